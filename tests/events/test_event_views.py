"""The page of an activity and of one of its dates, as a resident reads them."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Series
from tests import builders

pytestmark = pytest.mark.once


def page(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(node) -> str:
    return " ".join(node.get_text().split())


def fact(found: BeautifulSoup, label: str) -> str:
    facts = {text(one.dt): text(one.dd) for one in found.select(".facts > div")}
    return facts[label]


@pytest.fixture
def series(calendar, time_machine_now):
    return builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=8")


def test_series_page_says_rule_and_first_six_dates(client, series):
    found = page(client, series.url)
    assert fact(found, "Wanneer") == (
        "Donderdag 3 december 2026, 19.30 tot 21.00 uur "
        "Elke donderdag, 8 keer vanaf 3 december 2026."
    )
    assert [text(one) for one in found.select(".date__link")] == [
        "Donderdag 3 december 2026, 19.30 tot 21.00 uur",
        "Donderdag 10 december 2026, 19.30 tot 21.00 uur",
        "Donderdag 17 december 2026, 19.30 tot 21.00 uur",
        "Donderdag 24 december 2026, 19.30 tot 21.00 uur",
        "Donderdag 31 december 2026, 19.30 tot 21.00 uur",
        "Donderdag 7 januari 2027, 19.30 tot 21.00 uur",
    ]


def test_series_page_begins_with_the_date_that_does_not_take_place(client, series):
    builders.change(series, "2026-12-03", cancelled=True)
    found = page(client, series.url)
    assert text(found.select_one(".notice")) == (
        "Donderdag 3 december 2026, 19.30 tot 21.00 uur Gaat niet door: Ziekte"
    )
    assert text(found.select_one(".next-moment time")) == "Donderdag 10 december, 19.30 uur"


def test_another_place_is_named_wherever_the_date_is(client, series):
    builders.change(series, "2026-12-03", venue=builders.venue("Sint-Janskerk"))
    found = page(client, series.url)
    assert fact(found, "Waar").startswith("Chocoladefabriek")
    assert "De volgende keer ergens anders: Sint-Janskerk, Gouda" in fact(found, "Waar")
    lines = [text(one) for one in found.select(".date")]
    assert [one for one in lines if "Andere plek" in one] == lines[:1]
    found = page(client, f"{series.url}2026-12-03/")
    assert "Andere plek: Sint-Janskerk, Gouda" in text(found.select_one(".notice"))
    assert fact(found, "Waar").startswith("Sint-Janskerk")
    assert "ergens anders" not in fact(found, "Waar")


def test_each_date_and_the_series_can_be_put_into_a_calendar(client, series):
    for address, date in ((series.url, "2026-12-03"), (f"{series.url}2026-12-17/", "2026-12-17")):
        links = page(client, address).select(".add-to-calendar a")
        assert [one["href"] for one in links] == [
            f"{series.url}{date}/feed.ics",
            f"{series.url}feed.ics",
            f"{series.url}abonneren/",
        ]
        for link in links:
            assert client.get(link["href"]).status_code == 200


def test_what_happens_once_has_one_file(client, calendar, time_machine_now):
    event = builders.event(calendar)
    links = page(client, event.url).select(".add-to-calendar a")
    assert [(text(one), one["href"]) for one in links] == [
        ("Donderdag 3 december 2026", f"{event.url}2026-12-03/feed.ics")
    ]


@pytest.mark.parametrize("first", [dt.date(2026, 12, 3), dt.date(2026, 11, 12)])
def test_what_is_off_or_over_cannot_be_signed_up_for_or_saved(
    client, calendar, time_machine_now, first
):
    event = builders.event(calendar, first_date=first, sign_up_note="Bel de balie.")
    if first.month == 12:
        builders.change(event, "2026-12-03", cancelled=True)
    found = page(client, f"{event.url}{first}/")
    assert "Bel de balie." not in found.main.get_text()
    assert found.select(".add-to-calendar") == []
    assert "Er is nog geen nieuwe datum." in text(found.select_one(".notice"))


def test_the_route_leads_to_the_place_of_the_date(client, series):
    link = page(client, series.url).select_one(".facts__route")
    assert link["href"] == ("https://www.openstreetmap.org/directions?to=Klein+Amerika+20%2C+Gouda")


def test_more_shows_other_activities_that_go_on(client, calendar, series):
    builders.event(calendar, "Koor", first_date=dt.date(2026, 12, 1), rule="FREQ=DAILY;COUNT=9")
    off = builders.event(calendar, "Lezing")
    builders.change(off, "2026-12-03", cancelled=True)
    builders.event(calendar, "Concept", publish=False)
    titles = page(client, series.url).select(".section .event__title")
    assert [text(one) for one in titles] == ["Koor"]


def test_only_what_is_still_to_come_is_for_search_engines(client, calendar, time_machine_now):
    event = builders.event(calendar, first_date=dt.date(2026, 11, 19), rule="FREQ=WEEKLY;COUNT=2")
    robots = [
        page(client, f"{event.url}{date}/").find("meta", {"name": "robots"})
        for date in ("2026-11-19", "2026-11-26")
    ]
    assert [one and one["content"] for one in robots] == ["noindex", None]


def test_halves_of_a_series_point_at_each_other(client, calendar, series):
    later = builders.event(calendar, "Repair Café op vrijdag", first_date=dt.date(2027, 1, 29))
    Series.objects.filter(event=later).update(follows=series)
    assert text(page(client, series.url).select_one(".series-links")) == (
        "Deze reeks gaat vanaf vrijdag 29 januari 2027 anders verder: Repair Café op vrijdag"
    )
    link = page(client, later.url).select_one(".series-links a")
    assert link["href"] == series.url


def test_a_preview_of_what_is_not_published_yet_works(client, calendar, rf, time_machine_now):
    event = builders.event(calendar, publish=False, rule="FREQ=WEEKLY;COUNT=3")
    response = event.make_preview_request(rf.get("/"), event.default_preview_mode)
    assert response.status_code == 200
    found = BeautifulSoup(response.render().content, "html.parser")
    assert text(found.select_one(".next-moment")) == ("Volgende keer Er is nog geen nieuwe datum.")


def test_feeds_can_be_found_by_programs(client, series, calendar):
    def feeds(address):
        links = page(client, address).select("link[rel=alternate]:not([type$=oembed])")
        return [(one["type"], one["href"]) for one in links]

    assert feeds(series.url) == [("text/calendar", f"{series.url}feed.ics")]
    assert feeds(f"{series.url}2026-12-03/") == [("text/calendar", f"{series.url}feed.ics")]
    assert feeds(calendar.url) == [
        ("text/calendar", f"{calendar.url}feed.ics"),
        ("application/atom+xml", f"{calendar.url}feed.xml"),
        ("application/json", f"{calendar.url}feed.json"),
    ]


def test_queries_do_not_grow(client, calendar, series):
    def queries():
        found = []
        for address in (series.url, f"{series.url}2026-12-03/"):
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            found.append(len(captured))
        return found

    builders.event(calendar, "Koor 1")
    one = queries()
    for number in (2, 3):
        builders.event(calendar, f"Koor {number}")
        builders.change(series, f"2026-12-{7 * number + 3}", cancelled=True)
    assert queries() == one
    assert max(one) <= 15
