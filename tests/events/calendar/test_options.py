"""The choices of the form: exact numbers of activities in a community, none in the network."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests import builders, kept
from tests.events.conftest import NOW

from .reading import options, page, text

D, T = dt.date, dt.time


@kept.world(now=NOW)
def several(network):
    calendar = network.gouda.calendar
    making = builders.theme(network.site, "Maken")
    language = builders.theme(network.site, "Taal")
    builders.event(
        calendar,
        "Zagen",
        audience="children",
        start_time=T(9),
        end_time=T(10),
        themes=[making],
        rule="FREQ=WEEKLY;BYDAY=TH;COUNT=5",
    )
    builders.event(calendar, "Koor", audience="adults", themes=[making, language])
    builders.event(
        calendar, "Taalcafé", audience="adults", online=True, online_how="Bel", themes=[language]
    )
    builders.event(network.delft.calendar, "Elders", audience="seniors", themes=[language])
    return network


def counts(client, address: str) -> dict[str, list[str]]:
    return {
        legend: [one.removesuffix(" activiteiten)").removesuffix(" activiteit)") for one in found]
        for legend, found in options(page(client, address)).items()
    }


@pytest.mark.parametrize("below", ["", "maand/2026-12/", "week/2026-W49/", "dag/2026-12-03/"])
def test_a_community_counts_activities_not_dates(client, several, below):
    found = counts(client, f"{several.gouda.calendar.url}{below}")
    assert found == {
        "Waarover?": ["Maken (2", "Taal (2"],
        "Voor wie?": ["Kinderen (1", "Volwassenen (2"],
        "Waar?": ["Ter plekke (2", "Online (1"],
        "Hoe laat?": ["’s Ochtends (1", "’s Avonds (2"],
    }


@pytest.mark.parametrize("below", ["", "maand/2026-12/", "week/2026-W49/", "dag/2026-12-03/"])
def test_a_count_is_what_the_choice_gives_with_those_of_other_groups(client, several, below):
    found = counts(client, f"{several.gouda.calendar.url}{below}?doelgroep=volwassenen")
    assert found["Voor wie?"] == ["Kinderen (1", "Volwassenen (2"]
    assert found["Waarover?"] == ["Maken (1", "Taal (2"]
    assert "Hoe laat?" not in found
    query = "?doelgroep=volwassenen&thema=maken"
    status = page(client, f"{several.gouda.calendar.url}{below}{query}").select_one(
        ".result__count"
    )
    assert text(status) == "1 activiteit gevonden"


def test_a_choice_without_activities_stays_when_it_was_made(client, several):
    found = counts(client, f"{several.gouda.calendar.url}?doelgroep=ouderen&doelgroep=kinderen")
    assert found["Voor wie?"] == ["Kinderen (1", "Volwassenen (2", "Ouderen (0"]


def test_counts_are_of_the_days_that_are_shown(client, several):
    calendar = several.gouda.calendar
    found = counts(client, f"{calendar.url}maand/2027-01/?doelgroep=kinderen")
    assert found == {"Voor wie?": ["Kinderen (0"]}
    found = counts(client, f"{calendar.url}?van=2026-12-10&doelgroep=kinderen")
    assert found == {"Voor wie?": ["Kinderen (1"]}


def test_a_date_with_a_time_of_its_own_counts_by_that_time(client, calendar):
    builders.event(calendar, "Koor", extra_dates=[(D(2026, 12, 5), T(10), T(11))])
    builders.event(calendar, "Lezing", rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    found = counts(client, calendar.url)
    assert found["Hoe laat?"] == ["’s Ochtends (1", "’s Avonds (2"]
    lecture = calendar.get_children().get(title="Lezing").specific
    builders.change(lecture, "2026-12-10", new_start=T(14), new_end=T(15))
    found = counts(client, calendar.url)
    assert found["Hoe laat?"] == ["’s Ochtends (1", "’s Middags (1", "’s Avonds (2"]


def test_counts_are_exact_beyond_what_is_read(client, calendar, monkeypatch):
    monkeypatch.setattr("events.calendar.options.READ", 5)
    builders.event(calendar, "Dagelijks", audience="adults", rule="FREQ=DAILY;COUNT=20")
    builders.event(calendar, "Later", audience="teens", first_date=D(2026, 12, 20))
    moved = builders.event(calendar, "Verplaatst", audience="seniors", first_date=D(2026, 11, 5))
    later = builders.event(
        calendar, "Verzet", audience="carers", first_date=D(2026, 12, 1), start_time=T(8)
    )
    builders.change(later, "2026-12-01", new_date=D(2026, 12, 18))
    assert moved.occurrences.count() == 1
    for query in ("", "?doelgroep=tieners"):
        found = counts(client, f"{calendar.url}{query}")
        assert found["Voor wie?"] == [
            "Tieners (1",
            "Volwassenen (1",
            "Mantelzorgers (1",
        ]
    found = counts(client, f"{calendar.url}?van=2026-12-02")
    assert found["Voor wie?"] == ["Tieners (1", "Volwassenen (1", "Mantelzorgers (1"]
    status = page(client, f"{calendar.url}?van=2026-12-02").select_one(".result__count")
    assert text(status) == "3 activiteiten gevonden"


def test_counts_of_a_busy_month_are_exact(client, calendar, monkeypatch):
    monkeypatch.setattr("events.calendar.options.READ", 5)
    builders.event(calendar, "Dagelijks", audience="adults", rule="FREQ=DAILY;COUNT=40")
    builders.event(calendar, "Later", audience="teens", first_date=D(2026, 12, 20))
    builders.event(calendar, "Nieuwjaar", audience="seniors", first_date=D(2027, 1, 7))
    for query, number in (("", "2 activiteiten"), ("?doelgroep=tieners", "1 activiteit")):
        found = page(client, f"{calendar.url}maand/2026-12/{query}")
        assert options(found)["Voor wie?"] == [
            "Tieners (1 activiteit)",
            "Volwassenen (1 activiteit)",
        ]
        assert text(found.select_one(".result__count")) == f"{number} gevonden"


def test_activities_of_later_dates_are_looked_up_by_themselves(client, several, monkeypatch):
    """By (event, date): with the calendar along PostgreSQL may read all of that for each."""
    monkeypatch.setattr("events.calendar.options.READ", 3)
    with CaptureQueriesContext(connection) as queries:
        page(client, several.gouda.calendar.url)
    looking = [one["sql"] for one in queries if ') ORDER BY U0."date"' in one["sql"]]
    assert len(looking) == 2  # for the result, and for the choices
    assert [sql for sql in looking if "calendar_id" in sql] == []


def test_the_network_offers_everything_and_counts_nothing(client, several):
    found = options(page(client, "/agenda/"))
    assert list(found) == ["Welke bibliotheek?", "Waarover?", "Voor wie?", "Waar?", "Hoe laat?"]
    assert found["Welke bibliotheek?"] == ["Bibliotheek Delft", "Bibliotheek Gouda"]
    assert found["Waarover?"] == ["Maken", "Taal"]
    assert len(found["Voor wie?"]) == 11


def test_the_network_says_more_than_when_there_is_more(client, several, monkeypatch):
    monkeypatch.setattr("events.calendar.options.READ", 3)
    monkeypatch.setattr("events.calendar.options.MANY", 2)
    status = page(client, "/agenda/").select_one(".result__count")
    assert text(status) == "Meer dan 2 activiteiten gevonden"


def test_the_network_says_a_round_number(client, several, monkeypatch):
    for at in range(10):
        builders.event(several.gouda.calendar, f"Avond {at}")
    monkeypatch.setattr("events.calendar.options.READ", 13)
    status = page(client, "/agenda/").select_one(".result__count")
    assert text(status) == "Meer dan 10 activiteiten gevonden"


def test_a_library_in_its_own_calendar_changes_nothing(client, several):
    plain = counts(client, several.gouda.calendar.url)
    query = "?bibliotheek=bibliotheek-gouda"
    assert counts(client, f"{several.gouda.calendar.url}{query}") == plain


@pytest.fixture(params=["restricted", "unpublished", "expired"])
def closed(request, several):
    """A community that visitors may not see, with a library and a theme of its own."""
    community = builders.community(
        several.site, "Besloten groep", library=builders.library("Bibliotheek Geheim")
    )
    theme = builders.theme(several.site, "Verborgen thema")
    event = builders.event(
        community.calendar,
        "Besloten avond",
        audience="carers",
        rule="FREQ=WEEKLY;BYDAY=TH;COUNT=3",
        first_date=D(2026, 11, 12),
        themes=[theme],
    )
    if request.param == "restricted":
        PageViewRestriction.objects.create(page=community, restriction_type="login")
    elif request.param == "unpublished":
        community.unpublish()
    else:
        community.expire_at = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
        community.save_revision().publish()
    assert event.occurrences.count() == 3
    return community


@pytest.mark.parametrize(
    "below",
    [
        "",
        "?samen=ja",
        "?q=besloten",
        "?doelgroep=mantelzorgers",
        "?thema=verborgen-thema",
        "maand/2026-11/",
        "maand/2026-12/",
        "week/2026-W48/",
        "dag/2026-11-26/",
        "archief/",
    ],
)
def test_what_is_closed_shows_nowhere(client, closed, below):
    found = page(client, f"/agenda/{below}")
    said = text(found)
    for name in ("Besloten avond", "Besloten groep", "Bibliotheek Geheim", "besloten-groep"):
        assert name not in said.replace("“besloten”", "")
    assert [one for one in found.select("a[href]") if "besloten-groep" in one["href"]] == []
    if below.startswith(("?q", "?d", "?t")):
        assert text(found.select_one(".result__count")) == "0 activiteiten gevonden"


@pytest.mark.parametrize(
    "below", ["", "maand/2026-12/", "week/2026-W49/", "dag/2026-12-03/", "archief/"]
)
def test_the_calendar_of_a_closed_community_does_not_answer(client, closed, below):
    response = client.get(f"{closed.calendar.url}{below}")
    assert response.status_code in (302, 404)
    assert "Besloten avond" not in response.text


def test_dates_of_what_is_closed_do_not_stretch_the_calendar(client, several):
    closed = builders.event(
        several.delft.calendar,
        "Oud en nieuw",
        first_date=D(2020, 1, 2),
        extra_dates=[D(2028, 3, 4)],
    )
    assert client.get("/agenda/maand/2020-01/").status_code == 200
    closed.unpublish()
    assert client.get("/agenda/maand/2020-01/").status_code == 404
    years = [int(one["value"]) for one in page(client, "/agenda/").select("#ga-jaar option")]
    assert years == [2026]


def test_whoever_may_see_a_community_sees_it_in_the_network(client, several, django_user_model):
    PageViewRestriction.objects.create(page=several.delft, restriction_type="login")
    views = ("", "maand/2026-12/", "week/2026-W49/", "dag/2026-12-03/")
    assert ["Elders" in page(client, f"/agenda/{one}").main.get_text() for one in views] == [
        False
    ] * 4
    client.force_login(django_user_model.objects.create_user("ada"))
    assert ["Elders" in page(client, f"/agenda/{one}").main.get_text() for one in views] == [
        True
    ] * 4
