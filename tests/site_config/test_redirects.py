"""Addresses that were given out go on working after a page was renamed or moved."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from tests import builders


@pytest.fixture
def community(site):
    found = builders.community(site, "Zaai en maak")
    builders.event(found.calendar, rule="FREQ=WEEKLY;BYDAY=TH")
    return found


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Wagtail notes an old address when the new one has been committed."""

    def rename(page, slug: str) -> None:
        page = type(page).objects.get(pk=page.pk)
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    return rename


TAILS = [
    "",
    "agenda/",
    "agenda/feed.ics",
    "agenda/feed.ics?thema=lezen&vorm=online",
    "agenda/feed.json?van=2026-12-01&tot=2026-12-31",
    "agenda/repair-cafe/",
    "agenda/repair-cafe/feed.ics",
    "agenda/repair-cafe/2026-12-03/",
    "agenda/repair-cafe/2026-12-03/feed.ics",
]


@pytest.mark.parametrize("tail", TAILS)
def test_everything_below_a_renamed_community_moves_along(client, community, tail, rename):
    rename(community, "zaaien-en-maken")
    response = client.get(f"/communities/zaai-en-maak/{tail}")
    assert response.status_code == 301
    assert response["Location"] == f"/communities/zaaien-en-maken/{tail}"


def test_subscriptions_survive_a_renamed_activity(client, community, rename):
    event = community.calendar.get_children().get().specific
    rename(event, "maakavond")
    for tail in ("feed.ics", "2026-12-03/", "2026-12-03/feed.ics"):
        response = client.get(f"/communities/zaai-en-maak/agenda/repair-cafe/{tail}", follow=True)
        assert response.status_code == 200
        assert response.redirect_chain == [
            (f"/communities/zaai-en-maak/agenda/maakavond/{tail}", 301)
        ]


def test_subscriptions_survive_a_move(client, site, community):
    other = builders.community(site, "Bladzijde Z")
    event = community.calendar.get_children().get().specific
    event.move(other.calendar, "last-child")
    response = client.get("/communities/zaai-en-maak/agenda/repair-cafe/feed.ics")
    assert response["Location"] == "/communities/bladzijde-z/agenda/repair-cafe/feed.ics"


def test_renaming_twice_goes_straight_to_the_last_name(client, community, rename):
    rename(community, "tweede")
    rename(community, "derde")
    for old in ("zaai-en-maak", "tweede"):
        response = client.get(f"/communities/{old}/agenda/feed.ics")
        assert response["Location"] == "/communities/derde/agenda/feed.ics"


def test_renaming_there_and_back_does_not_loop(client, community, rename):
    rename(community, "even-anders")
    rename(community, "zaai-en-maak")
    assert client.get("/communities/zaai-en-maak/agenda/feed.ics").status_code == 200
    response = client.get("/communities/even-anders/agenda/feed.ics")
    assert response["Location"] == "/communities/zaai-en-maak/agenda/feed.ics"
    type(community).objects.get(pk=community.pk).unpublish()
    assert client.get("/communities/zaai-en-maak/agenda/feed.ics").status_code == 404
    assert client.get("/communities/even-anders/agenda/feed.ics").status_code == 404


def test_swapped_names_do_not_loop(client, site, community, rename):
    other = builders.community(site, "Bladzijde Z")
    rename(community, "tussen")
    rename(other, "zaai-en-maak")
    rename(community, "bladzijde-z")
    assert client.get("/communities/zaai-en-maak/").context["page"].pk == other.pk
    assert client.get("/communities/bladzijde-z/").context["page"].pk == community.pk
    response = client.get("/communities/zaai-en-maak/agenda/repair-cafe/feed.ics", follow=True)
    assert response.status_code == 200
    assert len(response.redirect_chain) == 1
    # What nobody ever had is not looked for elsewhere.
    assert client.get("/communities/zaai-en-maak/agenda/onbekend/").status_code == 404


def test_a_new_page_takes_the_old_address(client, site, community, rename):
    rename(community, "oud-en-nieuw")
    new = builders.community(site, "Zaai en maak")
    assert client.get("/communities/zaai-en-maak/").context["page"].pk == new.pk
    assert client.get("/communities/zaai-en-maak/agenda/feed.ics").status_code == 200


def test_unpublished_target_is_not_found(client, community, rename):
    rename(community, "weg")
    type(community).objects.get(pk=community.pk).unpublish()
    assert client.get("/communities/zaai-en-maak/agenda/feed.ics").status_code == 404


def test_a_redirect_of_an_editor_is_followed_as_it_stands(client, site, community):
    Redirect.objects.create(old_path="/folder", redirect_link="/communities/", is_permanent=False)
    response = client.get("/folder/")
    assert (response.status_code, response["Location"]) == (302, "/communities/")
    assert client.get("/folder/agenda/feed.ics").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/communities/%00/", "/" + "a/" * 40, "/x" * 500 + "/", "/%D9%A2/", "/communities/a%0d%0ab/"],
)
def test_odd_addresses_are_not_found(client, site, path):
    assert client.get(path).status_code == 404


def test_pages_that_are_there_ask_no_redirects(client, community):
    client.get("/communities/zaai-en-maak/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/communities/zaai-en-maak/")
    assert not [one for one in captured if "redirect" in one["sql"]]


def test_uid_survives_a_renamed_community(client, community, rename):
    before = client.get("/communities/zaai-en-maak/agenda/feed.ics").content.decode()
    rename(community, "nieuw")
    after = client.get("/communities/zaai-en-maak/agenda/feed.ics", follow=True).content.decode()
    uids = [
        {line for line in text.splitlines() if line.startswith("UID:")} for text in (before, after)
    ]
    assert uids[0] == uids[1]
    assert "/communities/nieuw/agenda/repair-cafe/" in after.replace("\r\n ", "")
    assert dt.date(2026, 12, 3).strftime("%Y%m%d") in after
