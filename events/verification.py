"""Compare the occurrence table with the rules, and mend it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from . import occurrences
from .batches import batched
from .closures import ClosureCalendar
from .lines import EventLine, refresh_branch
from .planning import plan

# A server whose nightly roll has not run for this long is not healthy.
MAX_DAYS_BEHIND = 7
EVENTS_AT_A_TIME = 500


@dataclass(frozen=True)
class Difference:
    """What is wrong with the coming rows of one event."""

    event: object
    missing: int
    superfluous: int
    different: int


def differences(now: dt.datetime | None = None) -> Iterator[Difference | tuple]:
    """Every published event whose coming rows are not what its rules give.

    Yields (event, error message) for an event whose rules cannot be expanded.
    """
    from .models import EventPage

    now = now or timezone.now()
    closures = ClosureCalendar()
    keys = (
        EventPage.objects.filter(Q(live=True) | Q(series__isnull=False))
        .exclude(first_date=None)
        .order_by("pk")
    )
    for some in batched(list(keys.values_list("pk", flat=True)), EVENTS_AT_A_TIME):
        events = _events(some)
        lines = EventLine.of_many(events)
        for event in events:
            try:
                found = _compare(event, lines[event.pk], now, closures)
            except ValidationError as error:
                yield event, error.messages[0]
                continue
            if found:
                yield found


def _events(ids):
    from .models import EventPage

    return list(
        EventPage.objects.filter(pk__in=ids)
        .select_related("series")
        .defer_streamfields()
        .prefetch_related("extra_dates", "skipped_dates", "date_changes", "occurrences")
        .order_by("pk")
    )


def _compare(event, line, now, closures) -> Difference | None:
    until = occurrences.horizon_date(now)
    if hasattr(event, "series"):
        until = min(until, event.series.written_until)
    wanted = {
        one.key: one
        for one in plan(
            event,
            occurrences.first_day(event),
            until,
            closures,
            list(event.date_changes.all()),
            line.library_id,
        )
        if one.start > now
    }
    rows = {(row.date, row.slot): row for row in event.occurrences.all()}
    coming = {key for key, row in rows.items() if row.start > now and row.date <= until}
    # A date that has begun may be wanted again under a new time: it stays as it was.
    missing = wanted.keys() - rows.keys()
    superfluous = coming - wanted.keys()
    different = {
        key
        for key in coming & wanted.keys()
        if _differs(rows[key], {**wanted[key].row(), **line.values(event)})
    }
    # What has begun keeps its times, but not who may see it.
    different |= {key for key, row in rows.items() if _differs(row, line.flags())}
    if not (missing or superfluous or different):
        return None
    return Difference(event, len(missing), len(superfluous), len(different))


def _differs(row, values: dict) -> bool:
    return any(getattr(row, name) != value for name, value in values.items())


def repair(now: dt.datetime | None = None) -> tuple[int, int]:
    """Write every event that differs, then renew all flags.

    Returns (events written, rows whose flags were wrong).
    """
    mended = 0
    for found in list(differences(now)):
        if isinstance(found, Difference):
            occurrences.write(found.event, now)
            mended += 1
    flags = sum(refresh_branch(page) for page in Page.objects.filter(depth=2))
    return mended, flags


def horizon_is_current(now: dt.datetime | None = None) -> bool:
    """Whether the nightly roll has run of late."""
    from .models import Series

    due = occurrences.horizon_date(now) - dt.timedelta(days=MAX_DAYS_BEHIND)
    return not Series.objects.filter(written_until__lt=due).exists()
