"""“Mijn bibliotheken”: which library needs a call, and why."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communities import roles
from communities.advice import table
from communities.models import Adviser, Ending, Evaluation, Library
from events.choices import Status
from events.models import Attendance
from tests import builders

from .world import client_of

NOW = dt.datetime(2026, 11, 25, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def adviser(site):
    user = get_user_model().objects.create_user("tarik@example.org", "tarik@example.org")
    user.groups.add(roles.advisers())
    return Adviser.objects.create(name="Tarik", user=user)


def community(site, title: str, adviser, **fields):
    library = builders.library(f"Bibliotheek {title}", adviser=adviser)
    return builders.community(site, title, library=library, **fields)


def event(page, day: str, title: str = "Koor", **fields):
    first_date = dt.date.fromisoformat(day)
    return builders.event(page.calendar, title, first_date=first_date, **fields)


def rows() -> list[table.Row]:
    return table.rows(Library.objects.exclude(adviser=None), NOW)


def screen(user) -> list[list[str]]:
    response = client_of(user).get(reverse("communities_advice"))
    page = BeautifulSoup(response.content, "html.parser")
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        for row in page.select("tbody tr")
    ]


def test_a_row_says_whom_to_call_and_why(site, adviser):
    page = community(
        site,
        "Zaai en maak",
        adviser,
        contact_function="De community librarian",
        contact_phone="0182 – 12 34 56",
    )
    bas = get_user_model().objects.create_user("bas@example.org", "bas@example.org")
    bas.first_name = "Bas"
    bas.save()
    bas.groups.add(roles.library_group(page.library))
    event(page, "2026-01-08", "Begin")
    last = event(page, "2026-11-19", "Repair Café")
    event(page, "2026-12-26", "Kerst")
    Attendance.objects.create(event=last, date=dt.date(2026, 11, 19), visitors=14)
    assert screen(adviser.user) == [
        [
            "Zaai en maak Bibliotheek Zaai en maak (Zaai en maak) actief",
            "Niets gepland in de komende 30 dagen. De volgende keer is zaterdag 26 december. "
            "De laatste keer was 6 dagen geleden. "
            "Nog geen evaluatie. De eerste activiteit was 10 maanden geleden.",
            "–",
            "Vorige keer 19 november 2026 : Repair Café 14 bezoekers "
            "Volgende keer 26 december 2026 : Kerst",
            "De community librarian 0182 – 12 34 56 Bas bas@example.org",
        ]
    ]


def test_most_urgent_first_and_what_ended_last(site, adviser):
    fine = community(site, "Gaat goed", adviser)
    event(fine, "2026-11-24")
    event(fine, "2026-12-01")
    resting = community(site, "Rust", adviser)
    event(resting, "2026-04-01")
    event(resting, "2026-12-01")
    nothing = community(site, "Niets", adviser)
    event(nothing, "2026-11-24")
    ended = community(site, "Voorbij", adviser)
    event(ended, "2026-01-08")
    Ending.objects.create(community=ended, last_day=dt.date(2026, 11, 24), goodbye="Dag.")
    builders.library("Bibliotheek Leeg", adviser=adviser)
    found = rows()
    assert [one.community.title if one.community else one.library.name for one in found] == [
        *("Niets", "Rust", "Gaat goed", "Bibliotheek Leeg", "Voorbij")
    ]
    assert [[told.signal.kind for told in one.signals] for one in found] == [
        *(["nothing_planned"], ["no_evaluation"], [], [], [])
    ]
    assert [row[1] for row in screen(adviser.user)[2:]] == ["Geen reden. Het loopt.", "–", "–"]


@pytest.mark.parametrize(("day", "signal"), [("2026-12-25", False), ("2026-12-26", True)])
def test_thirty_days_ahead(site, adviser, day, signal):
    page = community(site, "Zaai en maak", adviser)
    event(page, day)
    assert len(rows()[0].signals) == signal


def test_a_date_that_is_cancelled_is_not_planned_and_was_not_held(site, adviser):
    page = community(site, "Zaai en maak", adviser)
    event(page, "2026-11-20").occurrences.update(status=Status.CANCELLED)
    event(page, "2026-11-30").occurrences.update(status=Status.CANCELLED)
    [row] = rows()
    assert (row.last, row.next) == (None, None)
    assert [one.signal.text for one in row.signals] == [
        "Niets gepland in de komende 30 dagen. Er is nog niets geweest."
    ]


def test_what_lasts_for_days_is_going_on(site, adviser):
    page = community(site, "Zaai en maak", adviser)
    event(page, "2026-11-01", last_date=dt.date(2026, 12, 31), all_day=True, start_time=None)
    assert rows()[0].signals == []


def test_each_signal_leads_to_where_one_sees_it(site, adviser):
    builders.step(site, "Ken je opdracht", 1, ["Er is tijd."])
    page = community(site, "Zaai en maak", adviser)
    type(page).objects.update(first_published_at=NOW - dt.timedelta(days=100))
    event(page, "2026-01-08")
    evaluation = Evaluation.objects.create(
        community=page,
        first_date=dt.date(2026, 1, 1),
        last_date=dt.date(2026, 2, 1),
        finished_at=NOW - dt.timedelta(days=250),
    )
    [row] = rows()
    client = client_of(adviser.user)
    shown = {one.signal.kind: client.get(one.url).content.decode() for one in row.signals}
    assert list(shown) == ["nothing_planned", "plan_stands_still", "no_evaluation"]
    assert "Agenda van Zaai en maak" in shown["nothing_planned"]
    assert "Ken je opdracht" in shown["plan_stands_still"]
    assert str(evaluation.period) in shown["no_evaluation"]


@pytest.mark.parametrize("others", [["Lezen"], ["Lezen", "Zingen"]])
@pytest.mark.parametrize("own", [0, 1])
def test_evaluations_that_a_signal_leads_to_are_of_that_community(site, adviser, own, others):
    pages = [community(site, title, adviser) for title in ["Zaai en maak", *others]]
    event(pages[0], "2026-01-08")
    evaluated = pages if own else pages[1:]
    for page in evaluated:
        Evaluation.objects.create(
            community=page,
            first_date=dt.date(2026, 1, 1),
            last_date=dt.date(2026, 2, 1),
            finished_at=NOW - dt.timedelta(days=250),
        )
    [row] = [one for one in rows() if one.community == pages[0]]
    [url] = [one.url for one in row.signals if one.signal.kind == "no_evaluation"]
    shown = BeautifulSoup(client_of(adviser.user).get(url).content, "html.parser")
    titles = [next(one.stripped_strings) for one in shown.select("tbody .field-community")]
    assert titles == ["Zaai en maak"] * own


def test_only_the_own_libraries(site, adviser):
    community(site, "Zaai en maak", adviser)
    community(site, "Zwartekanarie", Adviser.objects.create(name="Iemand anders"))
    assert [row[0].split(" Bib")[0] for row in screen(adviser.user)] == ["Zaai en maak"]
    admin = get_user_model().objects.create_superuser("s@example.org", "s@example.org")
    assert {row[0].split(" Bib")[0] for row in screen(admin)} > {"Zaai en maak", "Zwartekanarie"}


@pytest.mark.once
def test_constant_number_of_queries(site, adviser):
    """Fifteen, and 47 with all that is around the table."""
    builders.step(site, "Ken je opdracht", 1, ["Er is tijd."])

    def fill(number: int) -> None:
        page = community(site, f"Community {number}", adviser)
        event(page, "2026-11-19", rule="FREQ=WEEKLY;COUNT=8")
        roles.library_group(page.library).user_set.add(
            get_user_model().objects.create_user(f"{number}@example.org")
        )

    def asked(read) -> int:
        read()
        with CaptureQueriesContext(connection) as found:
            read()
        return len(found)

    client = client_of(adviser.user)
    fill(0)
    few = asked(rows), asked(lambda: client.get(reverse("communities_advice")))
    for number in range(1, 5):
        fill(number)
    assert (asked(rows), asked(lambda: client.get(reverse("communities_advice")))) == few
    assert few == (15, 47)


def test_list_goes_on_over_pages(site, adviser, monkeypatch):
    monkeypatch.setattr("communities.advice.views.ROWS_AT_A_TIME", 2)
    for number in range(3):
        community(site, f"Community {number}", adviser)
    client, address = client_of(adviser.user), reverse("communities_advice")
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert page.select_one("a[rel=next]")["href"] == "?pagina=2"
    second = BeautifulSoup(client.get(address, {"pagina": 2}).content, "html.parser")
    assert len(second.select("tbody tr")) == 1
    assert client.get(address, {"pagina": 3}).status_code == 404
