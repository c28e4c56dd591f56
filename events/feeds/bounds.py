"""How much goes into one feed: at most 5,000 occurrences, cut at a whole day.

Nothing here reads more rows than that, however many there are.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from ..recurrence import ZONE
from ..windows import day_bounds

MOST = 5000


@dataclass(frozen=True)
class Bounds:
    """The stretch that a feed covers, in local days, both included; None is unbounded.

    Without bounds a feed covers every series from the day its rule is in force
    (`Series.rule_from`) to the horizon.
    """

    first: dt.date | None = None
    last: dt.date | None = None


def of(rows: QuerySet, today: dt.date) -> tuple[Bounds, set[int]]:
    """The bounds of a feed of these rows, and the events that have rows within them.

    Everything, where it fits; otherwise from today to the last day that fits whole.
    """
    events = list(rows.order_by().values_list("event_id", flat=True)[: MOST + 1])
    if len(events) <= MOST:
        return Bounds(), set(events)
    return from_day(rows, today)


def from_day(
    rows: QuerySet, first: dt.date, last: dt.date | None = None
) -> tuple[Bounds, set[int]]:
    """From the local day `first`, and no further than `last`, to the last day that fits."""
    start, _ = day_bounds(first, first)
    found = rows.filter(start__gte=start)
    if last is not None:
        found = found.filter(start__lt=day_bounds(last, last)[1])
    pairs = list(found.order_by("start", "pk").values_list("start", "event_id")[: MOST + 1])
    if len(pairs) > MOST:
        last = _day(pairs[MOST][0]) - dt.timedelta(days=1)
        pairs = [pair for pair in pairs if _day(pair[0]) <= last]
    return Bounds(first, last), {event_id for _, event_id in pairs}


def _day(start: dt.datetime) -> dt.date:
    return timezone.localtime(start, ZONE).date()
