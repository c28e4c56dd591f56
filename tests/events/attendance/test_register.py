"""The register of visitors: whose rows, how to find them, and what a spreadsheet holds."""

import csv
import datetime as dt
from io import BytesIO, StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from communities import roles
from events.choices import Status
from events.models import Attendance
from tests import builders

from .conftest import address, note

MOVED_TO = dt.datetime(2026, 11, 14, 18, 30, tzinfo=dt.UTC)
LIST = "/admin/events/attendance/"


def rows(response) -> list[list[str]]:
    """Of each row: activity, date, community, visitors, new."""
    page = BeautifulSoup(response.content, "html.parser")
    found = []
    for row in page.select("table.listing tbody tr"):
        for actions in row.select("ul.actions"):
            actions.decompose()
        cells = [" ".join(cell.get_text().split()) for cell in row.select("td, th")]
        found.append(cells[:5])
    return found


def exported(client, kind: str, query: str = "") -> list[list]:
    response = client.get(f"{LIST}?export={kind}{query}")
    if kind == "csv":
        return list(csv.reader(StringIO(b"".join(response.streaming_content).decode())))
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.fixture
def counted(librarian, stranger, series):
    """Two dates of the own series, one of which was moved; one of another library."""
    # As a change made in October leaves it.
    moved = series.occurrences.filter(date=dt.date(2026, 11, 5))
    moved.update(start=MOVED_TO, end=MOVED_TO + dt.timedelta(hours=1), status=Status.MOVED)
    note(librarian, series, "2026-11-05", visitors=7, by_group="on", note="=1+1")
    note(librarian, series, "2026-11-12", visitors=0, new_people=0)
    other = builders.EventPage.objects.get(title="Leesclub")
    note(stranger, other, "2026-11-03", visitors=44, note="zwartekanarie")


def test_one_sees_what_one_keeps_and_the_latest_first(counted, librarian, stranger, adviser):
    own = [
        ["Repair Café", "za 14 nov 2026", "Zaai en maak", "7", "–"],
        ["Repair Café", "do 12 nov 2026", "Zaai en maak", "0", "0"],
    ]
    for client in (librarian, adviser):
        assert rows(client.get(LIST)) == own
        assert "zwartekanarie" not in client.get(LIST).content.decode()
    assert rows(stranger.get(LIST)) == [["Leesclub", "di 3 nov 2026", "Lezen in Delft", "44", "–"]]


def test_the_adviser_reads_and_changes_nothing(counted, adviser, series):
    page = BeautifulSoup(adviser.get(LIST).content, "html.parser")
    assert page.select("ul.actions a") == []
    one = Attendance.objects.filter(event=series).first()
    form = adviser.get(adviser.get(f"{LIST}edit/{one.pk}/")["Location"])
    assert form.status_code in (302, 404)


def test_editors_of_the_network_keep_that_of_the_network(
    counted, site, stranger, series, django_user_model
):
    user = django_user_model.objects.create_user("redactie", password="geheim")
    user.groups.add(roles.network_editors())
    stranger.force_login(user)
    day = builders.event(site.calendar, "Terugkomdag", first_date=dt.date(2026, 11, 4))
    note(stranger, day, "2026-11-04", visitors=31)
    assert rows(stranger.get(LIST)) == [["Terugkomdag", "wo 4 nov 2026", "Het netwerk", "31", "–"]]


def test_a_row_leads_to_the_form_of_its_date(counted, librarian, stranger, series):
    one = Attendance.objects.get(visitors=0)
    response = librarian.get(f"{LIST}edit/{one.pk}/")
    assert response["Location"] == f"{address(series, '2026-11-12')}?next={LIST}"
    for key in (one.pk, 987654, "x", 10**30):
        assert stranger.get(f"{LIST}edit/{key}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "visitors"),
    [
        ("q=repair", ["7", "0"]),
        ("q=koor", []),
        ("zelf=ja", ["7"]),
        ("zelf=nee", ["0"]),
        ("periode=week", []),
        ("periode=maand", ["7", "0"]),
        ("periode=vorig-jaar", []),
    ],
)
def test_search_and_filters(counted, librarian, query, visitors):
    assert [row[3] for row in rows(librarian.get(f"{LIST}?{query}"))] == visitors


def test_the_filter_by_community_offers_the_own_ones(counted, librarian, site, calendar):
    page = BeautifulSoup(librarian.get(LIST).content, "html.parser").get_text()
    assert "Zaai en maak" in page
    assert "Lezen in Delft" not in page
    own = calendar.get_parent().pk
    other = builders.CommunityPage.objects.get(title="Lezen in Delft").pk
    assert len(rows(librarian.get(f"{LIST}?community={own}"))) == 2
    for wrong in (other, "x", "netwerk"):
        assert librarian.get(f"{LIST}?community={wrong}").status_code == 302


def test_the_administrator_filters_by_community_and_network(counted, site, admin_client, calendar):
    builders.event(site.calendar, "Terugkomdag", first_date=dt.date(2026, 11, 4))
    note(admin_client, builders.EventPage.objects.get(title="Terugkomdag"), "2026-11-04")
    assert [row[0] for row in rows(admin_client.get(f"{LIST}?community=netwerk"))] == [
        "Terugkomdag"
    ]
    assert len(rows(admin_client.get(LIST))) == 4


def test_a_spreadsheet_holds_zero_no_and_no_formula(counted, librarian):
    head, first, second = exported(librarian, "csv")
    assert head[:8] == [
        *("Datum", "Activiteit", "Community", "Aantal bezoekers", "Aantal nieuwe mensen"),
        *("Aantal mensen die meehielpen", "Door de groep zelf gedaan", "Wat viel op"),
    ]
    assert first[:8] == ["2026-11-14", "Repair Café", "Zaai en maak", "7", "", "", "ja", "'=1+1"]
    assert second[:8] == ["2026-11-12", "Repair Café", "Zaai en maak", "0", "0", "", "nee", ""]
    assert second[9] == "gouda"
    sheet = exported(librarian, "xlsx", "&zelf=nee")
    assert (sheet[1][3], sheet[1][4], sheet[1][5], sheet[1][6]) == (0, 0, None, "nee")


@pytest.mark.once
def test_the_number_of_queries_does_not_grow(counted, librarian, calendar):
    def queries(url) -> int:
        librarian.get(url)
        with CaptureQueriesContext(connection) as found:
            response = librarian.get(url)
            list(response.streaming_content) if response.streaming else response.content
        return len(found)

    before = [queries(LIST), queries(f"{LIST}?export=csv")]
    for number in range(3):
        other = builders.event(calendar, f"Koor {number}", first_date=dt.date(2026, 11, 4))
        note(librarian, other, "2026-11-04")
    assert [queries(LIST), queries(f"{LIST}?export=csv")] == before
