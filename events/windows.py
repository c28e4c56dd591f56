"""Which occurrences lie in a stretch of time, without reading those that do not.

Every function takes a queryset of occurrences and asks one query, however many rows
there are. Rows of several days (`multi_day`) are few and are looked for by
their end; all others have ended 25 hours after their start, so that an index on `start`
finds them. One condition for both would make the database read everything before.
Moments are aware datetimes; days are local days in Europe/Amsterdam.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime

from .recurrence import ZONE, local_moment

if TYPE_CHECKING:
    from .models import Occurrence

DAY = dt.timedelta(days=1)
# A row that lasts longer is marked `multi_day`. An all-day row in the night that the
# clock goes back lasts 25 hours.
LONGEST_SHORT = dt.timedelta(hours=25)


def day_bounds(first: dt.date, last: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """The moments at which `first` begins and `last` is over."""
    return local_moment(first, dt.time()), local_moment(last + DAY, dt.time())


def under_way(rows: QuerySet, at: dt.datetime) -> QuerySet:
    """What has begun before `at` and has not ended then. Cannot be filtered further."""
    short, long = _begun(rows, at)
    return short.union(long, all=True)


def _begun(rows: QuerySet, at: dt.datetime) -> tuple[QuerySet, QuerySet]:
    begun = rows.filter(start__lt=at, end__gt=at).order_by()
    short = begun.filter(multi_day=False, start__gt=at - LONGEST_SHORT)
    return short, begun.filter(multi_day=True)


class Found(NamedTuple):
    """As little of a row as a list has to know before it shows it."""

    start: dt.datetime
    pk: int
    event_id: int


def first_found(
    rows: QuerySet, since: dt.datetime, until: dt.datetime | None, number: int
) -> list[Found]:
    """The first `number` rows that end after `since` and start before `until`.

    Earliest start first. It reads that many rows, and what is under way.
    """
    later = rows.filter(start__gte=since)
    if until is not None:
        later = later.filter(start__lt=until)
    later = later.order_by("start", "pk")[:number]
    parts = [part.values("start", "pk", "event_id") for part in (*_begun(rows, since), later)]
    return [Found(_moment(start), *keys) for start, *keys in _together(parts, number)]


def page_of_keys(
    rows: QuerySet, since: dt.datetime, until: dt.datetime | None, begin: int, size: int
) -> list[int]:
    """The keys of `size` rows of `first_found`, past the `begin` ones that come before."""
    return [one.pk for one in first_found(rows, since, until, begin + size)[begin:]]


def _together(parts: Sequence[QuerySet], number: int | None = None) -> list[tuple]:
    """The rows (or the first `number`) of several querysets in order, in one query.

    Each keeps its own limit, which Django's `union` does not allow on SQLite.
    """
    sql, params = [], []
    for part in parts:
        try:
            text, values = part.query.sql_with_params()
        except EmptyResultSet:
            continue
        sql.append(f"SELECT * FROM ({text}) AS part")
        params += values
    if not sql:
        return []
    with connection.cursor() as cursor:
        limit = "" if number is None else f" LIMIT {int(number)}"
        cursor.execute(f"{' UNION ALL '.join(sql)} ORDER BY 1, 2{limit}", params)
        return cursor.fetchall()


def in_order(keys: Sequence[int], *, patterns: bool = False) -> list["Occurrence"]:
    """The rows with these keys, in the same order, with their venue and event. One query.

    Reading a pattern takes as long as reading the rest of an event: only who shows it asks.
    """
    rows = apps.get_model("events", "Occurrence").objects.select_related("venue", "event")
    deferred = ["event__body"] if patterns else ["event__body", "event__recurrences"]
    found = rows.defer(*deferred).in_bulk(keys)
    return [found[key] for key in keys if key in found]


def overlapping(rows: QuerySet, start: dt.datetime, end: dt.datetime) -> QuerySet:
    """Everything that takes place at some moment between `start` and `end`.

    For what is small enough to be read whole (one community, one series). Cannot be
    filtered further; order by start and key.
    """
    begins = rows.filter(start__gte=start, start__lt=end).order_by()
    return begins.union(*_begun(rows, start), all=True).order_by("start", "id")


def first_of_days(
    rows: QuerySet, days: Sequence[dt.date], limit: int
) -> dict[dt.date, list[tuple[dt.datetime, int]]]:
    """Of each day start and key of the first `limit` short rows that begin on it. One query.

    Reads no more than `limit` rows a day: a window function would number them all.
    """
    if not days:
        return {}
    parts = []
    for day in days:
        start, end = day_bounds(day, day)
        of_day = rows.filter(multi_day=False, start__gte=start, start__lt=end)
        parts.append(of_day.order_by("start", "pk").values("start", "pk")[:limit])
    found = defaultdict(list)
    for text, key in _together(parts):
        start = _moment(text)
        found[start.astimezone(ZONE).date()].append((start, key))
    return dict(found)


def _moment(value: dt.datetime | str) -> dt.datetime:
    """SQLite hands out a moment in UTC without saying so, as text or read already."""
    moment = value if isinstance(value, dt.datetime) else parse_datetime(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def long_rows(rows: QuerySet, start: dt.datetime, end: dt.datetime) -> QuerySet:
    """What lasts several days and takes place between `start` and `end`, earliest first."""
    return rows.filter(multi_day=True, end__gt=start, start__lt=end).order_by("start", "pk")
