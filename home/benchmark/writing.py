"""What writing costs: publishing a series, the nightly roll, room in the database.

Everything is rolled back: a benchmark can be repeated on the same database.
"""

import datetime as dt
import statistics
import time

from django.db import connection, transaction
from django.utils import timezone

from events import recurrence, rolling
from events.models import CalendarPage, EventPage, Occurrence, Venue
from home.models import HomePage, StandardPage


def publish_times(times: int) -> dict[str, float]:
    """Median milliseconds of publishing a bare page, and a weekly series over two years."""
    bare, series = [], []
    with transaction.atomic():
        home = HomePage.objects.get()
        calendar = CalendarPage.objects.filter(depth=5).order_by("path").last()
        for number in range(times):
            page = StandardPage(title=f"Proef {number}", summary="Proef", live=False)
            bare.append(_publish_time(home, page))
            series.append(_publish_time(calendar, _weekly(number)))
        transaction.set_rollback(True)
    return {"bare": statistics.median(bare), "series": statistics.median(series)}


def _weekly(number: int) -> EventPage:
    page = EventPage(
        title=f"Proefreeks {number}",
        summary="Proef",
        first_date=timezone.localdate() + dt.timedelta(days=1),
        start_time=dt.time(19, 30),
        end_time=dt.time(21),
        venue=Venue.objects.order_by("pk").last(),
        live=False,
    )
    page.recurrences = recurrence.parse("RRULE:FREQ=WEEKLY")
    return page


def _publish_time(parent, page) -> float:
    parent.add_child(instance=page)
    revision = page.save_revision()
    began = time.perf_counter()
    revision.publish()
    return (time.perf_counter() - began) * 1000


def roll_seconds() -> float:
    """How long the roll of one more day takes."""
    with transaction.atomic():
        began = time.perf_counter()
        rolling.extend(timezone.now() + dt.timedelta(days=1))
        elapsed = time.perf_counter() - began
        transaction.set_rollback(True)
    return elapsed


def megabytes_per_million() -> float | None:
    """Room of a million occurrences with their indexes; None where the database cannot tell."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size(%s)", [Occurrence._meta.db_table])
        (size,) = cursor.fetchone()
    return size / 2**20 / Occurrence.objects.count() * 1_000_000
