"""The list: what is coming, grouped by day, in pages."""

import datetime as dt

import pytest

from tests import builders

from .reading import days, links, page, text, texts, titles

D, T = dt.date, dt.time


def address(network, whose: str) -> str:
    return network.calendar.url if whose == "network" else network.gouda.calendar.url


WHOSE = pytest.mark.parametrize("whose", ["community", "network"])


@WHOSE
def test_activities_stand_under_their_day(client, network, whose):
    calendar = network.gouda.calendar
    builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    builders.event(calendar, "Koor", start_time=T(9), end_time=T(10))
    builders.event(calendar, "Voorbij", first_date=D(2026, 11, 21))
    builders.event(calendar, "Straks", first_date=D(2026, 11, 22))
    found = page(client, address(network, whose))
    assert days(found) == {
        "Vandaag Zondag 22 november 2026": ["Straks"],
        "Donderdag 3 december 2026": ["Koor", "Repair Café"],
        "Donderdag 10 december 2026": ["Repair Café"],
    }
    assert text(found.select_one('[role="status"]')) == "3 activiteiten gevonden"


def test_the_network_shows_every_community_by_name_and_its_own(client, network):
    builders.event(network.gouda.calendar, "Koor")
    builders.event(network.delft.calendar, "Taalcafé", start_time=T(20))
    builders.event(network.calendar, "Terugkomdag", start_time=T(20, 30))
    found = page(client, "/agenda/")
    assert [
        (text(one.select_one(".event__title")), texts(one, ".event__community"))
        for one in found.select(".event")
    ] == [("Koor", ["Zaai en maak"]), ("Taalcafé", ["Taal en thee"]), ("Terugkomdag", [])]
    assert titles(client, network.gouda.calendar.url) == ["Koor"]


def test_what_is_under_way_stands_under_today(client, calendar):
    builders.event(
        calendar,
        "Expositie",
        all_day=True,
        first_date=D(2026, 11, 20),
        last_date=D(2026, 12, 2),
        start_time=None,
        end_time=None,
    )
    builders.event(
        calendar, "Ochtend", first_date=D(2026, 11, 22), start_time=T(11), end_time=T(13)
    )
    builders.event(
        calendar, "Net klaar", first_date=D(2026, 11, 22), start_time=T(9), end_time=T(12)
    )
    found = page(client, calendar.url)
    assert days(found) == {"Vandaag Zondag 22 november 2026": ["Expositie", "Ochtend"]}
    assert texts(found, ".event__when") == [
        "loopt door tot en met woensdag 2 december",
        "11.00 tot 13.00 uur",
    ]


def test_an_evening_that_goes_on_after_midnight_stands_on_its_first_day(client, calendar):
    builders.event(calendar, "Nacht", start_time=T(22), end_time=T(1), last_date=D(2026, 12, 4))
    found = page(client, calendar.url)
    assert days(found) == {"Donderdag 3 december 2026": ["Nacht"]}
    assert texts(found, ".event__when") == ["22.00 uur, tot vrijdag 4 december, 1.00 uur"]


@pytest.mark.parametrize(
    ("day", "start", "end", "words"),
    [
        (D(2027, 3, 28), T(1, 30), T(4), "1.30 tot 4.00 uur"),
        (D(2027, 10, 31), T(1, 30), T(4), "1.30 tot 4.00 uur"),
        (D(2027, 3, 28), T(2, 30), T(4), "3.30 tot 4.00 uur"),
        (D(2027, 3, 28), None, None, "hele dag"),
        (D(2027, 10, 31), None, None, "hele dag"),
    ],
)
def test_the_nights_of_the_clock_keep_their_day_and_their_times(
    client, calendar, day, start, end, words
):
    builders.event(calendar, first_date=day, start_time=start, end_time=end, all_day=start is None)
    found = page(client, calendar.url)
    (heading,) = days(found)
    assert heading.startswith(f"Zondag {day.day} ")
    assert texts(found, ".event__when") == [words]
    for below in (f"dag/{day}/", f"week/{day:%G-W%V}/", f"maand/{day:%Y-%m}/"):
        assert titles(client, f"{calendar.url}{below}")[0].endswith("Repair Café")


def test_cancelled_moved_and_full_dates_say_so_in_words(client, calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=3")
    builders.change(event, "2026-12-03", cancelled=True)
    builders.change(event, "2026-12-10", new_date=D(2026, 12, 11))
    builders.change(event, "2026-12-17", full=True)
    found = page(client, calendar.url)
    assert {text(day.h2): texts(day, ".status") for day in found.select("section.day")} == {
        "Donderdag 3 december 2026": ["Gaat niet door: Ziekte"],
        "Vrijdag 11 december 2026": [
            "Verplaatst van donderdag 10 december 2026 naar vrijdag 11 december 2026: Ziekte"
        ],
        "Donderdag 17 december 2026": ["Vol: Ziekte"],
    }


@WHOSE
def test_pages_hold_thirty_dates_each(client, network, whose):
    builders.event(network.gouda.calendar, rule="FREQ=DAILY;COUNT=61")
    where = address(network, whose)
    numbers, dates = [], []
    for number in (1, 2, 3):
        found = page(client, f"{where}?pagina={number}")
        numbers.append(len(found.select(".event")))
        dates += [one["href"] for one in found.select(".event__title a")]
        assert text(found.select_one('.pagination [aria-current="page"]')) == f"Pagina {number}"
    assert numbers == [30, 30, 1]
    assert len(set(dates)) == 61
    assert client.get(f"{where}?pagina=4").status_code == 404
    assert "Agenda" in page(client, f"{where}?pagina=2").title.get_text()
    assert "pagina 2" in page(client, f"{where}?pagina=2").title.get_text()


@pytest.mark.parametrize("number", ["0", "-1", "34", "1.5", "١", "x", "9" * 5000])
def test_a_page_that_is_no_number_is_not_found(client, calendar, number):
    builders.event(calendar)
    response = client.get(calendar.url, {"pagina": number})
    assert (response.status_code, "We kunnen deze pagina niet vinden" in response.text) == (
        404,
        True,
    )


def test_the_last_page_goes_on_from_a_day(client, calendar, monkeypatch):
    monkeypatch.setattr("events.paging.MAX_PAGE", 2)
    monkeypatch.setattr("events.calendar.coming.MAX_PAGE", 2)
    builders.event(calendar, rule="FREQ=DAILY;COUNT=70")
    query = "doelgroep=iedereen"
    assert page(client, f"{calendar.url}?{query}").select(".calendar__onward") == []
    found = page(client, f"{calendar.url}?{query}&pagina=2")
    assert links(found, ".pagination") == {"Vorige pagina, pagina 1": f"?{query}&pagina=1"}
    assert links(found, ".calendar__onward") == {
        "Verder vanaf maandag 1 februari 2027": f"{calendar.url}?{query}&van=2027-02-01"
    }
    found = page(client, f"{calendar.url}?{query}&van=2027-02-01")
    assert len(found.select(".event")) == 10


def test_a_day_with_more_than_the_pages_hold_leads_to_the_day_after(client, network, monkeypatch):
    monkeypatch.setattr("events.calendar.options.READ", 3)
    monkeypatch.setattr("events.paging.PER_PAGE", 1)
    monkeypatch.setattr("events.calendar.coming.PER_PAGE", 1)
    monkeypatch.setattr("events.calendar.coming.MAX_PAGE", 3)
    monkeypatch.setattr("events.paging.MAX_PAGE", 3)
    for number in range(4):
        builders.event(network.gouda.calendar, f"Koor {number}")
    builders.event(network.gouda.calendar, "Later", first_date=D(2026, 12, 9))
    found = page(client, "/agenda/?van=2026-12-03&pagina=3")
    assert links(found, ".calendar__onward") == {
        "Verder vanaf vrijdag 4 december 2026": "/agenda/?van=2026-12-04"
    }
    found = page(client, "/agenda/?van=2026-12-03&tot=2026-12-03&pagina=3")
    assert links(found, ".calendar__onward") == {}


@WHOSE
def test_merged_every_activity_stands_once_at_its_next_date(client, network, whose):
    calendar = network.gouda.calendar
    builders.event(calendar, first_date=D(2026, 11, 5), rule="FREQ=WEEKLY;BYDAY=TH")
    builders.event(calendar, "Koor")
    where = f"{address(network, whose)}?samen=ja"
    found = page(client, where)
    assert days(found) == {
        "Donderdag 26 november 2026": ["Repair Café"],
        "Donderdag 3 december 2026": ["Koor"],
    }
    assert texts(found, ".event__repetition") == ["Elke donderdag."]
    assert text(found.select_one('[role="status"]')) == "2 activiteiten gevonden"
    month = links(found, ".calendar-views")["Maand"]
    assert month.endswith("maand/2026-11/?samen=ja")
    assert client.get(month).status_code == 200


def test_what_is_not_there_shows_the_way_out(client, network):
    found = page(client, network.gouda.calendar.url)
    assert text(found.select_one(".nothing-here .lead")) == "Er staat nog niets in de agenda."
    builders.event(network.gouda.calendar)
    found = page(client, f"{network.gouda.calendar.url}?doelgroep=kinderen")
    assert text(found.select_one(".nothing-here .lead")) == "Er is niets dat bij je keuzes past."
    assert links(found, ".nothing-here") == {
        "bekijk alle activiteiten": network.gouda.calendar.url,
        "Repair Café": f"{network.gouda.calendar.url}repair-cafe/2026-12-03/",
    }
    assert text(found.select_one('[role="status"]')) == "0 activiteiten gevonden"


@pytest.mark.parametrize(
    ("query", "robots"),
    [
        ("", None),
        ("?utm_source=brief", None),
        ("?pagina=2", "noindex"),
        ("?vorm=fysiek", "noindex"),
        ("?samen=ja", "noindex"),
        ("?van=2026-12-01", "noindex"),
    ],
)
def test_only_the_plain_list_is_for_search_engines(client, calendar, query, robots):
    builders.event(calendar, rule="FREQ=DAILY;COUNT=40")
    found = page(client, f"{calendar.url}{query}")
    meta = found.find("meta", {"name": "robots"})
    assert (meta and meta["content"]) == robots
    canonical = found.find("link", rel="canonical")["href"]
    assert canonical == f"http://localhost{calendar.url}"


@pytest.mark.once
@WHOSE
@pytest.mark.parametrize("query", ["", "?samen=ja"])
def test_queries_do_not_grow(client, network, queries, whose, query):
    theme = builders.theme(network.site)

    def add(number):
        for community in (network.gouda, network.delft):
            event = builders.event(
                community.calendar,
                f"Koor {number}",
                rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4",
                venue=builders.venue(f"Zaal {number}"),
                themes=[theme],
            )
            builders.change(event, "2026-12-10", cancelled=True)

    add(1)
    one = queries(f"{address(network, whose)}{query}")
    add(2)
    add(3)
    assert queries(f"{address(network, whose)}{query}") == one
    assert one <= 15
