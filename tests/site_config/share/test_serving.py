"""The address of a share image: for whom the page is, and drawn only once."""

import datetime as dt
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.models import PageViewRestriction

from communities.models import StoryPage
from home.models import StandardPage
from site_config.share import drawing, serving

from ... import builders, kept

pytestmark = pytest.mark.once

COMMUNITY = "/communities/zaai-en-maak/"
EVENT = f"{COMMUNITY}agenda/repair-cafe/"


@kept.world
def community(site):
    page = builders.community(
        site, "Zaai en maak", colour="moss", pattern="leaves", picture=builders.picture()
    )
    builders.event(page.calendar, "Repair Café")
    page.stories.add_child(
        instance=StoryPage(title="Oogst", summary="Pompoenen.", date=dt.date(2026, 10, 3))
    )
    builders.theme(site)
    site.home.add_child(instance=StandardPage(title="Privacy", summary="Kort."))
    return page


ADDRESSES = [
    "/",
    "/communities/",
    COMMUNITY,
    f"{COMMUNITY}agenda/",
    EVENT,
    f"{COMMUNITY}verhalen/",
    f"{COMMUNITY}verhalen/oogst/",
    "/agenda/",
    "/kennisbank/",
    "/kennisbank/themas/",
    "/kennisbank/themas/maken-en-repareren/",
    "/privacy/",
]


def tags(client, address):
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    found = soup.select('meta[property^="og:"], meta[name^="twitter:"]')
    return {one.get("property") or one["name"]: one["content"] for one in found}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_names_its_own_image_and_that_is_there(community, client, address):
    found = tags(client, address)
    assert found["og:image"].partition("?")[0] == f"http://localhost{address}deelbeeld.jpg"
    assert found["og:url"] == f"http://localhost{address}"
    assert found["twitter:image"] == found["og:image"]
    assert found["twitter:card"] == "summary_large_image"
    response = client.get(found["og:image"].removeprefix("http://localhost"))
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    size = Image.open(BytesIO(response.content)).size
    assert [str(side) for side in size] == [found["og:image:width"], found["og:image:height"]]


def test_the_tags_say_what_title_and_description_say(community, client):
    soup = BeautifulSoup(client.get(EVENT).content, "html.parser")
    found = tags(client, EVENT)
    assert found["og:title"] == soup.title.get_text() == found["twitter:title"]
    assert found["og:description"] == soup.select_one('meta[name="description"]')["content"]
    assert found["og:locale"] == "nl_NL"


def test_a_page_below_another_has_its_own_title_and_address(community, client):
    found = tags(client, f"{EVENT}2026-12-03/")
    assert "donderdag 3 december 2026" in found["og:title"]
    assert found["og:url"] == f"http://localhost{EVENT}2026-12-03/"
    assert found["og:image"].startswith(f"http://localhost{EVENT}deelbeeld.jpg")


def test_what_is_no_page_has_no_tags(site, client):
    assert tags(client, "/bestaat-niet/") == {}


def test_it_is_drawn_once_for_the_same_content(community, client, monkeypatch):
    drawn = []
    draw = drawing.draw
    monkeypatch.setattr(drawing, "draw", lambda card: drawn.append(card.title) or draw(card))
    first = client.get(f"{COMMUNITY}deelbeeld.jpg")
    again = client.get(f"{COMMUNITY}deelbeeld.jpg?v=1")
    assert first.content == again.content
    assert drawn == ["Zaai en maak"]
    assert len(default_storage.listdir(serving.FOLDER)[1]) == 1
    community.title = "Zaai en oogst"
    community.save()
    assert client.get(f"{COMMUNITY}deelbeeld.jpg").content != first.content
    assert drawn == ["Zaai en maak", "Zaai en oogst"]


def test_two_at_the_same_moment_leave_one_file(community, monkeypatch):
    card = community.share_card()
    draw = drawing.draw

    def draw_twice(one):
        monkeypatch.setattr(drawing, "draw", draw)
        serving.kept(one)
        return draw(one)

    monkeypatch.setattr(drawing, "draw", draw_twice)
    assert serving.kept(card) == draw(card)
    assert default_storage.listdir(serving.FOLDER)[1] == [f"{card.key}.jpg"]


def test_an_activity_has_colour_and_pattern_of_its_community(community):
    event = community.calendar.get_children().get().specific
    story = community.stories.get_children().get().specific
    for page in (community, community.calendar, event, community.stories, story):
        card = page.share_card()
        assert (card.colour, card.pattern) == ("moss", "leaves")
    assert event.share_card().label == "Zaai en maak"


def test_an_example_says_so_on_its_image(community):
    community.is_example = True
    assert community.share_card().label == "Voorbeeld · Gouda"


def test_a_closed_page_shows_no_image(community, client):
    assert client.get(f"{EVENT}deelbeeld.jpg").status_code == 200
    community.unpublish()
    assert client.get(f"{COMMUNITY}deelbeeld.jpg").status_code == 404
    assert client.get(f"{EVENT}deelbeeld.jpg").status_code == 404


def test_a_restricted_page_shows_it_to_its_members_and_keeps_it_from_caches(
    community, client, admin_user
):
    public = client.get(f"{EVENT}deelbeeld.jpg")
    assert "public" in public["Cache-Control"]
    PageViewRestriction.objects.create(page=community, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{EVENT}deelbeeld.jpg").status_code == 302
    client.force_login(admin_user)
    member = client.get(f"{EVENT}deelbeeld.jpg")
    assert member.content == public.content
    assert "private" in member["Cache-Control"]


def test_behind_a_password_the_tags_tell_nothing(community, client):
    PageViewRestriction.objects.create(
        page=community, restriction_type=PageViewRestriction.PASSWORD, password="geheim-woord"
    )
    assert tags(client, EVENT) == {}
    assert client.get(f"{EVENT}deelbeeld.jpg")["Content-Type"].startswith("text/html")


def test_who_has_it_already_is_told_so(community, client):
    first = client.get(f"{COMMUNITY}deelbeeld.jpg")
    again = client.get(f"{COMMUNITY}deelbeeld.jpg", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_no_page_asks_more_of_the_database_for_its_tags(community, client):
    """Not even the community of an activity: its colours are for the image alone."""
    from site_config.templatetags import site_frame

    def count(address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    with_tags = [count(address) for address in ADDRESSES]
    with pytest.MonkeyPatch.context() as patch:
        # Nothing is a page any more: no tags.
        patch.setattr(site_frame, "BasePage", tuple)
        assert tags(client, "/") == {}
        without = [count(address) for address in ADDRESSES]
    assert with_tags == without
