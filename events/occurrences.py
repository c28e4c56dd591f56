"""Keep the occurrence table equal to what the published events say.

Called inside the transaction that publishes. What has begun (start ≤ now) is never
rewritten by a changed series: the archive says what took place. An explicit one-date
change is about its own date and reaches it in the past as well.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from . import recurrence, versions
from .batches import batched
from .choices import Status
from .closures import ClosureCalendar
from .lines import EventLine
from .planning import Planned, horizon, plan
from .recurrence import ZONE

BATCH = 2000


def horizon_date(now: dt.datetime | None = None) -> dt.date:
    """The last local date up to which occurrences are written."""
    today = (now or timezone.now()).astimezone(ZONE).date()
    return today + relativedelta(months=settings.OCCURRENCE_HORIZON_MONTHS)


def pattern_text(event) -> str:
    """What decides on which moments an event takes place, as one comparable text."""
    extra = sorted(
        (one.date, str(one.start_time), str(one.end_time)) for one in event.extra_dates.all()
    )
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
    series.ends_on = ends_on(event, closures.last_day(event))
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


def ends_on(event, last_day: dt.date | None = None) -> dt.date | None:
    """The local date after which the event has no more dates; None while it goes on.

    `last_day` is that of its community, where that stops.
    """
    last = recurrence.last_date(event.recurrences, event.first_date)
    if last is None:
        return last_day
    last = max([last, *(extra.date for extra in event.extra_dates.all())])
    return min(last, last_day) if last_day else last


def _rule_from(rows: Iterable, now: dt.datetime) -> dt.date:
    """The first local date on which nothing has begun yet under the old pattern."""
    today = now.astimezone(ZONE).date()
    begun_today = any(row.date == today and row.start <= now for row in rows)
    return today + dt.timedelta(days=1) if begun_today else today


def _bring_in_line(event, line, rows, planned: list[Planned], now, fill_past: bool) -> bool:
    """Insert, alter and delete rows until they are as planned. Returns whether any was not."""
    found = compare(event, line, rows, planned, now, fill_past)
    save(found)
    return bool(found)


@dataclass
class Differences:
    """What has to change in the table: keys to delete, rows to insert, rows to alter."""

    gone: list[int] = field(default_factory=list)
    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    # Fields in which a changed row differs: writing all of them takes ten times as long.
    fields: set[str] = field(default_factory=set)

    def __bool__(self):
        return bool(self.gone or self.new or self.changed)

    def add(self, other: "Differences") -> None:
        self.gone += other.gone
        self.new += other.new
        self.changed += other.changed
        self.fields |= other.fields

    def alter(self, row, values: dict) -> None:
        """Give `row` these values, and note it where it had others."""
        names = _assign(row, values)
        if names:
            self.changed.append(row)
            self.fields |= names


def compare(event, line, rows, planned: list[Planned], now, fill_past=False) -> Differences:
    """What has to change in `rows` (by key) to be as planned; alters the rows in memory."""
    from .models import Occurrence

    found = Differences()
    explicit = {(change.date, change.slot): change for change in event.date_changes.all()}
    wanted = {one.key: one for one in planned}
    for key, one in wanted.items():
        if key not in rows and (fill_past or one.start > now):
            found.new.append(Occurrence(**line.values(event), **one.row()))
    for key, row in rows.items():
        one = wanted.get(key)
        if row.start <= now:
            # What has begun stays as it was, but may be seen by others than before.
            said = _said(one, row, explicit[key], now) if one and key in explicit else {}
            found.alter(row, {**said, **line.flags()})
        elif one:
            found.alter(row, {**one.row(), **line.values(event)})
        else:
            found.gone.append(row.pk)
    return found


def save(found: Differences) -> None:
    from .models import Occurrence

    for keys in batched(found.gone, BATCH):
        Occurrence.objects.filter(pk__in=keys).delete()
    Occurrence.objects.bulk_create(found.new, batch_size=BATCH)
    if found.changed:
        Occurrence.objects.bulk_update(found.changed, sorted(found.fields), batch_size=500)


def _said(one: Planned, row, change, now) -> dict:
    """What an explicit change may still say of a date that has begun: not its start.

    While it is going on it may be made to end earlier or later.
    """
    values = {
        "status": one.status,
        "full": one.full,
        "reason": one.reason,
        "note": one.note,
    }
    if change.new_end and one.start == row.start and row.end > now:
        values |= {"end": one.end, "multi_day": one.multi_day}
    return values


def _assign(row, values: dict) -> set[str]:
    """Returns the names of the fields that had another value."""
    differs = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in differs.items():
        setattr(row, name, value)
    return {row._meta.get_field(name.removesuffix("_id")).name for name in differs}


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
        return bool(changed)
    if row or date <= horizon(event, horizon_date(now), closures):
        return _bring_in_line(event, line, rows, planned, now, fill_past=False)
    return False
