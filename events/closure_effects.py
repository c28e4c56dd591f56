"""What a new, changed or deleted closure does to the dates of activities.

Works out the difference for the stretch of days that can differ, and for many series at a
time: a school holiday touches thousands of them.
"""

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import recurrence, versions
from .batches import batched
from .closures import ClosureCalendar
from .lines import EventLine
from .models import CalendarPage, Closure, EventPage, Occurrence, Series
from .occurrences import Differences, compare, horizon_date, save
from .planning import Planned, plan

AT_A_TIME = 500
Span = tuple[dt.date, dt.date]
logger = logging.getLogger(__name__)


class Effect(models.TextChoices):
    CANCELLED = "cancelled", _("does not take place")
    GONE = "gone", _("is left out")
    BACK = "back", _("comes back")
    KEPT = "kept", _("goes on, because it was changed by itself")


@dataclass(frozen=True)
class Touched:
    """One date of an activity, as it is before or after."""

    event: EventPage
    date: Planned
    effect: Effect


@dataclass(frozen=True)
class Change:
    """A closure as it was (None for a new one) and as it will be (None when deleted)."""

    before: Closure | None
    after: Closure | None

    @property
    def both(self) -> list[Closure]:
        return [one for one in (self.before, self.after) if one is not None]

    def calendars(self) -> tuple[ClosureCalendar, ClosureCalendar]:
        """All closures as they were and as they will be, whatever is stored. One query."""
        keys = {one.pk for one in self.both}
        others = [one for one in Closure.objects.all() if one.pk not in keys]
        sides = [[*others, one] if one else others for one in (self.before, self.after)]
        return ClosureCalendar(sides[0]), ClosureCalendar(sides[1])


def effects(change: Change, now: dt.datetime | None = None) -> list[Touched]:
    """Which coming dates of published activities will be other than they are. Writes nothing."""
    now = now or timezone.now()
    old, new = change.calendars()
    found = []
    for events, spans in _batches(change, old, new, now):
        libraries = dict(Series.objects.filter(pk__in=spans).values_list("pk", "library_id"))
        for event in events:
            if event.live:
                span, library = spans[event.pk], libraries[event.pk]
                found += differences(event, span, library, old, new, change.after, now)
    return found


@transaction.atomic
def apply(change: Change, now: dt.datetime | None = None) -> None:
    """Bring the table in line, after the closure was saved or deleted."""
    now = now or timezone.now()
    old, new = change.calendars()
    calendars: set[int] = set()
    for events, spans in _batches(change, old, new, now):
        calendars |= _apply_some(events, spans, new, now)
    versions.touch_calendars(CalendarPage.objects.filter(pk__in=calendars).only("pk"), now)


def touched_by(closure: Closure) -> models.QuerySet:
    """The published series whose dates a closure may change."""
    events = EventPage.objects.filter(series__isnull=False)
    if closure.kind == Closure.Kind.SCHOOL_HOLIDAY:
        return events.filter(school_holidays=closure.region)
    if closure.library_id:
        return events.filter(series__library=closure.library_id)
    return events


def _batches(change, old, new, now) -> Iterator[tuple[Sequence[EventPage], dict[int, Span]]]:
    """Some events at a time, with for each the days on which it may differ."""
    spans: dict[int, Span] = {}
    for closure in change.both:
        span = _span(closure, old, new, now)
        if span is None:
            continue
        for key in _with_dates(touched_by(closure), closure, span):
            known = spans.get(key, span)
            spans[key] = (min(known[0], span[0]), max(known[1], span[1]))
    for keys in batched(sorted(spans), AT_A_TIME):
        events = EventPage.objects.filter(pk__in=keys).exclude(first_date=None)
        events = events.defer_streamfields().order_by("title", "pk")
        events = events.prefetch_related("extra_dates", "skipped_dates", "date_changes")
        yield list(events), {key: spans[key] for key in keys}


def _span(closure: Closure, old, new, now) -> Span | None:
    """The days from today to the horizon that the closure can make different, if any."""
    first, last = closure.first_date, closure.last_date
    today = timezone.localdate(now)
    if closure.kind == Closure.Kind.SCHOOL_HOLIDAY:
        # Nothing is promised beyond the last registered holiday: that end may move as well.
        ends = [calendar.registered_until(closure.region) for calendar in (old, new)]
        if ends[0] != ends[1]:
            known = [end for end in ends if end]
            first = min([first, *known]) if None not in ends else today
            last = max([last, *known])
    first, last = max(first, today), min(last, horizon_date(now))
    return (first, last) if first <= last else None


def _with_dates(events, closure: Closure, span: Span) -> list[int]:
    """Keys of the events; of a closed day only those that have a date on it."""
    if closure.kind != Closure.Kind.SCHOOL_HOLIDAY:
        rows = Occurrence.objects.filter(event=models.OuterRef("pk"), date__range=span)
        events = events.filter(models.Exists(rows))
    return list(events.values_list("pk", flat=True))


def _planned(event, span: Span, closures, changes, library_id) -> dict[tuple, Planned] | None:
    """The dates of the span by key; None when the rules cannot be expanded."""
    try:
        found = plan(event, *span, closures, changes, library_id)
    except recurrence.TooLongToExpand:
        # One series must not keep a closure from all others.
        logger.exception("The dates of page %s cannot be expanded", event.pk)
        return None
    return {one.key: one for one in found}


def differences(event, span, library_id, old, new, after, now) -> list[Touched]:
    """Which coming dates of one event differ between two calendars of closures."""
    changes = list(event.date_changes.all())
    before = _planned(event, span, old, changes, library_id)
    later = _planned(event, span, new, changes, library_id)
    if before is None or later is None:
        return []
    found = []
    for key in sorted(before.keys() | later.keys()):
        was, will = before.get(key), later.get(key)
        effect = _effect(was, will)
        one = will or was
        if effect and one.start > now:
            found.append(Touched(event, one, effect))
    if after is not None:
        found += _kept(event, later, library_id, new, after, now)
    return found


def _effect(was: Planned | None, will: Planned | None) -> Effect | None:
    if will is None:
        return Effect.GONE if was.status != "cancelled" else None
    gone_before = was is None or was.status == "cancelled"
    if will.status == "cancelled":
        return None if gone_before else Effect.CANCELLED
    return Effect.BACK if gone_before else None


def _kept(event, later, library_id, new, after: Closure, now) -> Iterator[Touched]:
    """Dates of the closure that an explicit change keeps going."""
    for change in event.date_changes.all():
        if change.cancelled or not after.first_date <= change.date <= after.last_date:
            continue
        key = (change.date, change.slot)
        day = (change.date, change.date)
        bare = _planned(event, day, new, [], library_id).get(key)
        stopped = bare is None or bare.status == "cancelled"
        if key in later and stopped and later[key].start > now:
            yield Touched(event, later[key], Effect.KEPT)


def _apply_some(events, spans: dict[int, Span], closures, now) -> set[int]:
    """Write one batch. Returns the keys of the calendars in which something changed."""
    # Locked: a series that is being published is either done already, or waits for us.
    libraries = {
        series.pk: series.library_id
        for series in Series.objects.select_for_update().filter(pk__in=spans)
    }
    rows = _rows(events, spans)
    lines = EventLine.of_many(events)
    found, series, calendars = Differences(), [], set()
    for event in events:
        changes = list(event.date_changes.all())
        planned = _planned(event, spans[event.pk], closures, changes, libraries[event.pk])
        if planned is None:
            continue
        one = compare(event, lines[event.pk], rows[event.pk], list(planned.values()), now)
        if one:
            found.add(one)
            series.append(event.pk)
            calendars.add(lines[event.pk].calendar_id)
    save(found)
    versions.touch_series(series, now)
    return calendars


def _rows(events, spans: dict[int, Span]) -> dict[int, dict]:
    found: dict[int, dict] = defaultdict(dict)
    first = min(span[0] for span in spans.values())
    last = max(span[1] for span in spans.values())
    wanted = Occurrence.objects.filter(event__in=list(spans), date__range=(first, last))
    for row in wanted:
        begin, end = spans[row.event_id]
        if begin <= row.date <= end:
            found[row.event_id][row.date, row.slot] = row
    return found
