"""The dates of some calendars in a stretch of days, with what can be done on each.

Days are local (Europe/Amsterdam).
"""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from events import listing, windows
from events.attendance import noting
from events.attendance.rows import attendance_of
from events.dates_admin import kinds
from events.dates_admin.listing import DateLine, lines
from events.models import Attendance, Occurrence

AT_HAND = (kinds.Kind.CANCEL, kinds.Kind.MOVE)
# A busy week has some thirty; who has more than this reads on in the list of dates.
MOST = 60


@dataclass(frozen=True)
class Line:
    """One date. `date` is the line of the list of dates: what is different, and what is odd."""

    date: DateLine
    attendance: Attendance | None

    @property
    def row(self) -> Occurrence:
        return self.date.row

    @property
    def visitors(self) -> str:
        return noting.words(self.attendance) if self.attendance else ""

    @property
    def asks_visitors(self) -> bool:
        return self.date.begun and not self.row.is_cancelled and self.attendance is None

    @property
    def can_start(self) -> list[kinds.Kind]:
        if self.date.begun:
            return []
        return [kind for kind in self.date.can_start if kind in AT_HAND]


@dataclass(frozen=True)
class Day:
    date: dt.date
    lines: list[Line]


@dataclass(frozen=True)
class Stretch:
    """`earlier` has ended before yesterday: it stands folded. `more` says that it was cut off."""

    first: dt.date
    last: dt.date
    days: list[Day]
    earlier: list[Day]
    more: bool


def week_of(today: dt.date, weeks: int = 0) -> tuple[dt.date, dt.date]:
    """Monday and Sunday, `weeks` later. On Monday this week begins with Sunday, yesterday."""
    monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=weeks)
    first = min(monday, today - dt.timedelta(days=1)) if weeks == 0 else monday
    return first, monday + dt.timedelta(days=6)


def stretch(calendars: list[int], first: dt.date, last: dt.date, now: dt.datetime) -> Stretch:
    """What takes place between two days, both inclusive. Nine queries, however many dates."""
    begin, end = windows.day_bounds(first, last)
    rows = Occurrence.objects.filter(live=True, calendar__in=calendars)
    keys = windows.page_of_keys(rows, begin, end, 0, MOST + 1)
    found = listing.with_events(windows.in_order(keys[:MOST], patterns=True))
    noted = attendance_of([row for row in found if row.start <= now])
    of_row = {
        one.row.pk: Line(one, noted.get((one.row.event_id, one.row.date, one.row.slot)))
        for one in lines(found, now)
    }
    days = [
        Day(day.date, [of_row[row.pk] for row in day.occurrences])
        for day in listing.by_day(found, first)
    ]
    yesterday = timezone.localdate(now) - dt.timedelta(days=1)
    return Stretch(
        first=first,
        last=last,
        days=[day for day in days if day.date >= yesterday],
        earlier=[day for day in days if day.date < yesterday],
        more=len(keys) > MOST,
    )
