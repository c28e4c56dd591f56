"""The nightly roll: write the dates that have come within reach."""

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from . import recurrence
from .batches import batched
from .closures import ClosureCalendar
from .lines import EventLine
from .models import DateChange, EventPage, Occurrence, Series
from .occurrences import BATCH, horizon_date
from .planning import Planned, plan

SERIES_AT_A_TIME = 500
logger = logging.getLogger(__name__)


def extend(now: dt.datetime | None = None) -> int:
    """Write what lies between the old horizon and the new one. Returns the number of dates.

    Looks only at series that are behind, and of those only at the ones that go on.
    """
    now = now or timezone.now()
    until = horizon_date(now)
    behind = Series.objects.filter(written_until__lt=until)
    behind.filter(ends_on__lte=F("written_until")).update(written_until=until)
    closures = ClosureCalendar()
    written = 0
    keys = list(behind.order_by("pk").values_list("pk", flat=True))
    for ids in batched(keys, SERIES_AT_A_TIME):
        written += _extend_some(ids, until, closures)
    return written


@transaction.atomic
def _extend_some(ids: Sequence[int], until: dt.date, closures: ClosureCalendar) -> int:
    # Locked: a series that is being published is either done already, or waits for us.
    behind = Series.objects.select_for_update().filter(pk__in=ids, written_until__lt=until)
    planned = dict(_planned(list(behind), until, closures))
    events = EventPage.objects.filter(pk__in=planned).defer_streamfields()
    lines = EventLine.of_many(events)
    new = [
        Occurrence(**lines[event.pk].values(event), **one.row())
        for event in events
        for one in planned[event.pk]
    ]
    Occurrence.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    Series.objects.filter(pk__in=ids).update(written_until=until)
    return len(new)


def _planned(
    behind: Sequence[Series], until: dt.date, closures: ClosureCalendar
) -> Iterator[tuple[int, list[Planned]]]:
    """(event, its new dates) for those that have any."""
    events = _events([series.pk for series in behind])
    changes = _changes(series.pk for series in behind)
    for series in behind:
        event = events[series.pk]
        if event.first_date is None or (event.start_time is None and not event.all_day):
            continue
        start = series.written_until + dt.timedelta(days=1)
        try:
            found = plan(
                event, start, until, closures, changes[event.pk], library_id=series.library_id
            )
        except recurrence.TooLongToExpand:
            # One series must not stop the night's work for all others.
            logger.exception("The dates of page %s cannot be expanded", event.pk)
            continue
        if found:
            yield event.pk, found


def _events(ids: Sequence[int]) -> dict[int, EventPage]:
    """The events; the single dates are fetched for those that have some."""
    single = Q(extra_dates__isnull=False) | Q(skipped_dates__isnull=False)
    events = EventPage.objects.filter(pk__in=ids).defer_streamfields()
    with_dates = events.filter(single).distinct()
    found = {
        event.pk: event for event in with_dates.prefetch_related("extra_dates", "skipped_dates")
    }
    for event in events.exclude(pk__in=found):
        # None to fetch: said here, so that nobody asks for each of thousands.
        event.extra_dates = []
        event.skipped_dates = []
        found[event.pk] = event
    return found


def _changes(event_ids: Iterable[int]) -> dict[int, list[DateChange]]:
    found = defaultdict(list)
    for change in DateChange.objects.filter(event__in=list(event_ids)):
        found[change.event_id].append(change)
    return found
