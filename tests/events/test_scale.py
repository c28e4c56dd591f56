"""At the size of the whole network no page reads more than it shows (PostgreSQL)."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from events.models import CalendarPage, Occurrence
from home.demo import scale, synthetic
from tests import builders
from tests.explaining import touched

MOST_ROWS = 1000
TIMES = 5  # as many occurrences as the activities have, to lie as close as 30,000 would
ONE = 900  # a community that has as many activities as one of 140 has of 30,000
pytestmark = [
    pytest.mark.heavy,
    pytest.mark.postgresql,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="EXPLAIN is PostgreSQL's own"),
]


@pytest.fixture
def network(site) -> None:
    """140 libraries with a million occurrences, some 1,600 on a day."""
    builders.theme(site)
    scale.add(140, 3000, report=lambda line: None)
    scale.add_one(ONE, 214, timezone.now())
    table = Occurrence._meta.db_table
    names = [field.column for field in Occurrence._meta.local_concrete_fields]
    columns = ", ".join(f'"{name}"' for name in names if name not in ("id", "slot"))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}, slot) "
            f"SELECT {columns}, copy FROM {table}, generate_series(1, {TIMES - 1}) AS copy "
            "WHERE calendar_id <> %s",
            [CalendarPage.objects.order_by("pk").last().pk],
        )
        cursor.execute("ANALYZE")
        # Of 30,000 activities the planner looks up what it needs; 3,000 it would rather read
        # whole, or in heaps. This is about whether there is a way to look up.
        for way in ("seqscan", "bitmapscan", "hashjoin", "mergejoin"):
            cursor.execute(f"SET LOCAL enable_{way} = off")


def test_no_view_touches_more_than_a_thousand_rows(network, client):
    # The synthetic activities lie around the real today.
    soon = timezone.localdate() + dt.timedelta(days=9)
    year, week, _ = soon.isocalendar()
    views = [
        "",
        "?pagina=2",
        "?pagina=30",
        "?samen=ja",
        f"maand/{soon:%Y-%m}/",
        f"week/{year}-W{week:02}/",
        f"dag/{soon.isoformat()}/",
        "archief/",
    ]
    one = f"/communities/{synthetic.slug(ONE)}/"
    addresses = [f"/agenda/{view}" for view in views]
    addresses += [f"{one}agenda/{view}" for view in views if not view.startswith("?pagina")]
    addresses += ["/", one, f"/agenda/?bibliotheek={synthetic.slug(ONE)}", "/agenda/?vorm=online"]
    assert Occurrence.objects.count() > 900_000
    too_much = {
        address: found
        for address in addresses
        if (found := [one for one in touched(client, address) if one[0] > MOST_ROWS])
    }
    assert too_much == {}
