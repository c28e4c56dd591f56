"""The style guide: for makers only, complete, and with colours that one can read."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as project
from django.contrib.auth import get_user_model

from communities.models import CommunityIndexPage
from home.style_guide import tokens
from home.style_guide.specimens import GROUPS, IN_THE_FRAME, UNSEEN
from tests.filling import fill

pytestmark = pytest.mark.once

COMPONENTS = Path(project.BASE_DIR) / "templates" / "components"
INCLUDE = re.compile(r'"components/(\w+)\.html"')
ADDRESSES = ["/stijlgids/", *(f"/stijlgids/{group.slug}/" for group in GROUPS)]


@pytest.mark.parametrize("address", ADDRESSES)
def test_visitors_and_readers_without_the_cms_find_nothing(site, client, address):
    assert client.get(address).status_code == 404
    client.force_login(get_user_model().objects.create_user("lezer"))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_editors_see_it_and_caches_do_not_keep_it(site, admin_client, address):
    response = admin_client.get(address)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.text


def test_developers_see_it_without_signing_in(site, client, settings):
    settings.DEBUG = True
    assert client.get("/stijlgids/").status_code == 200


def test_other_addresses_and_methods_are_refused(site, admin_client):
    assert admin_client.get("/stijlgids/bestaat-niet/").status_code == 404
    assert admin_client.post("/stijlgids/").status_code == 405


def test_every_component_is_shown_or_part_of_one_that_is():
    everything = {path.stem for path in COMPONENTS.glob("*.html")}
    known = {one.name for group in GROUPS for one in group.specimens} | IN_THE_FRAME | UNSEEN
    assert known <= everything
    waiting = list(known)
    for name in waiting:
        parts = set(INCLUDE.findall((COMPONENTS / f"{name}.html").read_text()))
        waiting += sorted(parts - set(waiting))
    assert sorted(everything - set(waiting)) == []


def test_none_is_shown_twice():
    names = [one.name for group in GROUPS for one in group.specimens]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.slug)
def test_components_show_what_the_site_holds(site, admin_client, group):
    fill(site, 1)
    soup = BeautifulSoup(admin_client.get(f"/stijlgids/{group.slug}/").content, "html.parser")
    shown = [one.get_text(strip=True) for one in soup.select(".specimen__name")]
    left_out = soup.select_one("main > .quiet.section")
    names = left_out.get_text().split(": ")[1].strip().split(", ") if left_out else []
    assert sorted(shown + names) == sorted(one.name for one in group.specimens)
    assert len(shown) >= 2
    for section in soup.select(".specimen"):
        section.h2.decompose()
        assert section.get_text(strip=True) or section.find(True), section


def test_a_site_without_content_leaves_out_and_says_so(site, admin_client):
    CommunityIndexPage.objects.get().delete()
    text = admin_client.get("/stijlgids/agenda/").text
    assert "de site heeft hier nog niets van:" in text
    assert "next_moment" in text


def test_contrast_is_that_of_wcag():
    assert tokens.contrast("#fff", "#000000") == 21
    assert round(tokens.contrast("#777777", "#ffffff"), 2) == 4.48
    heart = tokens.paints("light")[0]
    assert (heart.name, heart.on_paper, heart.below_text) == ("heart", 6.1, 6.5)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_can_be_read_on_paper_and_below_text(scheme):
    for paint in tokens.paints(scheme):
        assert paint.on_paper >= 4.5, paint
        assert paint.below_text >= 4.5, paint
        assert paint.ink_on_tint >= 7, paint
    colours = tokens.schemes()[scheme]
    assert tokens.contrast(colours["ink"], colours["paper"]) >= 7
    assert tokens.contrast(colours["quiet"], colours["paper"]) >= 7
    for name in ["heart", *tokens.PAINTS]:
        assert tokens.contrast(colours[name], colours[f"{name}-tint"]) >= 4.5
