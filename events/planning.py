"""From an event's fields to what should stand in the occurrence table. Writes nothing."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from . import recurrence
from .choices import Status
from .closures import ClosureCalendar, public_holiday
from .recurrence import ZONE, local_moment, local_span
from .windows import LONGEST_SHORT

if TYPE_CHECKING:
    from .models import DateChange, EventPage


@dataclass(frozen=True)
class Planned:
    """One date as it should be. Moments are in UTC; all-day ends are exclusive midnights."""

    date: dt.date
    slot: int
    start: dt.datetime
    end: dt.datetime
    original_start: dt.datetime
    all_day: bool
    multi_day: bool
    status: str
    full: bool
    reason: str
    note: str
    venue_id: int | None
    venue_note: str

    @property
    def key(self) -> tuple[dt.date, int]:
        return self.date, self.slot

    def row(self) -> dict:
        """The fields of an Occurrence that this date fills."""
        values = dict(vars(self))
        original_start = values.pop("original_start")
        values["shifted_from"] = None if original_start == self.start else original_start
        return values


def horizon(event: "EventPage", until: dt.date, closures: ClosureCalendar) -> dt.date:
    """The last date that can be promised: `until`, or where the holiday register ends.

    A series goes on to the last day of its community.
    """
    last_day = closures.last_day(event)
    if last_day and event.repeats:
        until = min(until, last_day)
    if not event.school_holidays:
        return until
    registered = closures.registered_until(event.school_holidays)
    return min(until, registered) if registered else min(until, event.first_date)


def begins_beyond_register(event: "EventPage", closures: ClosureCalendar) -> bool:
    """Whether it has no dates yet, because nobody knows the school holidays of that time."""
    if not (event.school_holidays and event.first_date):
        return False
    registered = closures.registered_until(event.school_holidays)
    return registered is None or registered < event.first_date


def plan(
    event: "EventPage",
    start: dt.date,
    until: dt.date,
    closures: ClosureCalendar,
    changes: "list[DateChange]",
    library_id: int | None = None,
) -> list[Planned]:
    """Every date of the event from `start` to `until` (original local dates, included).

    Raises recurrence.TooLongToExpand.
    """
    changed = {(change.date, change.slot): change for change in changes}
    last_day = closures.last_day(event)
    planned = []
    for date, slot, begins, ends in _times(event, start, until, closures, changed):
        bare = _bare(event, date, slot, begins, ends)
        change = changed.get((date, slot))
        if change:
            one = _with_change(bare, change)
        else:
            one = _with_closed_days(bare, event, closures, library_id)
        planned.append(_within_community(one, last_day))
    return sorted(planned, key=lambda one: (one.date, one.slot))


def _times(event, start, until, closures, changed):
    """(date, slot, start time, end time) of what the pattern and the extra dates give."""
    last = horizon(event, until, closures)
    skipped = {skip.date for skip in event.skipped_dates.all()}
    found = {}
    for date in recurrence.dates(event.recurrences, event.first_date, start, last):
        if date in skipped:
            continue
        if (date, 0) in changed or not _in_holidays(event, date, closures):
            found[date, 0] = (event.start_time, event.end_time)
    # An extra date was asked for by name: neither rule nor holiday takes it away.
    for extra in event.extra_dates.all():
        if not start <= extra.date <= until:
            continue
        if not extra.slot:
            found[extra.date, 0] = (event.start_time, event.end_time)
        elif event.all_day or extra.start_time != event.start_time:
            found[extra.date, extra.slot] = (extra.start_time, extra.end_time)
        else:
            # The series' own time, written out: not a second occurrence at one moment.
            found[extra.date, 0] = (extra.start_time, extra.end_time)
    for (date, slot), (begins, ends) in found.items():
        yield date, slot, begins, ends


def _in_holidays(event, date, closures) -> bool:
    if event.not_on_public_holidays and public_holiday(date):
        return True
    return bool(event.school_holidays and closures.school_holiday(date, event.school_holidays))


def _bare(event, date, slot, begins, ends) -> Planned:
    own_time = slot > 0
    days = 0 if own_time else event.days_long
    all_day = event.all_day and not own_time
    start, end = _moments(date, begins, ends, days, all_day)
    return Planned(
        date=date,
        slot=slot,
        start=start,
        end=end,
        original_start=start,
        all_day=all_day,
        multi_day=end - start > LONGEST_SHORT,
        status=Status.SCHEDULED,
        full=event.full,
        reason="",
        note="",
        venue_id=event.venue_id,
        venue_note=event.venue_note,
    )


def _moments(date, begins, ends, days, all_day) -> tuple[dt.datetime, dt.datetime]:
    last = date + dt.timedelta(days=days)
    if all_day:
        return (
            local_moment(date, dt.time()),
            local_moment(last + dt.timedelta(days=1), dt.time()),
        )
    return local_span(date, begins, last, ends)


def _with_change(bare: Planned, change: "DateChange") -> Planned:
    start, end = _changed_moments(bare, change)
    return replace(
        bare,
        start=start,
        end=end,
        multi_day=end - start > LONGEST_SHORT,
        status=_status(change),
        full=bare.full or change.full,
        reason=change.reason,
        note=change.note,
        venue_id=change.venue_id or (None if change.venue_note else bare.venue_id),
        venue_note=change.venue_note or ("" if change.venue_id else bare.venue_note),
    )


def _changed_moments(bare: Planned, change: "DateChange"):
    if bare.all_day:
        shift = (change.new_date - bare.date) if change.new_date else dt.timedelta()
        first, last = (moment.astimezone(ZONE).date() + shift for moment in (bare.start, bare.end))
        return local_moment(first, dt.time()), local_moment(last, dt.time())
    old_start, old_end = bare.start.astimezone(ZONE), bare.end.astimezone(ZONE)
    first = change.new_date or old_start.date()
    last = first + (old_end.date() - old_start.date())
    start = local_moment(first, change.new_start or old_start.time())
    if change.new_start and not change.new_end:
        # Another start alone keeps the length.
        return start, start + (bare.end - bare.start)
    return start, local_moment(last, change.new_end or old_end.time())


def _status(change: "DateChange") -> str:
    if change.cancelled:
        return Status.CANCELLED
    if change.moves:
        return Status.MOVED
    differs = change.new_start or change.new_end or change.venue_id or change.venue_note
    return Status.CHANGED if differs or change.note else Status.SCHEDULED


def _within_community(one: Planned, last_day: dt.date | None) -> Planned:
    """What was planned by itself for later than the community lasts: people may have noted it."""
    if last_day is None or one.start.astimezone(ZONE).date() <= last_day:
        return one
    if one.status == Status.CANCELLED:
        return one
    return replace(one, status=Status.CANCELLED, reason=_("This community stops."))


def _with_closed_days(bare, event, closures, library_id) -> Planned:
    if not event.has_place:
        return bare
    reason = closures.closed(bare.start.astimezone(ZONE).date(), library_id)
    return replace(bare, status=Status.CANCELLED, reason=reason) if reason else bare
