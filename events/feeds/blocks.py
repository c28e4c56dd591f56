"""The VEVENTs of many series, written once and kept.

Writing one takes milliseconds, and a feed holds up to thousands. What was written is kept
in Django's cache under everything that it depends on, so that nothing has to be thrown away.
"""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import QuerySet

from ..batches import batched
from ..closures import ClosureCalendar
from ..models import EventPage, EventTheme, Occurrence, Series
from ..planning import horizon
from ..windows import day_bounds
from . import vevent
from .bounds import Bounds

VERSION = 1  # Another one forgets everything that was kept.
# Seconds. One by one they outlive a change to another series of the same calendar.
KEPT_FOR, KEPT_TOGETHER_FOR = 7 * 24 * 3600, 3600
AT_A_TIME = 500


COLUMNS = (
    "event_id",
    "changed_at",
    "sequence",
    "written_until",
    "event__live_revision_id",
    "event__url_path",
)


class Entry(NamedTuple):
    """What must be known of a series to tell whether its VEVENTs are there already."""

    event_id: int
    changed_at: dt.datetime
    sequence: int
    written_until: dt.date
    revision_id: int | None
    url_path: str


def entries(event_ids: Iterable[int]) -> list[Entry]:
    """In the order of the tree. One query; whole pages take ten times as long to read."""
    series = Series.objects.filter(event__in=list(event_ids)).order_by("event__path")
    return [Entry(*values) for values in series.values_list(*COLUMNS)]


def of(entries: Sequence[Entry], rows: QuerySet, bounds: Bounds, address, kind: str) -> bytes:
    """The VEVENTs of these series, one after the other.

    `address` turns a url_path into an absolute address. `rows` are the occurrences that
    count, and `kind` tells apart what is kept of different ones.
    """
    shared = f"{VERSION} {bounds.first} {bounds.last} {address('')} {kind}"
    keys = {one.event_id: f"vevent:{_digest(f'{shared} {one}')}" for one in entries}
    together = f"vevents:{_digest(' '.join(keys.values()))}"
    found = cache.get(together)
    if found is None:
        found = b"".join(_each(entries, keys, rows, bounds, address))
        cache.set(together, found, KEPT_TOGETHER_FOR)
    return found


def _each(entries, keys: dict[int, str], rows, bounds: Bounds, address) -> list[bytes]:
    found = cache.get_many(keys.values())
    missing = [one.event_id for one in entries if keys[one.event_id] not in found]
    for some in batched(missing, AT_A_TIME):
        written = {keys[pk]: block for pk, block in _write(some, rows, bounds, address).items()}
        cache.set_many(written, KEPT_FOR)
        found.update(written)
    return [found[keys[one.event_id]] for one in entries]


def _digest(text: str) -> str:
    return hashlib.blake2s(text.encode(), digest_size=16).hexdigest()


def _write(event_ids: Sequence[int], rows: QuerySet, bounds: Bounds, address) -> dict[int, bytes]:
    """Four queries, however many events."""
    events = list(
        EventPage.objects.filter(pk__in=event_ids)
        .select_related("series", "venue")
        .defer_streamfields()
    )
    closures = ClosureCalendar()
    found, themes = _rows(events, rows, bounds), _themes(events)
    written = {}
    for event in events:
        told = vevent.Told(event, address(event.url_path), themes[event.pk])
        first, last = _stretch(event, bounds, closures)
        parts = vevent.series(told, found[event.pk], first, last)
        written[event.pk] = b"".join(part.to_ical() for part in parts)
    return written


def _stretch(
    event: EventPage, bounds: Bounds, closures: ClosureCalendar
) -> tuple[dt.date, dt.date]:
    """From the day that the rule is in force to where its dates are known, within bounds."""
    first, last = event.series.rule_from, horizon(event, event.series.written_until, closures)
    return (
        max(first, bounds.first) if bounds.first else first,
        min(last, bounds.last) if bounds.last else last,
    )


def _rows(
    events: Sequence[EventPage], rows: QuerySet, bounds: Bounds
) -> dict[int, list[Occurrence]]:
    """The rows in the feed: from the day that the rule is in force, by original date or start."""
    rule_from = {event.pk: event.series.rule_from for event in events}
    rows = rows.filter(event__in=list(rule_from)).select_related("venue")
    if bounds.first:
        rows = rows.filter(start__gte=day_bounds(bounds.first, bounds.first)[0])
    if bounds.last:
        rows = rows.filter(start__lt=day_bounds(bounds.last, bounds.last)[1])
    found = defaultdict(list)
    for row in rows.order_by("start", "pk"):
        if max(row.date, row.first_day) >= rule_from[row.event_id]:
            found[row.event_id].append(row)
    return found


def _themes(events: Iterable[EventPage]) -> dict[int, list[str]]:
    """The titles of the live themes of each event."""
    links = EventTheme.objects.filter(event__in=[event.pk for event in events], theme__live=True)
    found = defaultdict(list)
    for event_id, title in links.order_by("sort_order").values_list("event_id", "theme__title"):
        found[event_id].append(title)
    return found
