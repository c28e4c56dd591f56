"""The list of coming dates: whose dates, which filters, and how many queries."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communities import roles
from events.models import Attendance, Closure
from tests import builders

from .conftest import back, librarian_of, post

pytestmark = pytest.mark.once

ALL = "/admin/dates/"


def lines(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [
        f"{one.select_one('time')['datetime'][:10]} {one.select_one('.dates__title').a.get_text()}"
        for one in page.select(".dates__line")
    ]


def test_the_list_holds_the_own_coming_dates_only(librarian, stranger, series, calendar):
    builders.event(calendar, "Koor", first_date=dt.date(2026, 12, 5), rule="FREQ=WEEKLY;COUNT=1")
    builders.event(calendar, "Nog niet klaar", publish=False)
    builders.event(calendar, "Geweest", first_date=dt.date(2026, 11, 2))
    assert lines(librarian.get(ALL)) == [
        "2026-12-03 Repair Café",
        "2026-12-05 Koor",
        *[f"{day} Repair Café" for day in ("2026-12-10", "2026-12-17", "2026-12-24")],
        *[f"{day} Repair Café" for day in ("2026-12-31", "2027-01-07", "2027-01-14")],
        "2027-01-21 Repair Café",
    ]
    assert lines(stranger.get(ALL)) == ["2026-12-03 Leesclub"]


def test_network_editors_see_the_calendar_of_the_network_only(
    site, series, stranger, django_user_model
):
    user = django_user_model.objects.create_user("redactie", password="geheim")
    user.groups.add(roles.network_editors())
    stranger.force_login(user)
    builders.event(site.calendar, "Terugkomdag")
    assert lines(stranger.get(ALL)) == ["2026-12-03 Terugkomdag"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=koor", ["2026-12-05 Koor"]),
        ("q=KOO&dag=2026-12-05", ["2026-12-05 Koor"]),
        ("dag=2026-12-10", ["2026-12-10 Repair Café"]),
        ("q=fanfare", []),
        ("dag=2026-12-11", []),
        ("dag=2020-01-01", []),
    ],
)
def test_filters_by_activity_and_by_day(librarian, calendar, query, expected):
    builders.event(calendar, "Koor", first_date=dt.date(2026, 12, 5))
    assert lines(librarian.get(f"{ALL}?{query}")) == expected


@pytest.mark.parametrize("query", ["dag=9999-12-31", "dag=morgen", "q=a%00b", "dag=0001-01-01"])
def test_a_wrong_filter_is_explained(librarian, query):
    response = librarian.get(f"{ALL}?{query}")
    page = BeautifulSoup(response.content, "html.parser")
    assert (response.status_code, len(page.select(".error-message"))) == (200, 1)


def test_of_too_many_activities_with_these_words_the_newest_are_listed(
    librarian, calendar, monkeypatch
):
    monkeypatch.setattr("events.dates_admin.listing.MAX_EVENTS", 2)
    for number in (1, 2):
        builders.event(calendar, f"Koor {number}")
    builders.event(calendar, "Koor later", publish=False)
    complete = librarian.get(f"{ALL}?q=koor")
    builders.event(calendar, "Koor 3")
    cut = librarian.get(f"{ALL}?q=koor")
    assert lines(complete) == ["2026-12-03 Koor 1", "2026-12-03 Koor 2"]
    assert lines(cut) == ["2026-12-03 Koor 2", "2026-12-03 Koor 3"]
    told = "Meer dan 2 activiteiten hebben dit in hun naam."
    assert (told in complete.content.decode(), told in cut.content.decode()) == (False, True)


def test_the_list_has_pages(librarian, calendar):
    builders.event(calendar, "Elke dag", rule="FREQ=DAILY;COUNT=30")
    first, second = librarian.get(ALL), librarian.get(f"{ALL}?pagina=2")
    assert (len(lines(first)), len(lines(second))) == (25, 13)
    assert librarian.get(f"{ALL}?pagina=3").status_code == 404
    assert librarian.get(f"{ALL}?pagina=x").status_code == 404


def test_a_line_says_in_words_what_is_different(librarian, series):
    post(librarian, series, "2026-12-10", "move", reason="Ziekte", new_date="2026-12-11")
    post(librarian, series, "2026-12-10", "full", reason="Ziekte")
    post(librarian, series, "2026-12-17", "cancel", reason="IJzel")
    Closure.objects.create(
        name="Kerstsluiting", first_date=dt.date(2026, 12, 24), last_date=dt.date(2026, 12, 24)
    )
    page = BeautifulSoup(librarian.get(ALL).content, "html.parser")
    said = {
        one.select_one("time")["datetime"][:10]: [
            " ".join(status.strong.get_text().split()) for status in one.select(".dates__status")
        ]
        for one in page.select(".dates__line")
    }
    assert {day: texts for day, texts in said.items() if texts} == {
        "2026-12-11": [
            "Verplaatst van donderdag 10 december 2026 naar vrijdag 11 december 2026",
            "Vol",
        ],
        "2026-12-17": ["Gaat niet door"],
        "2026-12-24": ["Gaat niet door"],
    }


def kind_of(link) -> str:
    return link["href"].split("?")[0].split("/")[-2]


def test_a_date_that_is_going_on_says_how_many_came(librarian, calendar):
    event = builders.event(
        calendar, first_date=dt.date(2026, 11, 22), start_time=dt.time(11), end_time=dt.time(13)
    )

    def line():
        page = BeautifulSoup(librarian.get(ALL).content, "html.parser")
        return " ".join(page.select_one(".dates__line").get_text().split())

    assert "Noteer bezoekers" in line()
    Attendance.objects.create(event=event, date=event.first_date, visitors=9, new_people=3)
    assert "9 bezoekers, 3 nieuw" in line()
    assert ("Noteer bezoekers" in line(), "Wijzig bezoekers" in line()) == (False, True)


def test_a_called_off_date_offers_only_what_makes_sense(librarian, series):
    post(librarian, series, "2026-12-03", "cancel", reason="IJzel")
    page = BeautifulSoup(librarian.get(ALL).content, "html.parser")
    first = page.select_one(".dates__line")
    offered = [kind_of(one) for one in first.select(".dates__buttons a")]
    assert offered == ["move", "note"]
    assert [one.find(string=True) for one in first.select("button")] == ["Gaat toch door"]
    back(librarian, series, "2026-12-03", "cancel")
    page = BeautifulSoup(librarian.get(ALL).content, "html.parser")
    offered = [kind_of(one) for one in page.select_one(".dates__buttons").select("a")]
    assert offered == ["cancel", "move", "time", "place", "full", "note"]


def test_the_number_of_queries_does_not_grow(librarian, calendar, series):
    series.unpublish()
    series.occurrences.all().delete()

    def queries() -> int:
        librarian.get(ALL)
        with CaptureQueriesContext(connection) as found:
            response = librarian.get(ALL)
        assert response.status_code == 200
        return len(found)

    def add(number: int) -> None:
        event = builders.event(calendar, f"Activiteit {number}", rule="FREQ=WEEKLY;COUNT=4")
        builders.change(event, "2026-12-10", cancelled=True)
        builders.change(event, "2026-12-17", venue=builders.venue(f"Zaal {number}"))

    add(1)
    with_one = queries()
    add(2)
    add(3)
    assert queries() == with_one


def test_editor_and_tree_lead_to_the_dates(librarian, series):
    url = reverse("events_dates:event", args=[series.pk])
    editor = librarian.get(reverse("wagtailadmin_pages:edit", args=[series.pk]))
    tree = librarian.get(reverse("wagtailadmin_explore", args=[series.get_parent().pk]))
    menu = librarian.get(reverse("wagtailadmin_home"))
    assert f'href="{url}"' in editor.content.decode()
    assert reverse("events_dates:split", args=[series.pk]) in editor.content.decode()
    assert f'href="{url}"' in tree.content.decode()
    assert ALL in menu.content.decode()


def test_somebody_without_pages_to_publish_has_no_list(site, series, django_user_model):
    adviser = librarian_of(builders.library("Bibliotheek Nergens"), "nergens")
    assert adviser.get(ALL)["Location"] == reverse("wagtailadmin_home")
