"""The list of dates that have begun, newest first, with the visitors of each."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from .. import listing, windows
from ..choices import Status
from ..dates_admin.listing import PER_PAGE, Wanted, rows_for
from ..models import Attendance, Occurrence
from ..paging import MAX_PAGE
from . import noting, rows


@dataclass(frozen=True)
class PastLine:
    """One date that has begun, and what was counted on it (None: nobody counted)."""

    row: Occurrence
    attendance: Attendance | None

    @property
    def words(self) -> str:
        return noting.words(self.attendance) if self.attendance else ""


@dataclass(frozen=True)
class PastPage:
    """One page of the list; the number counts from 1."""

    lines: list[PastLine]
    number: int
    has_next: bool


def page_of(
    user, wanted: Wanted, number: int, *, uncounted: bool = False, now: dt.datetime | None = None
) -> PastPage:
    """One page of what has begun, in a number of queries that does not grow with the lines."""
    now = now or timezone.now()
    found = rows_for(user, wanted).filter(start__lte=now)
    if wanted.day:
        begin, end = windows.day_bounds(wanted.day, wanted.day)
        found = found.filter(start__gte=begin, start__lt=end)
    if uncounted:
        found = rows.uncounted(found.exclude(status=Status.CANCELLED))
    first = (number - 1) * PER_PAGE
    keys = found.order_by("-start", "-pk").values_list("pk", flat=True)
    keys = list(keys[first : first + PER_PAGE + 1])
    shown = listing.with_events(windows.in_order(keys[:PER_PAGE]))
    noted = rows.attendance_of(shown)
    lines = [PastLine(row, noted.get((row.event_id, row.date, row.slot))) for row in shown]
    return PastPage(lines, number, len(keys) > PER_PAGE and number < MAX_PAGE)
