"""The list of coming dates that somebody may change: what stands on each line."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils import timezone

from .. import listing, windows
from ..attendance import noting
from ..attendance.rows import attendance_of
from ..closures import ClosureCalendar
from ..models import Attendance, DateChange, EventPage, Occurrence, Series
from ..paging import MAX_PAGE
from . import kinds, warnings
from .access import own_calendars, own_events

PER_PAGE = 25
MAX_EVENTS = 500


@dataclass(frozen=True)
class Wanted:
    """What the filters ask for: one activity, words of its title, one local day."""

    event: EventPage | None = None
    words: str = ""
    day: dt.date | None = None


@dataclass
class DateLine:
    """One coming date with what is different on it and what can be done."""

    row: Occurrence
    change: DateChange | None
    warnings: list[str] = field(default_factory=list)
    begun: bool = False
    attendance: Attendance | None = None

    @property
    def counted(self) -> str:
        """How many came, in words; empty when nobody counted."""
        return noting.words(self.attendance) if self.attendance else ""

    @property
    def in_force(self) -> list[kinds.Line]:
        return kinds.lines(self.change)

    @property
    def reason(self) -> str:
        return kinds.shown_reason(self.change) if self.change else ""

    @property
    def can_start(self) -> list[kinds.Kind]:
        return startable(self.row, self.change, self.begun)

    @property
    def closed(self) -> bool:
        """Called off by a closure, not by a change of this date."""
        return self.row.is_cancelled and self.change is None

    @property
    def whole_series_full(self) -> bool:
        return self.row.full and not (self.change and self.change.full)


def startable(row: Occurrence, change: DateChange | None, begun: bool) -> list[kinds.Kind]:
    return kinds.can_start(
        change,
        all_day=row.all_day and not row.slot,
        full=row.full,
        begun=begun,
        closed=row.is_cancelled and change is None,
    )


@dataclass(frozen=True)
class Page:
    """One page of the list; the number counts from 1."""

    lines: list[DateLine]
    number: int
    has_next: bool


def rows_for(user, wanted: Wanted) -> QuerySet:
    """The dates that `user` may change, of published activities, unordered."""
    rows = Occurrence.objects.filter(live=True)
    if wanted.event is not None:
        return rows.filter(event_id=wanted.event.pk)
    calendars = own_calendars(user)
    if calendars is not None:
        rows = rows.filter(calendar__in=list(calendars.values_list("pk", flat=True)))
    if wanted.words:
        titled = _titled(user, wanted.words).values_list("pk", flat=True)
        rows = rows.filter(event__in=list(titled[:MAX_EVENTS]))
    return rows


def most_shown(user, wanted: Wanted) -> int | None:
    """Of how many activities there are dates, when more than those hold the words."""
    asked = wanted.event is None and wanted.words
    cut = asked and _titled(user, wanted.words)[MAX_EVENTS : MAX_EVENTS + 1].exists()
    return MAX_EVENTS if cut else None


def _titled(user, words: str) -> QuerySet:
    """Published activities with these words in their title, newest first."""
    return own_events(user).filter(live=True, title__icontains=words).order_by("-pk")


def page_of(user, wanted: Wanted, number: int, now: dt.datetime | None = None) -> Page:
    """One page of coming dates, in a number of queries that does not grow with the lines."""
    now = now or timezone.now()
    since, until = now, None
    if wanted.day:
        begin, until = windows.day_bounds(wanted.day, wanted.day)
        since = max(now, begin)
    start = (number - 1) * PER_PAGE
    keys = []
    if until is None or since < until:
        keys = windows.page_of_keys(rows_for(user, wanted), since, until, start, PER_PAGE + 1)
    rows = listing.with_events(windows.in_order(keys[:PER_PAGE], patterns=True))
    has_next = len(keys) > PER_PAGE and number < MAX_PAGE
    return Page(lines(rows, now), number, has_next)


def lines(rows: list[Occurrence], now: dt.datetime) -> list[DateLine]:
    """What stands on the line of each of these rows, of which the pattern was fetched along.

    Four queries, however many rows, and one more when some have begun.
    """
    changes = _changes_of(rows)
    closures = ClosureCalendar()
    libraries = _libraries_of(rows)
    begun = [row for row in rows if row.start <= now]
    noted = attendance_of(begun) if begun else {}
    return [
        DateLine(
            row=row,
            change=changes.get((row.event_id, row.date, row.slot)),
            warnings=[]
            if row.is_cancelled
            else warnings.of_day(row.event, row.first_day, libraries.get(row.event_id), closures),
            begun=row.start <= now,
            attendance=noted.get((row.event_id, row.date, row.slot)),
        )
        for row in rows
    ]


def _changes_of(rows: list[Occurrence]) -> dict[tuple, DateChange]:
    wanted = Q(pk=None)
    for row in rows:
        wanted |= Q(event=row.event_id, date=row.date, slot=row.slot)
    found = DateChange.objects.filter(wanted).select_related("venue")
    return {(one.event_id, one.date, one.slot): one for one in found}


def _libraries_of(rows: list[Occurrence]) -> dict[int, int | None]:
    found = Series.objects.filter(event__in={row.event_id for row in rows})
    return dict(found.values_list("event_id", "library_id"))
