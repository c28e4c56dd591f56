"""Noting the visitors of one date: for which dates, by whom, and what is refused."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry

from communities import roles
from events.models import Attendance
from tests import builders
from tests.events.dates_admin.conftest import said

from .conftest import address, note

PAST = "/admin/dates/past/"


def errors(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [" ".join(one.get_text().split()) for one in page.select(".error-message")]


def lines(response) -> list[str]:
    """Date and what is said of the count, from top to bottom."""
    page = BeautifulSoup(response.content, "html.parser")
    return [
        f"{one.select_one('time')['datetime'][:10]} "
        + " ".join(one.select_one(".dates__counted, .dates__status").get_text().split())
        for one in page.select(".dates__line")
    ]


def test_a_count_is_kept_with_who_noted_it(librarian, series):
    fields = {"new_people": 3, "helpers": 2, "by_group": "on", "note": "Regen."}
    response = note(librarian, series, "2026-11-12", visitors=14, **fields)
    one = Attendance.objects.get()
    assert (one.event_id, one.date, one.slot) == (series.pk, dt.date(2026, 11, 12), 0)
    assert (one.visitors, one.new_people, one.helpers, one.by_group) == (14, 3, 2, True)
    assert (one.note, one.noted_by) == ("Regen.", librarian.user)
    assert said(response) == [
        "Genoteerd. Repair Café, donderdag 12 november 2026: 14 bezoekers, 3 nieuw, 2 hielpen mee,"
        " door de groep zelf."
    ]


def test_nobody_came_is_not_the_same_as_nobody_counted(librarian, series):
    note(librarian, series, "2026-11-12", visitors=0, new_people=0)
    one = Attendance.objects.get()
    assert (one.visitors, one.new_people, one.helpers, one.by_group) == (0, 0, None, False)
    assert lines(librarian.get(PAST)) == [
        "2026-11-19 Nog niet geteld",
        "2026-11-12 0 bezoekers, 0 nieuw",
        "2026-11-05 Nog niet geteld",
    ]


def test_noting_again_changes_what_was_noted(librarian, series):
    note(librarian, series, "2026-11-12", visitors=14)
    note(librarian, series, "2026-11-12", visitors=15)
    assert [one.visitors for one in Attendance.objects.all()] == [15]
    page = librarian.get(address(series, "2026-11-12")).content.decode()
    assert "bezoekers genoteerd (14 bezoekers)" in page
    assert "bezoekers genoteerd (15 bezoekers)" in page
    entries = PageLogEntry.objects.filter(page=series, action="events.date.attendance")
    assert {one.user for one in entries} == {librarian.user}


def test_a_count_can_be_taken_away(librarian, series):
    note(librarian, series, "2026-11-12", visitors=14)
    away = address(series, "2026-11-12", "attendance_away")
    assert "staat nu: niet geteld" in said(librarian.post(away))[-1]
    assert not Attendance.objects.exists()
    assert said(librarian.post(away))[-1] == "De bezoekers van deze datum waren al weggehaald."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"visitors": ""}, "Vul in hoeveel mensen er waren. Niemand? Vul dan 0 in."),
        ({"visitors": 5, "new_people": 6}, "Er kunnen niet meer nieuwe mensen zijn dan bezoekers."),
        ({"visitors": 5001}, "Meer dan 5000? Kijk of er een cijfer te veel staat."),
        ({"helpers": 60000}, "Meer dan 5000? Kijk of er een cijfer te veel staat."),
        ({"visitors": -1}, None),
        ({"visitors": "9" * 5000}, None),
        ({"visitors": "veel"}, None),
        ({"visitors": "1e3"}, None),
        ({"note": "a\0b"}, None),
        ({"note": "x" * 301}, None),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_is_lost(librarian, series, fields, expected):
    response = note(librarian, series, "2026-11-12", **{"note": "Blijft staan", **fields})
    assert response.status_code == 200
    assert len(errors(response)) == 1
    assert expected in (None, errors(response)[0])
    assert "note" in fields or "Blijft staan" in response.content.decode()
    assert not Attendance.objects.exists()


def test_a_date_that_has_not_begun_cannot_be_counted(librarian, series):
    for response in (
        librarian.get(address(series, "2026-11-26")),
        note(librarian, series, "2026-11-26"),
    ):
        assert response.status_code == 302
        assert said(response)[-1].startswith("Deze datum is nog niet begonnen.")
    assert not Attendance.objects.exists()


def test_a_date_that_did_not_take_place_cannot_be_counted(librarian, series):
    builders.change(series, "2026-11-12", cancelled=True)
    assert said(note(librarian, series, "2026-11-12"))[-1].startswith("Deze datum ging niet door.")
    assert lines(librarian.get(PAST))[1] == "2026-11-12 Ging niet door: Ziekte"
    assert not Attendance.objects.exists()


def test_a_date_that_there_is_not_is_not_found(librarian, series):
    for date in ("2026-11-13", "2026-02-30"):
        assert librarian.get(f"/admin/dates/{series.pk}/{date}/0/attendance/").status_code == 404
    far = f"/admin/dates/{series.pk}/2026-11-12/{10**30}/attendance/"
    assert librarian.get(far).status_code == 404


def test_a_count_stays_when_the_series_changes(librarian, series):
    note(librarian, series, "2026-11-12", visitors=14)
    series.start_time, series.end_time = dt.time(20), dt.time(22)
    series.first_date = dt.date(2026, 11, 6)
    series.recurrences = builders.recurrence.parse("RRULE:FREQ=WEEKLY;BYDAY=FR")
    series.save_revision().publish()
    assert Attendance.objects.get().visitors == 14
    assert lines(librarian.get(PAST))[1] == "2026-11-12 14 bezoekers"


def test_today_can_be_counted_from_the_list_of_what_comes(librarian, calendar, series):
    now = builders.event(
        calendar, "Bezig", first_date=dt.date(2026, 11, 22), start_time=dt.time(11)
    )
    for url in ("/admin/dates/", PAST):
        assert address(now, "2026-11-22") in librarian.get(url).content.decode()
    assert note(librarian, now, "2026-11-22").status_code == 302
    assert Attendance.objects.count() == 1


def test_others_get_the_answer_of_a_date_that_is_not_there(librarian, stranger, adviser, series):
    note(librarian, series, "2026-11-12", visitors=14)
    for client, own in ((stranger, 404), (adviser, 302)):
        got = client.get(address(series, "2026-11-12"))
        missing = client.get("/admin/dates/987654/2026-11-12/0/attendance/")
        assert (got.status_code, missing.status_code) == (own, own) or got.status_code == 404
        assert note(client, series, "2026-11-12", visitors=99).status_code in (302, 404)
        away = address(series, "2026-11-12", "attendance_away")
        assert client.post(away).status_code in (302, 404)
    assert [one.visitors for one in Attendance.objects.all()] == [14]


def test_the_list_holds_what_one_keeps(librarian, stranger, site, series, django_user_model):
    builders.event(site.calendar, "Terugkomdag", first_date=dt.date(2026, 11, 4))
    assert lines(stranger.get(PAST)) == ["2026-11-03 Nog niet geteld"]
    user = django_user_model.objects.create_user("redactie", password="geheim")
    user.groups.add(roles.network_editors())
    stranger.force_login(user)
    assert lines(stranger.get(PAST)) == ["2026-11-04 Nog niet geteld"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("dag=2026-11-12", ["2026-11-12"]),
        ("dag=2026-11-13", []),
        ("q=repair", ["2026-11-19", "2026-11-12", "2026-11-05"]),
        ("q=koor", []),
        ("ongeteld=on", ["2026-11-19", "2026-11-05"]),
        ("dag=9999-12-31", ["2026-11-19", "2026-11-12", "2026-11-05"]),
    ],
)
def test_filters_of_what_has_been(librarian, series, query, expected):
    note(librarian, series, "2026-11-12")
    assert [one[:10] for one in lines(librarian.get(f"{PAST}?{query}"))] == expected


def test_what_has_been_has_pages(librarian, calendar):
    builders.event(
        calendar, "Elke dag", first_date=dt.date(2026, 10, 1), rule="FREQ=DAILY;COUNT=30"
    )
    assert len(lines(librarian.get(PAST))) == 25
    assert len(lines(librarian.get(f"{PAST}?pagina=2"))) == 8
    assert librarian.get(f"{PAST}?pagina=3").status_code == 404
    assert librarian.get(f"{PAST}?pagina=x").status_code == 404


def test_the_list_leads_back_to_where_one_was(librarian, series):
    url = f"{PAST}?ongeteld=on"
    page = BeautifulSoup(librarian.get(url).content, "html.parser")
    form = librarian.get(page.select_one(".dates__buttons a")["href"])
    there = BeautifulSoup(form.content, "html.parser").select_one("[name=next]")["value"]
    assert there == url
    response = note(librarian, series, "2026-11-19", next=there)
    assert response["Location"] == url
    strange = note(librarian, series, "2026-11-19", next="https://elders.nl/")
    assert strange["Location"] == reverse("events_dates:event_past", args=[series.pk])


@pytest.mark.once
def test_of_too_many_activities_with_these_words_the_newest_are_listed(
    librarian, calendar, series, monkeypatch
):
    monkeypatch.setattr("events.dates_admin.listing.MAX_EVENTS", 1)
    told = "Meer dan 1 activiteiten hebben dit in hun naam."
    complete = librarian.get(f"{PAST}?q=repair")
    builders.event(calendar, "Repair Café later", first_date=dt.date(2026, 11, 10))
    cut = librarian.get(f"{PAST}?q=repair")
    assert [len(lines(one)) for one in (complete, cut)] == [3, 1]
    assert [told in one.content.decode() for one in (complete, cut)] == [False, True]


def test_the_number_of_queries_does_not_grow(librarian, calendar, series):
    def queries() -> int:
        librarian.get(PAST)
        with CaptureQueriesContext(connection) as found:
            assert librarian.get(PAST).status_code == 200
        return len(found)

    note(librarian, series, "2026-11-12")
    before = queries()
    for number in range(3):
        other = builders.event(
            calendar, f"Koor {number}", first_date=dt.date(2026, 11, 4), rule="FREQ=WEEKLY"
        )
        note(librarian, other, "2026-11-11")
    assert queries() == before
