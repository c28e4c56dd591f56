"""The month: a table with days, and what is on each."""

import datetime as dt

import pytest

from tests import builders

from .reading import cell, links, options, page, text, texts

D, T = dt.date, dt.time
WHOSE = pytest.mark.parametrize("whose", ["community", "network"])


def address(network, whose: str, month: str = "2026-12") -> str:
    calendar = network.calendar if whose == "network" else network.gouda.calendar
    return f"{calendar.url}maand/{month}/"


def days_long(calendar, title: str, first: dt.date, last: dt.date):
    return builders.event(
        calendar,
        title,
        all_day=True,
        first_date=first,
        last_date=last,
        start_time=None,
        end_time=None,
    )


@WHOSE
def test_a_month_is_a_table_with_named_days_and_weeks(client, network, whose):
    builders.event(network.gouda.calendar)
    table = page(client, address(network, whose)).select_one("table.month")
    assert "role" not in table.attrs
    assert text(table.caption) == "December 2026"
    heads = [one.abbr["title"] for one in table.select('thead th[scope="col"]')]
    assert heads[1:] == [
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
    ]
    assert texts(table, 'th[scope="row"]')[-1] == "Week 53"
    dates = [one["datetime"] for one in table.select("td time[datetime]")]
    assert dates == [f"2026-12-{number:02}" for number in range(1, 32)]
    assert len(table.select("tbody tr")) == 5
    assert {len(row.select("td")) for row in table.select("tbody tr")} == {7}


@WHOSE
def test_today_is_marked_in_words(client, network, whose):
    builders.event(network.gouda.calendar, first_date=D(2026, 11, 5))
    found = page(client, address(network, whose, "2026-11"))
    (today,) = found.select('[aria-current="date"]')
    assert text(today) == "zondag 22 november vandaag"


@WHOSE
def test_several_days_stand_on_each_day_over_the_border_of_a_month(client, network, whose):
    days_long(network.gouda.calendar, "Expositie", D(2026, 11, 29), D(2026, 12, 3))
    found = page(client, address(network, whose))
    assert [cell(found, f"2026-12-0{number}") for number in (1, 2, 3, 4)] == [
        "loopt door Expositie dag 3 van 5",
        "loopt door Expositie dag 4 van 5",
        "loopt door Expositie dag 5 van 5",
        "",
    ]
    found = page(client, address(network, whose, "2026-11"))
    assert cell(found, "2026-11-29") == "hele dag Expositie dag 1 van 5"
    assert cell(found, "2026-11-30") == "loopt door Expositie dag 2 van 5"


@WHOSE
def test_days_are_in_order_of_time_and_what_goes_on_comes_last(client, network, whose):
    calendar = network.gouda.calendar
    builders.event(calendar, "Avond")
    days_long(calendar, "Al begonnen", D(2026, 12, 1), D(2026, 12, 4))
    builders.event(calendar, "Kamp", start_time=T(9), end_time=T(17), last_date=D(2026, 12, 5))
    builders.event(calendar, "Ochtend", start_time=T(8), end_time=T(10))
    found = page(client, address(network, whose))
    assert cell(found, "2026-12-03") == (
        "8.00 Ochtend | 9.00 Kamp dag 1 van 3 | 19.30 Avond | loopt door Al begonnen dag 3 van 4"
    )


@WHOSE
def test_the_end_of_an_evening_after_midnight_stands_on_the_evening(client, network, whose):
    builders.event(
        network.gouda.calendar,
        "Nacht",
        first_date=D(2026, 11, 30),
        last_date=D(2026, 12, 1),
        start_time=T(22),
        end_time=T(1),
    )
    assert cell(page(client, address(network, whose, "2026-11")), "2026-11-30") == "22.00 Nacht"
    found = page(client, address(network, whose))
    assert text(found.select_one(".nothing-here .lead")) == "Geen activiteiten in december 2026."


def test_what_began_before_the_month_is_not_counted_in_it(client, calendar):
    night = {
        "first_date": D(2026, 11, 30),
        "last_date": D(2026, 12, 1),
        "start_time": T(22),
        "end_time": T(1),
    }
    builders.event(calendar, "Nacht", audience="teens", **night)
    builders.event(calendar, "Koor", audience="adults")
    builders.event(calendar, "Spel", audience="children", start_time=T(14), end_time=T(15))
    for query, number in (("", "2 activiteiten"), ("?doelgroep=kinderen", "1 activiteit")):
        found = page(client, f"{calendar.url}maand/2026-12/{query}")
        assert text(found.select_one('[role="status"]')) == f"{number} gevonden"
        assert options(found)["Voor wie?"] == [
            "Kinderen (1 activiteit)",
            "Volwassenen (1 activiteit)",
        ]


@WHOSE
def test_cancelled_moved_and_full_dates_say_so_in_words(client, network, whose):
    event = builders.event(network.gouda.calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=3")
    builders.change(event, "2026-12-03", cancelled=True)
    builders.change(event, "2026-12-10", new_date=D(2026, 12, 11))
    builders.change(event, "2026-12-17", full=True)
    found = page(client, address(network, whose))
    assert [cell(found, f"2026-12-{day}") for day in ("03", "10", "11", "17")] == [
        "19.30 Repair Café gaat niet door",
        "",
        "19.30 Repair Café verplaatst",
        "19.30 Repair Café vol",
    ]


@pytest.mark.parametrize(("whole", "labels"), [(False, 1), (True, 0)])
def test_a_made_up_activity_has_its_label_where_the_whole_calendar_is_real(
    client, network, whole, labels
):
    event = builders.event(network.gouda.calendar, first_date=D(2026, 12, 3))
    calendar = type(network.gouda.calendar).objects.get(pk=network.gouda.calendar.pk)
    for made, is_example in ((event, True), (calendar, whole)):
        made.is_example = is_example
        made.save()
    table = page(client, address(network, "community")).select_one("table.month")
    assert len(table.select(".tag")) == labels


@WHOSE
def test_a_full_day_leads_to_its_own_page(client, network, whose):
    calendar = network.gouda.calendar
    for number in range(10):
        builders.event(calendar, f"Koor {number}")
    builders.event(calendar, "Lezing", first_date=D(2026, 12, 4))
    found = page(client, f"{address(network, whose)}?doelgroep=iedereen")
    assert len(found.select('.month__day:has(time[datetime="2026-12-03"]) .month__event')) == 8
    (link,) = found.select(".more-on-day a")
    assert text(link) == "Nog 7 op donderdag 3 december 2026"
    assert link["href"].endswith("dag/2026-12-03/?doelgroep=iedereen")
    assert len(page(client, link["href"]).select(".event")) == 10


def test_the_network_says_that_there_are_more_than_it_counted(client, network, monkeypatch):
    monkeypatch.setattr("events.calendar.cells.NETWORK_READ", 4)
    for number in range(6):
        builders.event(network.gouda.calendar, f"Koor {number}")
    for below in ("maand/2026-12/", "week/2026-W49/"):
        found = page(client, f"/agenda/{below}")
        (more,) = found.select(".more-on-day a")
        assert text(more) == "Meer dan 3 in totaal op donderdag 3 december 2026"


def test_the_network_names_the_communities_of_the_month(client, network):
    builders.event(network.gouda.calendar)
    builders.event(network.delft.calendar, first_date=D(2027, 1, 7))
    builders.event(network.calendar, "Terugkomdag")
    found = page(client, address(network, "network"))
    assert links(found, ".legend") == {"Zaai en maak": network.gouda.url}
    found = page(client, address(network, "network", "2027-01"))
    assert links(found, ".legend") == {"Taal en thee": network.delft.url}
    assert page(client, address(network, "community")).select(".legend") == []


@WHOSE
def test_an_empty_month_says_so_and_names_what_comes_next(client, network, whose):
    builders.event(network.gouda.calendar, first_date=D(2027, 2, 4))
    found = page(client, address(network, whose, "2027-01"))
    assert text(found.select_one(".nothing-here .lead")) == "Geen activiteiten in januari 2027."
    assert links(found, ".nothing-here") == {
        "Repair Café": f"{network.gouda.calendar.url}repair-cafe/2027-02-04/"
    }
    status = texts(found, '[role="status"]')
    assert status == ([] if whose == "network" else ["0 activiteiten gevonden"])


@WHOSE
def test_both_nights_of_the_clock_stand_on_their_own_day(client, network, whose):
    days_long(network.gouda.calendar, "Rust", D(2027, 3, 28), D(2027, 3, 28))
    days_long(network.gouda.calendar, "Uur", D(2027, 10, 31), D(2027, 10, 31))
    days_long(network.gouda.calendar, "Twee", D(2027, 10, 30), D(2027, 10, 31))
    found = page(client, address(network, whose, "2027-03"))
    assert [cell(found, f"2027-03-{day}") for day in (27, 28, 29)] == ["", "hele dag Rust", ""]
    found = page(client, address(network, whose, "2027-10"))
    assert [cell(found, f"2027-10-{day}") for day in (29, 30, 31)] == [
        "",
        "hele dag Twee dag 1 van 2",
        "hele dag Uur | loopt door Twee dag 2 van 2",
    ]


@pytest.mark.once
@WHOSE
def test_queries_do_not_grow(client, network, queries, whose):
    def add(number):
        for community in (network.gouda, network.delft):
            event = builders.event(
                community.calendar,
                f"Koor {number}",
                rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4",
                venue=builders.venue(f"Zaal {number}"),
            )
            builders.change(event, "2026-12-10", cancelled=True)
            days_long(community.calendar, f"Kamp {number}", D(2026, 12, 1), D(2026, 12, 3))

    add(1)
    plain, filtered = (
        queries(f"{address(network, whose)}{query}") for query in ("", "?vorm=fysiek&q=k")
    )
    add(2)
    add(3)
    assert queries(address(network, whose)) == plain
    assert queries(f"{address(network, whose)}?vorm=fysiek&q=k") == filtered
    assert plain <= 15
    assert filtered <= plain + 3
