"""Add many made-up libraries and activities, to see how large a site may grow.

Rows go in by the thousand, past `save()` and its signals: page by page 30,000 activities
would take hours. What the signals would have kept is computed here (tree paths, addresses,
counts of children, series, occurrences); Wagtail's own search and reference indexes are
left to `update_index` and `rebuild_references_index`.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from communities.models import CommunityIndexPage, CommunityPage, CommunityTheme, Library
from events import occurrences
from events.closures import ClosureCalendar
from events.models import CalendarPage, EventPage, EventTheme, Occurrence, Series, Venue
from events.planning import plan
from events.recurrence import local_moment
from knowledge_base.models import ThemePage

from . import synthetic

# Activities in one transaction.
BATCH = 1000
VENUES = 3
OCCURRENCE_FIELDS = [
    field for field in Occurrence._meta.local_concrete_fields if not field.primary_key
]


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
    if connection.vendor == "postgresql":
        # The planner would go by the statistics of an empty table.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


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
        self._add_pages([(self.index, community) for community in communities])
        calendars = [CalendarPage(title="Agenda", slug="agenda") for _ in communities]
        self._add_pages(list(zip(communities, calendars, strict=True)))
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
        self._add_pages([(calendar, event) for event in events])
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
            )
            for event in events
        )
        rows = [
            row
            for event in events
            for row in self._occurrences(event, calendar.pk, library.pk)
        ]
        _insert_occurrences(rows)
        return len(rows)

    def _occurrences(self, event: EventPage, calendar_id: int, library_id: int) -> Iterator[tuple]:
        """Rows in the order of OCCURRENCE_FIELDS."""
        shared = {
            "event_id": event.pk,
            "calendar_id": calendar_id,
            "library_id": library_id,
            "live": True,
            "public": True,
            "visible_until": None,
            "mode": str(event.mode),
            "audience": str(event.audience),
        }
        for one in plan(event, event.first_date, self.until, self.closures, [], library_id):
            values = {**shared, **vars(one)}
            yield tuple(values[field.attname] for field in OCCURRENCE_FIELDS)

    def _add_pages(self, below: Sequence[tuple[Page, Page]]) -> None:
        """Insert pages of one type, each below its (stored) parent: base rows, then own rows."""
        if not below:
            return
        model = type(below[0][1])
        content_type = ContentType.objects.get_for_model(model)
        children: dict[int, int] = {}
        bases = []
        for parent, page in below:
            if parent.pk not in children:
                children[parent.pk] = _last_step(parent)
            children[parent.pk] += 1
            page.path = Page._get_path(parent.path, parent.depth + 1, children[parent.pk])
            page.depth = parent.depth + 1
            page.url_path = f"{parent.url_path}{page.slug}/"
            page.draft_title = page.title
            page.locale_id = parent.locale_id
            page.content_type = content_type
            page.is_example = True
            page.first_published_at = page.last_published_at = self.now
            bases.append(
                Page(**{field.attname: getattr(page, field.attname) for field in BASE_FIELDS})
            )
        Page.objects.bulk_create(bases, batch_size=BATCH)
        for (_, page), base in zip(below, bases, strict=True):
            page.pk = page.id = base.pk
        _insert_own_rows(model, [page for _, page in below])
        for parent_id in children:
            added = sum(1 for parent, _ in below if parent.pk == parent_id)
            Page.objects.filter(pk=parent_id).update(numchild=F("numchild") + added)


BASE_FIELDS = [field for field in Page._meta.concrete_fields if not field.primary_key]


def _last_step(parent: Page) -> int:
    last = Page.objects.filter(depth=parent.depth + 1, path__startswith=parent.path).order_by(
        "-path"
    )
    path = last.values_list("path", flat=True).first()
    return Page._str2int(path[-Page.steplen :]) if path else 0


def _insert_own_rows(model: type[models.Model], objects: list) -> None:
    """The rows of a child table. Django's bulk_create refuses models with a parent table."""
    fields = model._meta.local_concrete_fields
    size = connection.ops.bulk_batch_size(fields, objects)
    for at in range(0, len(objects), size):
        query = models.sql.InsertQuery(model)
        query.insert_values(fields, objects[at : at + size])
        query.get_compiler(connection=connection).execute_sql()


def _insert_occurrences(rows: list[tuple]) -> None:
    names = [field.attname for field in OCCURRENCE_FIELDS]
    if connection.vendor == "postgresql":
        table, columns = Occurrence._meta.db_table, ", ".join(f'"{name}"' for name in names)
        with (
            connection.cursor() as cursor,
            cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy,
        ):
            for row in rows:
                copy.write_row(row)
        return
    Occurrence.objects.bulk_create(
        (Occurrence(**dict(zip(names, row, strict=True))) for row in rows), batch_size=2000
    )
