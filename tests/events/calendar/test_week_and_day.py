"""The week as a list for each day, and one day in full."""

import datetime as dt

import pytest

from tests import builders

from .reading import days, links, page, text, texts, titles

D, T = dt.date, dt.time
WHOSE = pytest.mark.parametrize("whose", ["community", "network"])


def address(network, whose: str, below: str) -> str:
    calendar = network.calendar if whose == "network" else network.gouda.calendar
    return f"{calendar.url}{below}"


def camp(calendar, first, last):
    return builders.event(
        calendar,
        "Kamp",
        all_day=True,
        first_date=first,
        last_date=last,
        start_time=None,
        end_time=None,
    )


@WHOSE
def test_a_week_has_a_heading_for_each_day(client, network, whose):
    builders.event(network.gouda.calendar, rule="FREQ=WEEKLY;BYDAY=TH,SA;COUNT=4")
    found = page(client, address(network, whose, "week/2026-W49/"))
    assert text(found.h1) == "Week 49 · 30 november tot en met 6 december 2026"
    assert days(found) == {
        "Maandag 30 november 2026": [],
        "Dinsdag 1 december 2026": [],
        "Woensdag 2 december 2026": [],
        "Donderdag 3 december 2026": ["Repair Café"],
        "Vrijdag 4 december 2026": [],
        "Zaterdag 5 december 2026": ["Repair Café"],
        "Zondag 6 december 2026": [],
    }
    assert texts(found, ".day__nothing") == ["Niets op deze dag."] * 5


@WHOSE
def test_week_53_holds_new_year(client, network, whose):
    camp(network.gouda.calendar, D(2026, 12, 29), D(2027, 1, 2))
    found = page(client, address(network, whose, "week/2026-W53/"))
    assert text(found.h1) == "Week 53 · 28 december 2026 tot en met 3 januari 2027"
    assert [
        (heading, texts(section, ".event__when, .event__part"))
        for section in found.select("section.day")
        if (heading := text(section.h2)) and section.select(".event")
    ] == [
        (
            "Dinsdag 29 december 2026",
            ["hele dag tot en met zaterdag 2 januari", "Dag 1 van 5"],
        ),
        (
            "Woensdag 30 december 2026",
            ["loopt door tot en met zaterdag 2 januari", "Dag 2 van 5"],
        ),
        (
            "Donderdag 31 december 2026",
            ["loopt door tot en met zaterdag 2 januari", "Dag 3 van 5"],
        ),
        (
            "Vrijdag 1 januari 2027",
            ["loopt door tot en met zaterdag 2 januari", "Dag 4 van 5"],
        ),
        (
            "Zaterdag 2 januari 2027",
            ["loopt door tot en met zaterdag 2 januari", "Dag 5 van 5"],
        ),
    ]


@WHOSE
def test_a_day_shows_everything_that_is_on(client, network, whose):
    calendar = network.gouda.calendar
    camp(calendar, D(2026, 12, 1), D(2026, 12, 5))
    builders.event(calendar, "Avond")
    builders.event(calendar, "Ochtend", start_time=T(9), end_time=T(10))
    builders.event(calendar, "Morgen", first_date=D(2026, 12, 4))
    found = page(client, address(network, whose, "dag/2026-12-03/"))
    assert text(found.h1) == "Donderdag 3 december 2026"
    assert texts(found, ".event__title") == ["Kamp", "Ochtend", "Avond"]
    assert text(found.select_one('[role="status"]')) == "3 activiteiten gevonden"


def test_today_is_said_in_words_and_shows_what_has_been(client, calendar):
    builders.event(
        calendar, "Al geweest", first_date=D(2026, 11, 22), start_time=T(9), end_time=T(10)
    )
    builders.event(calendar, "Straks", first_date=D(2026, 11, 22))
    found = page(client, f"{calendar.url}dag/2026-11-22/")
    assert text(found.select_one(".calendar__today")) == "Dit is vandaag."
    assert texts(found, ".event__title") == ["Al geweest", "Straks"]
    found = page(client, f"{calendar.url}week/2026-W47/")
    assert days(found)["Vandaag Zondag 22 november 2026"] == ["Al geweest", "Straks"]


@WHOSE
def test_days_lead_to_the_days_that_have_something(client, network, whose):
    builders.event(network.gouda.calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=3")
    found = page(client, address(network, whose, "dag/2026-12-10/"))
    assert links(found, ".period-links") == {
        "← donderdag 3 december 2026": address(network, whose, "dag/2026-12-03/"),
        "donderdag 17 december 2026 →": address(network, whose, "dag/2026-12-17/"),
    }
    found = page(client, address(network, whose, "dag/2026-12-17/"))
    assert list(links(found, ".period-links")) == ["← donderdag 10 december 2026"]


def test_an_empty_day_says_so(client, calendar):
    builders.event(calendar)
    found = page(client, f"{calendar.url}dag/2026-12-01/")
    assert text(found.select_one(".nothing-here .lead")) == (
        "Geen activiteiten op dinsdag 1 december 2026."
    )
    assert links(found, ".nothing-here") == {
        "Repair Café": f"{calendar.url}repair-cafe/2026-12-03/"
    }
    found = page(client, f"{calendar.url}week/2026-W48/")
    assert text(found.select_one(".nothing-here .lead")) == "Geen activiteiten in week 48."


def test_an_empty_week_does_not_name_what_has_been(client, calendar):
    builders.event(calendar, first_date=D(2026, 11, 5))
    builders.event(calendar, "Koor", first_date=D(2026, 11, 19))
    found = page(client, f"{calendar.url}week/2026-W46/")
    community_url = calendar.url.removesuffix("agenda/")
    assert links(found, ".nothing-here") == {"Meer over Zaai en maak": community_url}


@WHOSE
def test_a_busy_day_has_pages(client, network, whose):
    for number in range(31):
        builders.event(network.gouda.calendar, f"Koor {number:02}")
    where = address(network, whose, "dag/2026-12-03/")
    seen = titles(client, where) + titles(client, f"{where}?pagina=2")
    assert (len(seen), len(set(seen))) == (31, 31)
    assert client.get(f"{where}?pagina=3").status_code == 404
    assert len(days(page(client, address(network, whose, "week/2026-W49/")))) == 7
    (more,) = page(client, address(network, whose, "week/2026-W49/")).select(".more-on-day a")
    assert more["href"] == where


@WHOSE
def test_cancelled_dates_stay_and_say_so(client, network, whose):
    event = builders.event(network.gouda.calendar)
    builders.change(event, "2026-12-03", cancelled=True)
    for below in ("week/2026-W49/", "dag/2026-12-03/"):
        found = page(client, address(network, whose, below))
        assert texts(found, ".status") == ["Gaat niet door: Ziekte"]


@pytest.mark.once
@WHOSE
@pytest.mark.parametrize("below", ["week/2026-W49/", "dag/2026-12-03/"])
def test_queries_do_not_grow(client, network, queries, whose, below):
    def add(number):
        for community in (network.gouda, network.delft):
            event = builders.event(
                community.calendar,
                f"Koor {number}",
                rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4",
                venue=builders.venue(f"Zaal {number}"),
            )
            builders.change(event, "2026-12-03", cancelled=True)

    add(1)
    one = queries(address(network, whose, below))
    add(2)
    add(3)
    assert queries(address(network, whose, below)) == one
    assert one <= 15
