"""What has been, newest first."""

import datetime as dt

import pytest

from tests import builders

from .reading import days, links, page, text, texts

D, T = dt.date, dt.time
WHOSE = pytest.mark.parametrize("whose", ["community", "network"])


def address(network, whose: str) -> str:
    calendar = network.calendar if whose == "network" else network.gouda.calendar
    return f"{calendar.url}archief/"


@WHOSE
def test_the_archive_shows_what_has_ended_newest_first(client, network, whose):
    calendar = network.gouda.calendar
    builders.event(calendar, first_date=D(2026, 11, 12), rule="FREQ=WEEKLY;BYDAY=TH;COUNT=3")
    builders.event(
        calendar, "Net klaar", first_date=D(2026, 11, 22), start_time=T(9), end_time=T(12)
    )
    builders.event(calendar, "Bezig", first_date=D(2026, 11, 22), start_time=T(9), end_time=T(13))
    builders.event(
        calendar,
        "Expositie",
        all_day=True,
        first_date=D(2026, 11, 1),
        last_date=D(2026, 11, 25),
        start_time=None,
        end_time=None,
    )
    found = page(client, address(network, whose))
    assert days(found) == {
        "Vandaag Zondag 22 november 2026": ["Net klaar"],
        "Donderdag 19 november 2026": ["Repair Café"],
        "Donderdag 12 november 2026": ["Repair Café"],
    }
    assert found.select('[role="status"]') == []


def test_what_was_called_off_did_not_take_place(client, calendar):
    event = builders.event(calendar, first_date=D(2026, 11, 12))
    builders.change(event, "2026-11-12", cancelled=True)
    found = page(client, f"{calendar.url}archief/")
    assert texts(found, ".status") == ["Ging niet door: Ziekte"]


def test_before_anything_has_been_the_archive_says_so(client, calendar):
    builders.event(calendar)
    found = page(client, f"{calendar.url}archief/")
    assert text(found.select_one(".calendar__note")) == "Er is nog niets geweest."
    assert links(found, ".page-header")["Naar wat er komt"] == calendar.url


@WHOSE
def test_the_archive_has_pages(client, network, whose):
    builders.event(network.gouda.calendar, first_date=D(2026, 10, 1), rule="FREQ=DAILY;COUNT=40")
    where = address(network, whose)
    seen = []
    for number in (1, 2):
        found = page(client, f"{where}?pagina={number}&doelgroep=iedereen")
        seen += [one["href"].split("/")[-2] for one in found.select(".event__title a")]
    assert seen == [(D(2026, 11, 9) - dt.timedelta(days=at)).isoformat() for at in range(40)]
    assert links(found, ".pagination") == {
        "Vorige pagina, pagina 1": "?doelgroep=iedereen&pagina=1"
    }
    assert client.get(f"{where}?pagina=3").status_code == 404


@pytest.mark.once
@WHOSE
def test_queries_do_not_grow(client, network, queries, whose):
    def add(number):
        for community in (network.gouda, network.delft):
            builders.event(
                community.calendar,
                f"Koor {number}",
                first_date=D(2026, 11, 5),
                rule="FREQ=DAILY;COUNT=4",
                venue=builders.venue(f"Zaal {number}"),
            )

    add(1)
    one = queries(address(network, whose))
    add(2)
    add(3)
    assert queries(address(network, whose)) == one
    assert one <= 15
