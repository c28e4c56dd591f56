"""Keep the occurrence table equal to what the published events say.

Called inside the transaction that publishes. What has begun (start ≤ now) is never
rewritten by a changed series: the archive says what took place. An explicit one-date
change is about its own date and reaches it in the past as well.
"""

import datetime as dt
import logging
from collections.abc import Iterable

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from . import recurrence, versions
from .choices import Status
from .closures import ClosureCalendar
from .lines import EventLine
from .planning import Planned, horizon, plan
from .recurrence import ZONE

BATCH = 2000
logger = logging.getLogger(__name__)


def horizon_date(now: dt.datetime | None = None) -> dt.date:
    """The last local date up to which occurrences are written."""
    today = (now or timezone.now()).astimezone(ZONE).date()
    return today + relativedelta(months=settings.OCCURRENCE_HORIZON_MONTHS)


def pattern_text(event) -> str:
    """What decides on which moments an event takes place, as one comparable text."""
    extra = sorted((one.date, one.start_time, one.end_time) for one in event.extra_dates.all())
    parts = [
        f"first={event.first_date} last={event.last_date} all_day={event.all_day}",
        f"time={event.start_time}-{event.end_time}",
        recurrence.to_text(event.recurrences),
        f"extra={[tuple(map(str, one)) for one in extra]}",
        f"skipped={sorted(str(one.date) for one in event.skipped_dates.all())}",
        f"school={event.school_holidays} public={event.not_on_public_holidays}",
    ]
    return "\n".join(parts)


@transaction.atomic
def write(event, now: dt.datetime | None = None, closures: ClosureCalendar | None = None) -> None:
    """Write the occurrences of a published event up to the horizon.

    The first time its past is filled as well. Raises recurrence.TooLongToExpand.
    """
    from .models import Series

    now = now or timezone.now()
    closures = closures or ClosureCalendar()
    until = horizon_date(now)
    text = pattern_text(event)
    # Locked: the nightly roll must not add dates of the old pattern behind our back.
    series = Series.objects.select_for_update().filter(event=event).first()
    rows = {(row.date, row.slot): row for row in event.occurrences.all()}
    fill_past = series is None
    if series is None:
        series = Series(event=event, rule_from=first_day(event), changed_at=now)
    elif series.pattern != text:
        series.rule_from = _rule_from(rows.values(), now)
    renewed = series.pattern != text
    line = EventLine.of(event)
    series.pattern = text
    series.written_until = until
    series.library_id = line.library_id
    planned = plan(
        event,
        first_day(event),
        until,
        closures,
        list(event.date_changes.all()),
        line.library_id,
    )
    changed = _bring_in_line(event, line, rows, planned, now, fill_past)
    if changed or renewed:
        series.changed_at = now
        if not fill_past:
            series.sequence += 1
    series.save()
    if changed:
        versions.touch_calendars([event.get_parent()], now)


def first_day(event) -> dt.date:
    """The first local date that the event may have: an extra date may come before the rest."""
    return min([event.first_date, *(extra.date for extra in event.extra_dates.all())])


def _rule_from(rows: Iterable, now: dt.datetime) -> dt.date:
    """The first local date on which nothing has begun yet under the old pattern."""
    today = now.astimezone(ZONE).date()
    begun_today = any(row.date == today and row.start <= now for row in rows)
    return today + dt.timedelta(days=1) if begun_today else today


def _bring_in_line(event, line, rows, planned: list[Planned], now, fill_past: bool) -> bool:
    """Insert, alter and delete rows until they are as planned. Returns whether any was not."""
    from .models import Occurrence

    new, changed, kept = [], [], set()
    explicit = {(change.date, change.slot) for change in event.date_changes.all()}
    for one in planned:
        row = rows.get(one.key)
        kept.add(one.key)
        if row is None:
            if fill_past or one.start > now:
                new.append(Occurrence(**line.values(event), **one.row()))
        elif row.start > now:
            if _assign(row, {**one.row(), **line.values(event)}):
                changed.append(row)
        elif one.key in explicit and _assign(row, _words(one)):
            changed.append(row)
    gone = [row.pk for key, row in rows.items() if key not in kept and row.start > now]
    Occurrence.objects.filter(pk__in=gone).delete()
    Occurrence.objects.bulk_create(new, batch_size=BATCH)
    if changed:
        Occurrence.objects.bulk_update(changed, _WRITTEN_FIELDS, batch_size=500)
    return bool(gone or new or changed)


_WRITTEN_FIELDS = [
    "calendar",
    "start",
    "end",
    "shifted_from",
    "all_day",
    "multi_day",
    "status",
    "full",
    "reason",
    "note",
    "venue",
    "venue_note",
    "mode",
    "audience",
    "live",
    "public",
    "visible_until",
]


def _words(one: Planned) -> dict:
    """What an explicit change may still say of a date that has begun: not its times."""
    return {
        "status": one.status,
        "full": one.full,
        "reason": one.reason,
        "note": one.note,
    }


def _assign(row, values: dict) -> bool:
    differs = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in differs.items():
        setattr(row, name, value)
    return bool(differs)


@transaction.atomic
def write_date(event, date: dt.date, slot: int, now: dt.datetime | None = None) -> None:
    """Bring one date in line after its one-date change was made, altered or taken back."""
    from .models import Series

    if not Series.objects.select_for_update().filter(event=event).exists():
        return
    now = now or timezone.now()
    if _write_one_date(event, date, slot, now):
        versions.touch_series([event.pk], now)
        versions.touch_calendars([event.get_parent()], now)


def _write_one_date(event, date: dt.date, slot: int, now: dt.datetime) -> bool:
    line = EventLine.of(event)
    closures = ClosureCalendar()
    changes = list(event.date_changes.filter(date=date, slot=slot))
    planned = [
        one
        for one in plan(event, date, date, closures, changes, line.library_id)
        if one.slot == slot
    ]
    rows = {(row.date, row.slot): row for row in event.occurrences.filter(date=date, slot=slot)}
    row = rows.get((date, slot))
    if row and row.start <= now and not changes:
        # Taken back after it began: the words go, the moment stays as it was.
        words = {"status": Status.SCHEDULED, "full": event.full, "reason": "", "note": ""}
        changed = _assign(row, words)
        row.save()
        return changed
    if row or date <= horizon(event, horizon_date(now), closures):
        return _bring_in_line(event, line, rows, planned, now, fill_past=False)
    return False


def extend(now: dt.datetime | None = None) -> int:
    """Roll the horizon: write the dates that have come within reach. Returns the number.

    Looks only at the days after what was written, and only at series that are behind.
    """
    from .models import EventPage, Occurrence, Series

    now = now or timezone.now()
    until = horizon_date(now)
    closures = ClosureCalendar()
    behind = dict(
        Series.objects.filter(written_until__lt=until).values_list("event_id", "written_until")
    )
    written = 0
    for ids in _batches(list(behind), 500):
        events = (
            EventPage.objects.filter(pk__in=ids)
            .defer_streamfields()
            .prefetch_related("extra_dates", "skipped_dates", "date_changes")
        )
        lines = EventLine.of_many(events)
        new = []
        for event in events:
            if event.first_date is None or (event.start_time is None and not event.all_day):
                continue
            line = lines[event.pk]
            start = behind[event.pk] + dt.timedelta(days=1)
            changes = list(event.date_changes.all())
            try:
                planned = plan(event, start, until, closures, changes, line.library_id)
            except recurrence.TooLongToExpand:
                # One series must not stop the night's work for all others.
                logger.exception("The dates of page %s cannot be expanded", event.pk)
                continue
            new += [Occurrence(**line.values(event), **one.row()) for one in planned]
        with transaction.atomic():
            Occurrence.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
            Series.objects.filter(event_id__in=ids).update(written_until=until)
        written += len(new)
    return written


def _batches(items: list, size: int) -> Iterable[list]:
    return (items[at : at + size] for at in range(0, len(items), size))


def touched_by(closure):
    """The published events whose dates a closure may change."""
    from .models import EventPage

    events = EventPage.objects.filter(series__isnull=False)
    if closure.kind == closure.Kind.SCHOOL_HOLIDAY:
        return events.filter(school_holidays=closure.region)
    if closure.library_id:
        events = events.filter(series__library=closure.library_id)
    return events
