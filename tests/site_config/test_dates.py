"""Dates as Dutch readers write them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from site_config import dates

ZONE = ZoneInfo("Europe/Amsterdam")


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("start", "end", "all_day", "expected"),
    [
        (
            "2026-12-03T19:30",
            "2026-12-03T21:00",
            False,
            "donderdag 3 december 2026, 19.30 tot 21.00 uur",
        ),
        (
            "2027-03-13T20:00",
            "2027-03-14T08:00",
            False,
            "zaterdag 13 maart 2027, 20.00 uur tot zondag 14 maart 2027, 8.00 uur",
        ),
        (
            "2027-04-10T00:00",
            "2027-05-23T00:00",
            True,
            "zaterdag 10 april 2027 tot en met zaterdag 22 mei 2027",
        ),
        ("2026-10-25T00:00", "2026-10-26T00:00", True, "zondag 25 oktober 2026"),
    ],
)
def test_when(start, end, all_day, expected):
    assert dates.when(at(start), at(end), all_day) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-22", "vandaag"),
        ("2026-11-23", "morgen"),
        ("2026-11-26", "donderdag"),
        ("2026-12-03", "donderdag 3 december"),
        ("2027-05-22", "zaterdag 22 mei 2027"),
    ],
)
def test_near_day(day, expected):
    assert dates.near_day(dt.date.fromisoformat(day), dt.date(2026, 11, 22)) == expected
