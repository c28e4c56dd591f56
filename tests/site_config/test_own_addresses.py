"""No page takes an address that the site answers itself."""

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import slug_re

from home.models import HomePage, StandardPage
from site_config.own_addresses import first_parts
from site_config.pages import FixedSlug

TAKEN = [
    "_util",
    "admin",
    "documents",
    "inloggen",
    "livez",
    "media",
    "oembed",
    "readyz",
    "static",
    "stijlgids",
    "zoeken",
]


@pytest.mark.parametrize("slug", TAKEN)
def test_a_page_with_an_address_of_the_site_is_refused(site, slug):
    with pytest.raises(ValidationError) as raised:
        site.home.add_child(instance=StandardPage(title="Pagina", slug=slug))
    assert raised.value.message_dict == {
        "slug": ["De site gebruikt dit adres zelf. Kies een ander."]
    }
    assert not StandardPage.objects.exists()


def test_the_title_alone_does_not_lead_there_either(site):
    with pytest.raises(ValidationError):
        site.home.add_child(instance=StandardPage(title="Media"))
    page = site.home.add_child(instance=StandardPage(title="Media en pers"))
    assert page.slug == "media-en-pers"


def test_other_pages_below_the_front_page_have_addresses_that_are_free():
    others = [one for one in HomePage.allowed_subpage_models() if one is not StandardPage]
    assert all(issubclass(one, FixedSlug) for one in others)
    assert {one.fixed_slug for one in others}.isdisjoint(first_parts())


def test_what_the_site_answers_is_known_without_a_list():
    assert {one for one in first_parts() if slug_re.match(one)} == set(TAKEN)
