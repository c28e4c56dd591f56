"""Filters: in the address, alone and together, on every view."""

import datetime as dt

import pytest
from django.http import QueryDict

from events.filters import Filters, TooMuch
from tests import builders

from .reading import links, page, text, texts, titles

pytestmark = pytest.mark.every_case

D, T = dt.date, dt.time
EVERY_VIEW = ["", "maand/2026-12/", "week/2026-W49/", "dag/2026-12-03/", "archief/"]


def shown(client, network, below: str, query: str) -> set[str]:
    """The titles that a view of the network shows, without the times before them."""
    found = titles(client, f"{network.calendar.url}{below}?{query}")
    return {name for name in EVERYTHING if any(name in one for one in found)}


EVERYTHING = {"Zagen", "Borduren", "Taalcafé", "Open huis"}
WHAT_MEETS = [
    ("", EVERYTHING),
    ("bibliotheek=bibliotheek-gouda", {"Zagen", "Borduren"}),
    ("thema=taal", {"Borduren", "Taalcafé"}),
    ("doelgroep=kinderen", {"Zagen"}),
    ("vorm=online", {"Taalcafé"}),
    ("dagdeel=ochtend", {"Zagen", "Open huis"}),
    ("q=borDUR", {"Borduren"}),
    ("q=cultuurhuis", {"Borduren"}),
    ("doelgroep=kinderen&doelgroep=volwassenen", {"Zagen", "Borduren", "Taalcafé"}),
    ("vorm=fysiek&vorm=hybride", {"Zagen", "Borduren", "Open huis"}),
    ("dagdeel=ochtend&dagdeel=avond", {"Zagen", "Taalcafé", "Open huis"}),
    ("doelgroep=volwassenen&vorm=hybride", {"Borduren"}),
    ("thema=maken&thema=taal&dagdeel=middag&doelgroep=volwassenen", {"Borduren"}),
    ("bibliotheek=bibliotheek-delft&thema=maken", set()),
    ("q=taal+kom", set()),
    ("utm_source=brief&fbclid=x&thema=&q=&van=&tot=&samen=", EVERYTHING),
]


@pytest.mark.parametrize("below", EVERY_VIEW)
def test_each_view_shows_what_meets_the_filters(client, several, below):
    found = {query: shown(client, several, below, query) for query, _expected in WHAT_MEETS}
    assert found == dict(WHAT_MEETS)


@pytest.mark.parametrize(
    ("query", "dates"),
    [
        ("van=2026-12-01&tot=2026-12-04", ["2026-12-01", "2026-12-03"]),
        ("van=2026-12-02&tot=2026-12-02", ["2026-12-01"]),
        ("van=2026-12-03&tot=2026-12-03", ["2026-12-03"]),
        ("van=2026-12-04", ["2026-12-10"]),
        ("tot=2026-12-02", ["2026-12-01"]),
        ("tot=2026-11-21", ["2026-11-19"]),
        ("van=2026-11-01&tot=2026-11-30", ["2026-11-19"]),
        ("van=1999-01-01&tot=2026-12-01", ["2026-11-19", "2026-12-01"]),
    ],
)
def test_days_are_chosen_by_overlap(client, calendar, query, dates):
    builders.event(
        calendar,
        "Kamp",
        all_day=True,
        first_date=D(2026, 12, 1),
        last_date=D(2026, 12, 2),
        start_time=None,
        end_time=None,
    )
    builders.event(
        calendar, first_date=D(2026, 11, 19), extra_dates=[D(2026, 12, 3), D(2026, 12, 10)]
    )
    found = page(client, f"{calendar.url}?{query}")
    assert [one["href"].split("/")[-2] for one in found.select(".event__title a")] == dates
    for link in found.select("main a[href]"):
        if link["href"].startswith(calendar.url):
            assert client.get(link["href"]).status_code == 200, link["href"]


@pytest.mark.parametrize("below", EVERY_VIEW[1:4])
@pytest.mark.parametrize(
    ("query", "number"), [("van=2026-12-04", 0), ("tot=2026-12-02", 0), ("van=2026-12-03", 1)]
)
def test_days_narrow_a_view_that_has_days_of_its_own(client, calendar, below, query, number):
    builders.event(calendar)
    found = page(client, f"{calendar.url}{below}?{query}")
    assert len(found.select(".event, .month__event")) == number
    assert text(found.select_one('[role="status"]')) == (
        "1 activiteit gevonden" if number else "0 activiteiten gevonden"
    )


def test_the_past_can_be_narrowed_by_days(client, calendar):
    builders.event(calendar, first_date=D(2026, 10, 1), rule="FREQ=WEEKLY;BYDAY=TH;COUNT=5")
    found = page(client, f"{calendar.url}archief/?van=2026-10-08&tot=2026-10-15")
    assert [one["href"].split("/")[-2] for one in found.select(".event__title a")] == [
        "2026-10-15",
        "2026-10-08",
    ]


def test_every_filter_can_be_taken_away_by_itself(client, several):
    query = "thema=taal&doelgroep=volwassenen&van=2026-12-01&tot=2026-12-31&q=caf%C3%A9"
    found = page(client, f"/agenda/?{query}")
    tags = links(found, ".result__tags")
    assert list(tags) == [
        "Verwijder filter Taal ×",
        "Verwijder filter Volwassenen ×",
        "Verwijder filter Vanaf dinsdag 1 december 2026 ×",
        "Verwijder filter Tot en met donderdag 31 december 2026 ×",
        "Verwijder filter “café” ×",
        "Wis alles",
    ]
    assert tags["Wis alles"] == "/agenda/"
    parts = query.split("&")
    for at, address in enumerate(list(tags.values())[:-1]):
        assert address == f"/agenda/?{'&'.join(parts[:at] + parts[at + 1 :])}"


def test_the_form_holds_what_was_chosen(client, several):
    found = page(client, "/agenda/?doelgroep=kinderen&vorm=fysiek&van=2026-12-01&q=zagen&samen=ja")
    form = found.select_one(".filters__form")
    assert (form["method"], form["action"]) == ("get", "/agenda/#resultaat")
    assert sorted((one["name"], one["value"]) for one in form.select("[checked]")) == [
        ("doelgroep", "kinderen"),
        ("samen", "ja"),
        ("vorm", "fysiek"),
    ]
    values = {one["name"]: one["value"] for one in form.select("input:not([type=checkbox])")}
    assert values == {"q": "zagen", "van": "2026-12-01", "tot": ""}
    assert texts(found, ".filters[open] > summary") == ["Kies wat je wilt zien"]


@pytest.mark.once
def test_words_reach_the_newest_published_activities_of_the_calendar(client, network, monkeypatch):
    monkeypatch.setattr("events.filters.MAX_EVENTS", 2)
    for number in (1, 2, 3):
        builders.event(network.gouda.calendar, f"Taal {number}")
    builders.event(network.delft.calendar, "Taal in Delft")
    builders.event(network.delft.calendar, "Taal later", publish=False)
    assert titles(client, f"{network.gouda.calendar.url}?q=taal") == ["Taal 2", "Taal 3"]
    assert titles(client, f"{network.delft.calendar.url}?q=taal") == ["Taal in Delft"]
    assert titles(client, f"{network.calendar.url}?q=taal") == ["Taal 3", "Taal in Delft"]
    for feed in ("feed.ics", "feed.json", "feed.xml"):
        content = client.get(f"{network.delft.calendar.url}{feed}?q=taal").content.decode()
        assert "Taal in Delft" in content, feed


@pytest.mark.once
@pytest.mark.parametrize("below", ["", "dag/2026-12-03/"])
def test_the_count_does_not_say_that_words_reach_everything(client, network, monkeypatch, below):
    monkeypatch.setattr("events.filters.MAX_EVENTS", 2)
    monkeypatch.setattr("events.calendar.asked.MAX_EVENTS", 2)
    for number in (1, 2, 3):
        builders.event(network.gouda.calendar, f"Taal {number}")
    builders.event(network.delft.calendar, "Koor")

    def said(calendar, word):
        found = page(client, f"{calendar.url}{below}?q={word}")
        return text(found.select_one('[role="status"]'))

    assert said(network.calendar, "taal") == "Meer dan 1 activiteiten gevonden"
    assert said(network.calendar, "koor") == "1 activiteit gevonden"
    assert said(network.delft.calendar, "taal") == "0 activiteiten gevonden"


@pytest.mark.django_db
def test_filters_have_one_order_and_no_doubles():
    query = QueryDict("q=a&vorm=online&vorm=fysiek&vorm=online&van=2026-12-03&doelgroep=ouders")
    assert Filters.read(query).pairs() == [
        ("doelgroep", "ouders"),
        ("vorm", "fysiek"),
        ("vorm", "online"),
        ("van", "2026-12-03"),
        ("q", "a"),
    ]


@pytest.mark.django_db
def test_no_filters_ask_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        filters = Filters.read(QueryDict("utm_source=x&q=&thema="))
    assert (bool(filters), filters.pairs()) == (False, [])


@pytest.mark.django_db
def test_reading_too_much_raises():
    with pytest.raises(TooMuch):
        Filters.read(QueryDict("q=" + "x" * 2001))
