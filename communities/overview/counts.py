"""What took place month by month, per calendar and audience.

    counts = of_months([3, 8], [date(2026, 10, 1), date(2026, 11, 1)])
    counts[date(2026, 10, 1)][3]["seniors"].visitors

One query for each month, by the index on calendar and start, whatever the number of calendars.
Which dates count is what `evaluation.held` says, so that these figures are those of the
evaluations. With a network of some size a month is counted for all calendars at once and kept
in the cache for `KEPT` seconds: figures of a large network are at most that old.
"""

import datetime as dt
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from django.core.cache import cache
from django.utils import timezone

from events.models import CalendarPage

from ..evaluation.held import SUMS, rows_of

KEPT = 600
# With fewer calendars, counting is as fast as reading what was kept, and always up to date.
MOST_UNKEPT = 50
NAMES = ["held", "cancelled", "counted", "visitors", "new_people"]


@dataclass(frozen=True)
class Count:
    """`visitors` and `new_people` rest on the `counted` of the `held` dates."""

    held: int = 0
    cancelled: int = 0
    counted: int = 0
    visitors: int = 0
    new_people: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(*map(sum, zip(astuple(self), astuple(other), strict=True)))


NOTHING = Count()
# By calendar, then by audience: {3: {"seniors": Count(…)}}
OfMonth = dict[int, dict[str, Count]]


def of_months(
    calendars: Iterable[int], months: Iterable[dt.date], now: dt.datetime | None = None
) -> dict[dt.date, OfMonth]:
    """`months` are first days (local); what has not begun by `now` (aware) does not count."""
    wanted, now = set(calendars), now or timezone.now()
    found = {}
    for month in months:
        if len(wanted) <= MOST_UNKEPT:
            found[month] = _counted(wanted, month, now)
        else:
            every = _kept(month, now)
            found[month] = {key: every[key] for key in wanted & every.keys()}
    return found


def _kept(month: dt.date, now: dt.datetime) -> OfMonth:
    key = f"overview-month:{month.isoformat()}"
    found = cache.get(key)
    if found is None:
        everything = CalendarPage.objects.order_by().values_list("pk", flat=True)
        found = _counted(set(everything), month, now)
        cache.set(key, found, KEPT)
    return found


def _counted(calendars: set[int], month: dt.date, now: dt.datetime) -> OfMonth:
    rows = rows_of(calendars, month, last_day(month), now).values("calendar_id", "audience")
    found = defaultdict(dict)
    for row in rows.annotate(**{name: SUMS[name] for name in NAMES}):
        found[row["calendar_id"]][row["audience"]] = Count(*(row[name] for name in NAMES))
    return dict(found)


def last_day(month: dt.date) -> dt.date:
    return month.replace(day=monthrange(month.year, month.month)[1])
