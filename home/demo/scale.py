"""Add many made-up libraries and activities, to see how large a site may grow.

Wagtail's own search and reference indexes do not know them until `update_index` and
`rebuild_references_index` have run.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence

from django.db import connection, transaction
from django.utils import timezone

from communities.models import CommunityIndexPage, CommunityTheme, Library
from events import occurrences
from events.closures import ClosureCalendar
from events.models import CalendarPage, EventPage, EventTheme, Series, Venue
from events.planning import plan
from events.recurrence import local_moment
from knowledge_base.models import ThemePage

from . import bulk_rows, synthetic

# Activities in one transaction.
BATCH = 1000
VENUES = 3


def is_scaled() -> bool:
    return Library.objects.filter(slug=synthetic.slug(1)).exists()


def add(
    libraries: int,
    series: int,
    *,
    today: dt.date | None = None,
    report: Callable[[str], object] = print,
) -> None:
    """Add libraries with one community each, and share the activities out among them.

    A batch is one transaction and leaves the tree sound, so that a load that is broken off
    leaves a smaller site and no damage.
    """
    began = time.monotonic()
    now = local_moment(today, dt.time(12)) if today else timezone.now()
    maker = _Maker(now)
    done = rows = 0
    for batch in _batches(libraries, series):
        with transaction.atomic():
            rows += maker.add_batch(batch)
        done += sum(size for _, size in batch)
        report(
            f"{batch[-1][0]} of {libraries} libraries, {done} of {series} activities, "
            f"{rows} occurrences ({time.monotonic() - began:.0f} s)"
        )
    _learn_sizes()


def _learn_sizes() -> None:
    """The planner would go by the statistics of an empty table."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def add_one(number: int, series: int, now: dt.datetime) -> None:
    """Add one library by its number, with all these activities in its one calendar."""
    with transaction.atomic():
        _Maker(now).add_batch([(number, series)])
    _learn_sizes()


def _batches(libraries: int, series: int) -> Iterator[list[tuple[int, int]]]:
    """Whole libraries, as (number, how many activities), for about BATCH activities each."""
    batch = []
    for number in range(1, libraries + 1):
        batch.append((number, series * number // libraries - series * (number - 1) // libraries))
        if sum(size for _, size in batch) >= BATCH or number == libraries:
            yield batch
            batch = []


class _Maker:
    """Makes batches; holds what all of them share."""

    def __init__(self, now: dt.datetime):
        self.now = now
        self.until = occurrences.horizon_date(now)
        self.closures = ClosureCalendar()
        self.index = CommunityIndexPage.objects.get()
        self.themes = list(ThemePage.objects.order_by("path"))

    def add_batch(self, batch: Sequence[tuple[int, int]]) -> int:
        """Returns the number of occurrences."""
        libraries = Library.objects.bulk_create(synthetic.library(number) for number, _ in batch)
        venues = Venue.objects.bulk_create(
            synthetic.venue(library, at) for library in libraries for at in range(VENUES)
        )
        communities = [
            synthetic.community(number, library)
            for (number, _), library in zip(batch, libraries, strict=True)
        ]
        bulk_rows.add_pages(self.now, [(self.index, community) for community in communities])
        calendars = [CalendarPage(title="Agenda", slug="agenda") for _ in communities]
        bulk_rows.add_pages(self.now, list(zip(communities, calendars, strict=True)))
        CommunityTheme.objects.bulk_create(
            CommunityTheme(community=community, theme=self._theme(at), sort_order=0)
            for at, community in enumerate(communities)
        )
        total = 0
        for at, (number, size) in enumerate(batch):
            places = venues[at * VENUES : (at + 1) * VENUES]
            total += self._add_events(calendars[at], number, size, libraries[at], places)
        return total

    def _theme(self, at: int) -> ThemePage:
        return self.themes[at % len(self.themes)]

    def _add_events(self, calendar, number, size, library, venues) -> int:
        today = timezone.localdate(self.now)
        events = [
            synthetic.event(number * 100_000 + at, today, library, venues) for at in range(size)
        ]
        bulk_rows.add_pages(self.now, [(calendar, event) for event in events])
        EventTheme.objects.bulk_create(
            EventTheme(event=event, theme=self._theme(at), sort_order=0)
            for at, event in enumerate(events)
        )
        Series.objects.bulk_create(
            Series(
                event=event,
                pattern=occurrences.pattern_text(event),
                rule_from=event.first_date,
                written_until=self.until,
                library=library,
                ends_on=occurrences.ends_on(event),
            )
            for event in events
        )
        rows = [
            row for event in events for row in self._occurrences(event, calendar.pk, library.pk)
        ]
        bulk_rows.add_occurrences(rows)
        return len(rows)

    def _occurrences(self, event: EventPage, calendar_id: int, library_id: int) -> Iterator[tuple]:
        """Rows in the order of bulk_rows.OCCURRENCE_FIELDS."""
        shared = {
            "event_id": event.pk,
            "calendar_id": calendar_id,
            "live": True,
            "public": True,
            "visible_until": None,
            "mode": str(event.mode),
            "audience": str(event.audience),
        }
        for one in plan(event, event.first_date, self.until, self.closures, [], library_id):
            values = {**shared, **one.row()}
            yield tuple(values[field.attname] for field in bulk_rows.OCCURRENCE_FIELDS)
