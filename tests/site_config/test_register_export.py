"""What an exported register may hold, whatever somebody typed."""

import csv
import datetime as dt
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.test import RequestFactory
from openpyxl import load_workbook

from events.models import Closure, Venue
from site_config.register_export import RegisterMixin
from site_config.scoped_admin import ScopedModelAdmin
from site_config.scopes import Scope
from site_config.spreadsheet_cells import cell
from tests import builders

# Midnight and a half in Amsterdam, the day before in UTC.
MOMENT = dt.datetime(2026, 12, 2, 23, 30, 15, 5, tzinfo=dt.UTC)
PLAIN = {
    "": "",
    "Een gewone zin.": "Een gewone zin.",
    "a = b - c + d @ e": "a = b - c + d @ e",
    "=1+1": "'=1+1",
    "+31 6 12 34 56 78": "'+31 6 12 34 56 78",
    "-cmd|' /C calc'!A0": "'-cmd|' /C calc'!A0",
    "@SUM(A1)": "'@SUM(A1)",
    "\t=1": "'\t=1",
    "\r=1": "'\r=1",
    "\tx": "'\tx",
    "\nx": "'\nx",
    "  =1": "'  =1",
    "\u00a0=1": "'\u00a0=1",
    "＝1": "'＝1",
    "\x00=1": "'=1",
    "\x0b=1": "'=1",
    "a\x1bb\uffffc": "abc",
    "twee\nregels 😀": "twee\nregels 😀",
    "'=1": "'=1",
}


@pytest.mark.parametrize("text", PLAIN)
def test_text_is_never_a_formula(text):
    for typed in (True, False):
        assert cell(text, typed=typed) == PLAIN[text]


def test_what_else_stands_in_a_cell():
    values = [None, 0, -5, Decimal("-0.5"), False, True, MOMENT, MOMENT.date(), dt.time(9, 30)]
    assert [cell(one, typed=False) for one in values] == [
        *("", 0, -5, Decimal("-0.5"), "nee", "ja"),
        *("2026-12-03 00:30", "2026-12-02", "09:30"),
    ]
    local = dt.datetime(2026, 12, 3, 0, 30, 15)  # noqa: DTZ001 - a spreadsheet knows no zones
    assert [cell(one, typed=True) for one in values[6:]] == [
        local,
        MOMENT.date(),
        dt.time(9, 30),
    ]
    assert cell(["=a", "b"], typed=True) == "'=a, b"


class VenueRegister(RegisterMixin, ScopedModelAdmin):
    scope = Scope()
    model = Venue
    list_display = ["name", "place", "latitude", "step_free", "library", "letters"]
    search_fields = ["name"]

    def letters(self, venue):
        return len(venue.place)


class ClosureRegister(RegisterMixin, ScopedModelAdmin):
    scope = Scope()
    model = Closure
    list_display = ["name", "kind", "first_date", "region"]
    export_filename = "Dichte dagen"


@pytest.fixture
def get(admin_user):
    def answer(register, **query):
        request = RequestFactory().get("/admin/", query)
        request.user = admin_user
        return register().index_view(request)

    return answer


def lines(response) -> list[list[str]]:
    return list(csv.reader(StringIO(b"".join(response.streaming_content).decode())))


def test_a_register_exports_the_columns_of_its_list(get):
    builders.venue("=Plein", place="", latitude=Decimal("0"))
    builders.venue("Schuur", place="Gouda", library=builders.library())
    heading, *rows = lines(get(VenueRegister, export="csv"))
    assert heading[:2] == ["Naam", "Plaats"]
    rows = {row[0]: row[1:] for row in rows}
    assert set(rows) == {"'=Plein", "Schuur"}
    number, step_free, library, letters = rows["'=Plein"][1:]
    assert (float(number), step_free, library, letters) == (0.0, "nee", "", "0")
    assert rows["Schuur"][3:] == ["Bibliotheek Gouda", "5"]
    assert [row[0] for row in lines(get(VenueRegister, export="csv", q="schuur"))[1:]] == ["Schuur"]


def test_a_workbook_has_numbers_and_dates(get):
    builders.venue("Plein", place="", latitude=Decimal("0"))
    sheet = load_workbook(
        BytesIO(b"".join(get(VenueRegister, export="xlsx").streaming_content))
    ).active
    assert [sheet.cell(2, column).value for column in (3, 6)] == [0, 0]
    builders.school_holiday(dt.date(2026, 12, 19), dt.date(2027, 1, 3))
    response = get(ClosureRegister, export="xlsx")
    assert 'filename="dichte-dagen-' in response["Content-Disposition"]
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    row = [one.value for one in sheet[2]]
    assert row[0] == "Vakantie"
    assert row[1] == Closure(kind="school_holiday").get_kind_display()
    assert row[2] == dt.date(2026, 12, 19)
