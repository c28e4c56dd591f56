"""What stands on each day of a month or a week."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils import timezone

from .. import listing, windows
from ..models.occurrence import Occurrence
from ..recurrence import ZONE
from .asked import Asked
from .periods import ONE_DAY

# Of the network, as much as is read of a day: 31 days of it are less than a thousand rows.
NETWORK_READ = 31


@dataclass(frozen=True)
class Entry:
    """One occurrence on one day; of several days it is "dag 2 van 5"."""

    occurrence: Occurrence
    number: int = 1
    of: int = 1


@dataclass
class Cell:
    """A day with what it shows. `hidden`: how many more there are, at least when `capped`."""

    date: dt.date
    entries: list[Entry] = field(default_factory=list)
    hidden: int = 0
    capped: bool = False

    @property
    def number(self) -> int:
        return len(self.entries) + self.hidden


class _Place(NamedTuple):
    """An occurrence on a day, before it is fetched. What began earlier comes last."""

    went_on: bool
    start: dt.datetime
    pk: int
    number: int
    of: int


def cells(asked: Asked, days: Sequence[dt.date], show: int) -> tuple[list[Cell], list]:
    """The days with at most `show` entries each, and the rows found (for a community).

    Four queries: what there is, and what is shown with event, venue and community.
    """
    start, end = windows.day_bounds(days[0], days[-1])
    places: dict[dt.date, list[_Place]] = defaultdict(list)
    found = []
    if asked.is_network:
        for day, rows in windows.first_of_days(asked.rows, days, NETWORK_READ).items():
            places[day] += [_Place(False, begin, key, 1, 1) for begin, key in rows]
        long = windows.long_rows(asked.rows, start, end)
        _place(places, long.values_list("pk", "event_id", "start", "end", "multi_day"), days)
    else:
        names = ("pk", "event_id", "start", "end", "multi_day")
        rows = windows.overlapping(asked.rows, start, end).values_list(*names)
        # The end of last evening, after midnight, stands on that evening.
        found = [row for row in rows if row[4] or row[2] >= start]
        _place(places, found, days)
    shown = {day: sorted(places[day])[:show] for day in days}
    rows = _rows(asked, {place.pk for found_places in shown.values() for place in found_places})
    made = []
    for day in days:
        entries = [
            Entry(rows[place.pk], place.number, place.of)
            for place in shown[day]
            if place.pk in rows
        ]
        number = len(places[day])
        capped = asked.is_network and number >= NETWORK_READ
        made.append(Cell(day, entries, number - len(shown[day]), capped))
    return made, [windows.Found(row[2], row[0], row[1]) for row in found]


def _place(places, rows, days: Sequence[dt.date]) -> None:
    for pk, _event_id, start, end, multi_day in rows:
        first = timezone.localtime(start, ZONE).date()
        if not multi_day:
            if days[0] <= first <= days[-1]:
                places[first].append(_Place(False, start, pk, 1, 1))
            continue
        last = timezone.localtime(end - dt.timedelta(microseconds=1), ZONE).date()
        total = (last - first).days + 1
        day = max(first, days[0])
        while day <= min(last, days[-1]):
            number = (day - first).days + 1
            places[day].append(_Place(number > 1, start, pk, number, total))
            day += ONE_DAY


def _rows(asked: Asked, keys) -> dict[int, Occurrence]:
    rows = windows.in_order(sorted(keys))
    rows = listing.with_events(rows, None if asked.is_network else asked.community)
    return {row.pk: row for row in rows}


def weeks(made: Sequence[Cell]) -> list[list[Cell | None]]:
    """Rows of seven, Monday first; None for days outside the month."""
    lead = made[0].date.weekday()
    padded = [None] * lead + list(made)
    padded += [None] * (-len(padded) % 7)
    return [padded[at : at + 7] for at in range(0, len(padded), 7)]
