"""oEmbed: what is public is answered by the specification, what is not is not there."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests import builders

pytestmark = pytest.mark.once

HOST = "http://testserver"


@pytest.fixture(autouse=True)
def _still_clock(time_machine_now):
    """Noon on 22 November 2026."""


@pytest.fixture
def community(site):
    return builders.community(site, "Zaai en maak")


@pytest.fixture
def event(community):
    return builders.event(community.calendar, rule="FREQ=WEEKLY;COUNT=3")


def ask(client, url=None, status=200, **more):
    response = client.get("/oembed", {"url": url, **more} if url is not None else more)
    assert response.status_code == status, response.text
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    return response.json()


def test_calendar_comes_as_a_frame(client, community, event):
    told = ask(client, f"{HOST}{community.calendar.url}", format="json")
    html = BeautifulSoup(told.pop("html"), "html.parser")
    assert told == {
        "version": "1.0",
        "type": "rich",
        "title": "Agenda van Zaai en maak",
        "author_name": "Zaai en maak",
        "author_url": f"{HOST}{community.url}",
        "provider_name": "Kloppend Hart",
        "provider_url": f"{HOST}/",
        "width": 600,
        "height": 600,
        "cache_age": 86400,
    }
    assert html.iframe["src"] == f"{HOST}{community.calendar.url}insluiten/"
    assert [html.iframe["width"], html.iframe["height"]] == ["600", "600"]
    assert "Repair Café" in client.get(html.iframe["src"]).text


def test_calendar_keeps_the_filters_of_its_address(client, community):
    url = f"{HOST}{community.calendar.url}?utm_source=x&vorm=fysiek&q=a%22b"
    html = BeautifulSoup(ask(client, url)["html"], "html.parser")
    assert html.iframe["src"].endswith("/agenda/insluiten/?vorm=fysiek&q=a%22b")
    ask(client, f"{HOST}{community.calendar.url}?vorm=paars", 404)
    many = "&".join(f"thema=t{at}" for at in range(70))
    ask(client, f"{HOST}{community.calendar.url}?{many}", 404)


def test_network_has_itself_as_author(client, site):
    told = ask(client, f"{HOST}/agenda/")
    assert told["title"] == "Agenda van Kloppend Hart"
    assert told["author_name"] == told["provider_name"] == "Kloppend Hart"


def test_series_comes_with_its_next_date_that_goes_on(client, event):
    builders.change(event, "2026-12-03", cancelled=True)
    told = ask(client, f"{HOST}{event.url}")
    html = BeautifulSoup(told["html"], "html.parser")
    assert html.a["href"] == f"{HOST}{event.url}"
    text = " ".join(html.get_text(" ").split())
    assert "Donderdag 10 december 2026, 19.30 tot 21.00 uur, Chocoladefabriek" in text
    assert "Elke donderdag, 3 keer" in text
    assert told["title"] == "Repair Café"
    assert told["cache_age"] == 86400


def test_date_comes_with_what_happens_to_it(client, event):
    builders.change(event, "2026-12-10", cancelled=True)
    told = ask(client, f"{HOST}{event.url}2026-12-10/")
    html = BeautifulSoup(told["html"], "html.parser")
    assert html.a["href"] == f"{HOST}{event.url}2026-12-10/"
    assert "Gaat niet door: Donderdag 10 december 2026" in html.get_text(" ", strip=True)


def test_answer_is_kept_no_longer_than_its_date_is_to_come(client, community):
    event = builders.event(
        community.calendar, first_date=dt.date(2026, 11, 22), start_time=dt.time(13, 0)
    )
    assert ask(client, f"{HOST}{event.url}")["cache_age"] == 3600


def test_examples_are_called_so(client, community, event):
    for page in (community.calendar, event):
        type(page).objects.filter(pk=page.pk).update(is_example=True)
        assert ask(client, f"{HOST}{page.url}")["title"].endswith("(voorbeeld)")
    assert "Voorbeeld" in ask(client, f"{HOST}{event.url}")["html"]


def test_it_is_never_larger_than_asked(client, community, event):
    told = ask(client, f"{HOST}{community.calendar.url}", maxwidth="320", maxheight="99")
    frame = BeautifulSoup(told["html"], "html.parser").iframe
    assert [told["width"], told["height"]] == [320, 99]
    assert [frame["width"], frame["height"]] == ["320", "99"]
    told = ask(client, f"{HOST}{event.url}", maxwidth="9999", maxheight="9999")
    assert [told["width"], told["height"]] == [600, 240]


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "veel", "٣", "999999", "%00"])
def test_what_is_no_number_of_pixels_is_refused(client, community, number):
    told = ask(client, f"{HOST}{community.calendar.url}", 400, maxwidth=number)
    assert told == {"error": "“maxwidth” is geen aantal pixels."}


@pytest.mark.parametrize("kind", ["xml", "yaml", "JSON"])
def test_other_formats_are_not_implemented(client, community, kind):
    told = ask(client, f"{HOST}{community.calendar.url}", 501, format=kind)
    assert told == {"error": "We kennen alleen format=json."}


@pytest.mark.parametrize("url", [None, "", "a\x00b", "http://[", "http://testserver/" + "a" * 2000])
def test_without_an_address_it_asks_for_one(client, site, url):
    assert "Zeg over welk adres het gaat" in ask(client, url, 400)["error"]


@pytest.mark.parametrize(
    "url",
    [
        "https://elders.example/agenda/",
        "http://testserver.elders.example/agenda/",
        "http://testserver@elders.example/agenda/",
        "ftp://testserver/agenda/",
        "javascript:alert(1)",
        "//testserver/agenda/",
        "/agenda/",
        "http://testserver/",
        "http://testserver/communities/",
        "http://testserver/communities/zaai-en-maak/",
        "http://testserver/communities/zaai-en-maak/agenda/maand/2026-12/",
        "http://testserver/communities/zaai-en-maak/agenda/insluiten/",
        "http://testserver/communities/zaai-en-maak/agenda/bestaat-niet/",
        "http://testserver/communities/zaai-en-maak/agenda/repair-cafe/2026-12-04/",
        "http://testserver/communities/zaai-en-maak/agenda/repair-cafe/2026-02-30/",
        "http://testserver/communities/zaai-en-maak/agenda/repair-cafe/abonneren/",
        "http://testserver/admin/",
        "http://testserver/" + "a/" * 50,
    ],
)
def test_what_is_not_there_is_not_found(client, event, url):
    assert ask(client, url, 404) == {"error": "Op dit adres staat niets dat openbaar is."}


def test_what_is_closed_answers_as_what_is_not_there(client, admin_client, community, event):
    missing = ask(client, f"{HOST}{community.calendar.url}bestaat-niet/", 404)
    draft = builders.event(community.calendar, "Geheim plan", publish=False)
    addresses = [community.calendar.url, event.url, f"{event.url}2026-12-03/"]
    assert ask(admin_client, f"{HOST}{draft.url}", 404) == missing
    for kind in ("login", "password"):
        closed = PageViewRestriction.objects.create(
            page=community, restriction_type=kind, password="geheim"
        )
        for url in addresses:
            # Also for who may see it: the answer is for others.
            assert ask(client, f"{HOST}{url}", 404) == missing
            assert ask(admin_client, f"{HOST}{url}", 404) == missing
        closed.delete()
    community.unpublish()
    for url in addresses:
        assert ask(client, f"{HOST}{url}", 404) == missing


def discovered(client, url) -> list[str]:
    found = BeautifulSoup(client.get(url).content, "html.parser")
    return [one["href"] for one in found.select('link[type="application/json+oembed"]')]


def test_pages_say_where_their_answer_is(client, community, event):
    for url in (community.calendar.url, event.url, f"{event.url}2026-12-03/", "/agenda/"):
        [address] = discovered(client, url)
        told = client.get(address)
        assert told.status_code == 200
        assert told.json()["type"] == "rich"
    for url in (community.url, f"{community.calendar.url}maand/2026-12/", "/communities/"):
        assert discovered(client, url) == []


def test_closed_pages_do_not_say_it(admin_client, community, event):
    PageViewRestriction.objects.create(page=community, restriction_type="login")
    for url in (community.calendar.url, event.url):
        assert discovered(admin_client, url) == []


def test_it_is_for_reading(client, community):
    assert client.post("/oembed", {"url": f"{HOST}{community.calendar.url}"}).status_code == 405


@pytest.mark.once
def test_queries_do_not_grow(client, community, event):
    def count(url) -> int:
        ask(client, f"{HOST}{url}")
        with CaptureQueriesContext(connection) as captured:
            ask(client, f"{HOST}{url}")
        return len(captured)

    urls = [community.calendar.url, event.url, f"{event.url}2026-12-03/"]
    before = [count(url) for url in urls]
    for at in range(3):
        builders.event(community.calendar, f"Ook {at}", rule="FREQ=DAILY;COUNT=20")
    assert [count(url) for url in urls] == before
    assert max(before) <= 10
