"""Every feed of the demo, expanded by somebody else's engine, is what the table holds."""

import datetime as dt

import pytest
from django.utils import timezone

from events import occurrences, recurrence
from events.models import CalendarPage, EventPage, Occurrence
from tests.events.conftest import NOW

from .expanding import as_rows, expanded

pytestmark = [pytest.mark.heavy, pytest.mark.once]

FIRST = dt.date(2026, 8, 1)


@pytest.fixture
def demo(the_demo, time_machine_now):
    return [calendar.url_path.removeprefix("/home") for calendar in CalendarPage.objects.all()]


def rows_in_feed(**filters) -> list[Occurrence]:
    """What has to be in a feed: from the day the rule is in force to the horizon."""
    rows = Occurrence.objects.filter(**filters).select_related("event__series")
    return [row for row in rows if row.date >= row.event.series.rule_from]


def feed_of(client, address: str) -> list[tuple]:
    response = client.get(f"{address}feed.ics")
    assert response.status_code == 200
    return expanded(response.content, FIRST, horizon())


def horizon() -> dt.date:
    # An occurrence may have been moved past it.
    return occurrences.horizon_date(timezone.now()) + dt.timedelta(days=60)


def test_every_calendar_feed_holds_exactly_its_rows(demo, client):
    assert len(demo) == 8
    for address in demo:
        calendar = CalendarPage.objects.get(url_path=f"/home{address}")
        filters = {} if calendar.is_network else {"calendar": calendar}
        rows = rows_in_feed(**filters)
        assert len(rows) > 30
        assert feed_of(client, address) == as_rows(rows), address


def test_every_series_feed_holds_exactly_its_rows(demo, client):
    for event in EventPage.objects.order_by("path"):
        rows = rows_in_feed(event=event)
        assert feed_of(client, event.url_path.removeprefix("/home")) == as_rows(rows), event


def test_feeds_hold_after_time_pattern_and_end_of_a_running_series_changed(demo, client):
    event = EventPage.objects.get(title="Manga- en tekenmiddag")
    address = event.url_path.removeprefix("/home")
    for change in (
        {"start_time": dt.time(15, 30)},
        {"recurrences": recurrence.parse("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR")},
        {"recurrences": recurrence.parse("RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20270402T220000Z")},
    ):
        for name, value in change.items():
            setattr(event, name, value)
        event.save_revision().publish()
        event = EventPage.objects.get(pk=event.pk)
        assert event.series.rule_from >= NOW.date()
        rows = rows_in_feed(event=event)
        assert len(rows) > 5
        assert feed_of(client, address) == as_rows(rows)
