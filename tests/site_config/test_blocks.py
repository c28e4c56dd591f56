"""What an editor sees of a block before choosing it."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.fields import StreamField

from communities.models import StoryPage
from home.models import StandardPage
from site_config.blocks import BodyBlock
from tests import builders


def choices():
    """Every block that stands beside another one in a list to choose from."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, StreamField) and len(field.stream_block.child_blocks) > 1:
                for name, block in field.stream_block.child_blocks.items():
                    yield f"{model.__name__}.{field.name}.{name}", block


def test_there_are_blocks_to_choose_from():
    assert {name.split(".")[-1] for name, _block in choices()} == set(BodyBlock().child_blocks)


@pytest.mark.parametrize(("name", "block"), list(choices()))
def test_every_block_that_one_chooses_is_shown_and_explained(name, block):
    assert block.is_previewable
    assert len(str(block.get_description())) > 20


@pytest.mark.parametrize("name", list(BodyBlock().child_blocks))
def test_preview_is_a_page_in_the_look_of_the_site(client, db, name):
    client.force_login(get_user_model().objects.create_superuser("b", "b@example.org", "x"))
    block = dict(choices())[f"StandardPage.body.{name}"]
    response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    html = response.content.decode()
    assert response.status_code == 200
    assert "site_config/css/tokens.css" in html
    shown = {
        "heading": "<h2>Wat neem je mee?</h2>",
        "paragraph": "<li>Je kapotte lamp.</li>",
        "picture": "preview-picture.svg",
        "quote": "Ik kwam voor de zaadjes",
        "mind": '<p class="mind__heading">Let op</p>',
        "fold": "Bus 4 stopt voor de deur.",
    }
    assert shown[name] in html


TIPS = [("heading", "Tip"), ("paragraph", "<p>A</p>"), ("heading", "Tip"), ("heading", "??")]


def test_equal_headings_on_one_page_have_addresses_of_their_own(client, site):
    page = site.home.add_child(instance=StandardPage(title="Hulp", body=TIPS))
    found = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert [one["id"] for one in found.select(".prose h2")] == ["kop-tip", "kop-tip-2", "kop-tekst"]
    assert [one["href"] for one in found.select(".toc a")] == [
        "#kop-tip",
        "#kop-tip-2",
        "#kop-tekst",
    ]


def test_where_nothing_links_to_headings_no_address_stands_twice(client, site):
    community = builders.community(site, "Zaai en maak", body=TIPS)
    story = community.stories.add_child(
        instance=StoryPage(title="Tomaten", date=dt.date(2026, 5, 1), summary="Rood.", body=TIPS)
    )
    event = builders.event(community.calendar, body=TIPS)
    for page in (community, story, event):
        found = BeautifulSoup(client.get(page.url).content, "html.parser")
        headings = [one for one in found.select("h2, h3") if one.get_text() == "Tip"]
        ids = [one["id"] for one in found.select("[id]")]
        assert (len(headings), len(ids)) == (2, len(set(ids))), page


def test_migrations_know_only_wagtails_own_blocks():
    paths = {block.deconstruct()[0] for block in BodyBlock().child_blocks.values()}
    assert {path.split(".")[0] for path in paths} == {"wagtail"}
