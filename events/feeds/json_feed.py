"""feed.json: the occurrences of a stretch of local days, for programs."""

import datetime as dt
import json
from collections.abc import Sequence

from django.db.models import QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import listing, places, windows
from ..models import Occurrence, Series
from ..recurrence import ZONE
from .bounds import MOST

DEFAULT_DAYS, MOST_DAYS = 366, 400


class BadWindow(Exception):
    """The days asked for cannot be given; the message says why."""


def window(first: dt.date | None, last: dt.date | None, today: dt.date) -> tuple[dt.date, dt.date]:
    """The local days to give, both included. Raises BadWindow."""
    first = first or (min(today, last) if last else today)
    last = last or first + dt.timedelta(days=DEFAULT_DAYS)
    if last < first:
        raise BadWindow(_("“tot” comes before “van”."))
    if (last - first).days + 1 > MOST_DAYS:
        raise BadWindow(_("Ask for at most %(number)d days at a time.") % {"number": MOST_DAYS})
    return first, last


def write(
    rows: QuerySet, title: str, days: tuple[dt.date, dt.date], address, community=None
) -> str:
    """The feed. `address` turns a path within the site into an absolute address."""
    first, last = days
    start, end = windows.day_bounds(first, last)
    keys = windows.page_of_keys(rows, start, end, 0, MOST + 1)
    found = windows.in_order(keys)
    if len(found) > MOST:
        last = _day(found[MOST].start) - dt.timedelta(days=1)
        found = [row for row in found[:MOST] if _day(row.start) <= last]
    found = listing.with_events(found, community)
    return json.dumps(
        {
            "title": title,
            "from": first.isoformat(),
            "to": last.isoformat(),
            "occurrences": _occurrences(found, address),
        },
        ensure_ascii=False,
    )


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment, ZONE).date()


def _occurrences(rows: Sequence[Occurrence], address) -> list[dict]:
    communities = list({row.community.pk: row.community for row in rows if row.community}.values())
    prefetch_related_objects(communities, "library")
    libraries = {one.pk: one.library.name for one in communities if one.library}
    ids = {row.event_id for row in rows}
    uids = dict(Series.objects.filter(event__in=ids).values_list("event_id", "uid"))
    return [
        {
            "uid": uids[row.event_id],
            "original_start": _moment(row, row.original_start),
            "start": _moment(row, row.start),
            "end": _moment(row, row.end),
            "all_day": row.all_day,
            "status": str(row.status),
            "reason": row.reason or None,
            "previous_start": _moment(row, row.original_start) if row.shifted_from else None,
            "title": row.event.marked(),
            "url": address(row),
            "venue": places.of_occurrence(row) or None,
            "mode": str(row.mode),
            "community": row.community.title if row.community else None,
            "library": libraries.get(row.community.pk) if row.community else None,
        }
        for row in rows
    ]


def _moment(row: Occurrence, moment: dt.datetime) -> str:
    """ISO 8601 with offset; a date for all-day rows, of which the end is exclusive."""
    local = timezone.localtime(moment, ZONE)
    return local.date().isoformat() if row.all_day else local.isoformat(timespec="seconds")
