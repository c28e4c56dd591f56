"""Months, weeks and days in addresses: one canonical form each (ISO 8601), or none.

All are local days in Europe/Amsterdam.
"""

import datetime as dt
import re
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.utils import formats
from django.utils.translation import gettext as _

from site_config import dates

from ..pattern_check import EARLIEST, LATEST

MONTH, WEEK, DAY = "maand", "week", "dag"
ONE_DAY = dt.timedelta(days=1)
SUNDAY = 6
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")


@dataclass(frozen=True)
class Period:
    """A stretch of whole days with an address below the calendar: `kind`/`code`/."""

    kind: str
    code: str
    first: dt.date
    last: dt.date

    @property
    def address(self) -> str:
        return f"{self.kind}/{self.code}/"

    @property
    def days(self) -> list[dt.date]:
        number = (self.last - self.first).days + 1
        return [self.first + at * ONE_DAY for at in range(number)]

    @property
    def name(self) -> str:
        """december 2026; week 49; donderdag 3 december 2026"""
        if self.kind == MONTH:
            return formats.date_format(self.first, "F Y")
        if self.kind == WEEK:
            return _("week %(number)d") % {"number": self.first.isocalendar().week}
        return dates.day(self.first)

    @property
    def heading(self) -> str:
        if self.kind != WEEK:
            return self.name[:1].upper() + self.name[1:]
        return _("Week %(number)d · %(first)s up to and including %(last)s") % {
            "number": self.first.isocalendar().week,
            "first": _without_year(self.first, self.last),
            "last": formats.date_format(self.last, "j F Y"),
        }

    def next(self) -> "Period":
        return of(self.kind, self.last + ONE_DAY)

    def previous(self) -> "Period":
        return of(self.kind, self.first - ONE_DAY)


def _without_year(day: dt.date, other: dt.date) -> str:
    return formats.date_format(day, "j F" if day.year == other.year else "j F Y")


def weekend(day: dt.date) -> tuple[dt.date, dt.date]:
    """What is left of this weekend, or the next one, as (first day, last day)."""
    if day.weekday() == SUNDAY:
        return day, day
    saturday = day + (SUNDAY - 1 - day.weekday()) * ONE_DAY
    return saturday, saturday + ONE_DAY


def of(kind: str, day: dt.date) -> Period:
    """The month, week or day in which `day` lies."""
    if kind == MONTH:
        first = day.replace(day=1)
        return Period(kind, f"{first:%Y-%m}", first, first + relativedelta(months=1, days=-1))
    if kind == WEEK:
        year, week, weekday = day.isocalendar()
        first = day - (weekday - 1) * ONE_DAY
        return Period(kind, f"{year}-W{week:02}", first, first + 6 * ONE_DAY)
    return Period(kind, day.isoformat(), day, day)


def read(kind: str, code: str) -> Period | None:
    """The period that an address names; None when there is no such month, week or day."""
    try:
        if kind == MONTH:
            day = dt.date.fromisoformat(f"{code}-01")
        elif kind == WEEK:
            match = _WEEK.fullmatch(code)
            day = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        else:
            day = dt.date.fromisoformat(code)
    except (ValueError, TypeError):
        return None
    if not EARLIEST <= day <= LATEST - dt.timedelta(days=40):
        return None
    found = of(kind, day)
    # 20261203 and 2026-W494 are dates to Python as well.
    return found if found.code == code else None
