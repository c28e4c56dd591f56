"""Months, weeks and days: one way to write each, and no other."""

import datetime as dt

import pytest

from events.calendar import periods
from events.calendar.periods import DAY, MONTH, WEEK

D = dt.date


@pytest.mark.parametrize(
    ("kind", "code", "first", "last"),
    [
        (MONTH, "2026-12", D(2026, 12, 1), D(2026, 12, 31)),
        (MONTH, "2028-02", D(2028, 2, 1), D(2028, 2, 29)),
        (WEEK, "2026-W49", D(2026, 11, 30), D(2026, 12, 6)),
        (WEEK, "2026-W53", D(2026, 12, 28), D(2027, 1, 3)),
        (WEEK, "2025-W01", D(2024, 12, 30), D(2025, 1, 5)),
        (DAY, "2028-02-29", D(2028, 2, 29), D(2028, 2, 29)),
    ],
)
def test_a_canonical_code_names_its_days(kind, code, first, last):
    found = periods.read(kind, code)
    assert (found.first, found.last, found.address) == (first, last, f"{kind}/{code}/")
    assert (found.days[0], found.days[-1]) == (first, last)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (MONTH, ""),
        (MONTH, "2026-1"),
        (MONTH, "2026-13"),
        (MONTH, "2026-00"),
        (MONTH, "202612"),
        (MONTH, "99999-01"),
        (MONTH, "0000-01"),
        (MONTH, "1989-12"),
        (MONTH, "2199-12"),
        (MONTH, "٢٠٢٦-١٢"),
        (WEEK, "2026-w49"),
        (WEEK, "2026-W00"),
        (WEEK, "2026-W54"),
        (WEEK, "2027-W53"),
        (WEEK, "2026-W494"),
        (WEEK, "2026W49"),
        (WEEK, "٢٠٢٦-W٤٩"),
        (DAY, "2026-12-3"),
        (DAY, "20261203"),
        (DAY, "2026-W49-4"),
        (DAY, "2026-02-30"),
        (DAY, "2026-12-03\n"),
        (DAY, "2026-12-03\x00"),
        (DAY, "٢٠٢٦-١٢-٠٣"),
        (DAY, "2" * 100_000),
    ],
)
def test_anything_else_names_nothing(kind, code):
    assert periods.read(kind, code) is None


def test_months_weeks_and_days_follow_each_other_over_new_year():
    month = periods.of(MONTH, D(2026, 12, 31))
    week = periods.of(WEEK, D(2027, 1, 1))
    day = periods.of(DAY, D(2027, 1, 1))
    around = [(one.previous().code, one.code, one.next().code) for one in (month, week, day)]
    assert around == [
        ("2026-11", "2026-12", "2027-01"),
        ("2026-W52", "2026-W53", "2027-W01"),
        ("2026-12-31", "2027-01-01", "2027-01-02"),
    ]


@pytest.mark.parametrize(
    ("kind", "day", "name", "heading"),
    [
        (MONTH, D(2026, 12, 3), "december 2026", "December 2026"),
        (WEEK, D(2026, 12, 3), "week 49", "Week 49 · 30 november tot en met 6 december 2026"),
        (
            WEEK,
            D(2027, 1, 1),
            "week 53",
            "Week 53 · 28 december 2026 tot en met 3 januari 2027",
        ),
        (DAY, D(2026, 12, 3), "donderdag 3 december 2026", "Donderdag 3 december 2026"),
    ],
)
def test_periods_are_called_what_people_call_them(kind, day, name, heading):
    found = periods.of(kind, day)
    assert (found.name, found.heading) == (name, heading)
