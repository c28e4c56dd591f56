"""One series as VEVENTs: its recurrence set, and one more for each date that differs.

RFC 5545, 3.6.1 (VEVENT), 3.8.4.4 (RECURRENCE-ID), 3.8.5 (recurrence).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from icalendar import Event, vDDDLists, vRecur

from .. import places
from ..choices import Status
from ..models import EventPage, Occurrence
from ..recurrence import ZONE
from . import recurrence_set

# RFC 7986, 5.11 has no word for it; calendars that do not know it pass over it.
FULL = "X-KLOPPEND-HART-FULL"


@dataclass(frozen=True)
class Told:
    """What an event says besides its dates. `url` is absolute."""

    event: EventPage
    url: str
    themes: Sequence[str] = ()


def series(told: Told, rows: Sequence[Occurrence], first: dt.date, last: dt.date) -> list[Event]:
    """VEVENTs that expand to exactly `rows` (by original start), between two local days."""
    event = told.event
    by_start = {_wall_clock(row): row for row in rows}
    starts = sorted(by_start, key=_sortable)
    dates_only = event.all_day and all(_is_date(start) for start in starts)
    if event.all_day and not dates_only:
        # Days and moments do not go into one set.
        whole = [start for start in starts if _is_date(start)]
        apart = [by_start[start] for start in starts if not _is_date(start)]
        starts = whole
    else:
        apart = []
    found = []
    if starts:
        dates = recurrence_set.of(event, starts, first, last)
        pattern = by_start[dates.start]
        length = _usual_length(event, pattern)
        base = _described(told)
        _add_moment(base, "DTSTART", dates.start)
        _add_moment(base, "DTEND", dates.start + length)
        if dates.rule:
            base.add("RRULE", vRecur.from_ical(dates.rule))
        _add_dates(base, "RDATE", dates.extra)
        _add_dates(base, "EXDATE", dates.left_out)
        found.append(base)
        found += [
            one_date(told, row)
            for start in starts
            if _differs(row := by_start[start], event, start, length)
        ]
    return found + [one_date(told, row) for row in apart]


def one_date(told: Told, row: Occurrence) -> Event:
    """One date of the series by itself, as it is now."""
    one = _described(told, row)
    _add_moment(one, "RECURRENCE-ID", _wall_clock(row))
    _add_moment(one, "DTSTART", _local(row, row.start))
    _add_moment(one, "DTEND", _local(row, row.end))
    if row.reason:
        one.add("COMMENT", row.reason)
    return one


def _described(told: Told, row: Occurrence | None = None) -> Event:
    event, found = told.event, Event()
    changed_at = event.series.changed_at.astimezone(dt.UTC).replace(microsecond=0)
    found.add("UID", event.series.uid)
    found.add("DTSTAMP", changed_at)
    found.add("LAST-MODIFIED", changed_at)
    found.add("SEQUENCE", event.series.sequence)
    found.add("SUMMARY", event.marked())
    found.add("DESCRIPTION", (row and row.note) or f"{event.summary}\n\n{told.url}")
    found.add("LOCATION", places.of_occurrence(row) if row else places.of_event(event))
    found.add("URL", told.url)
    cancelled = row is not None and row.status == Status.CANCELLED
    found.add("STATUS", "CANCELLED" if cancelled else "CONFIRMED")
    if told.themes:
        found.add("CATEGORIES", list(told.themes))
    if event.full if row is None else row.full:
        found.add(FULL, "TRUE")
    return found


def _wall_clock(row: Occurrence) -> dt.datetime | dt.date:
    """What the row's RECURRENCE-ID says: a date, or the time on Amsterdam's clocks."""
    return _local(row, row.original_start)


def _local(row: Occurrence, moment: dt.datetime) -> dt.datetime | dt.date:
    local = moment.astimezone(ZONE)
    return local.date() if row.all_day else local.replace(tzinfo=None)


def _is_date(start) -> bool:
    return not isinstance(start, dt.datetime)


def _sortable(start) -> dt.datetime:
    return dt.datetime.combine(start, dt.time()) if _is_date(start) else start


def _usual_length(event: EventPage, row: Occurrence) -> dt.timedelta:
    """How long one time takes on the clocks."""
    if row.all_day:
        return dt.timedelta(days=event.days_long + 1)
    if row.slot:
        return _local(row, row.end) - _local(row, row.start)
    begin = dt.datetime.combine(event.first_date, event.start_time)
    end = dt.datetime.combine(event.last_date or event.first_date, event.end_time)
    return end - begin


def _differs(row: Occurrence, event: EventPage, start, length: dt.timedelta) -> bool:
    """Whether the date is not what the series says of it."""
    end = start + length
    return (
        row.status == Status.CANCELLED
        or row.full != event.full
        or bool(row.note or row.reason)
        or row.venue_id != event.venue_id
        or row.venue_note != event.venue_note
        or _local(row, row.start) != start
        or _local(row, row.end) != end
        or _clock_changes(start, end)
        # Put on an hour in the night that one is left out: readers disagree on its end.
        or (not row.all_day and not row.slot and start.time() != event.start_time)
    )


def _clock_changes(start, end) -> bool:
    """Whether the clock is put on or back meanwhile: readers disagree on when it ends then."""
    if _is_date(start):
        return False
    return start.replace(tzinfo=ZONE).utcoffset() != end.replace(tzinfo=ZONE).utcoffset()


def _add_moment(event: Event, name: str, start) -> None:
    event.add(name, start if _is_date(start) else start.replace(tzinfo=ZONE))


def _add_dates(event: Event, name: str, starts: Sequence) -> None:
    if not starts:
        return
    if _is_date(starts[0]):
        event.add(name, vDDDLists(list(starts)), parameters={"VALUE": "DATE"})
    else:
        event.add(name, vDDDLists([start.replace(tzinfo=ZONE) for start in starts]))
