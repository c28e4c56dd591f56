"""Every activity of the demo has the dates of an independent expansion.

What is written below shares no code with the project: dateutil over naive local times, and
plain Python for exceptions, holidays and clocks.
"""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from dateutil.rrule import rrulestr

from events.models import EventPage

pytestmark = pytest.mark.once

CONTENT = Path(__file__).resolve().parents[2] / "home" / "demo" / "content"
ZONE = ZoneInfo("Europe/Amsterdam")
FIRST, LAST = dt.date(2026, 8, 1), dt.date(2027, 8, 31)


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text())


def activities():
    sources = sorted((CONTENT / "communities").glob("*.yaml"))
    for source in sources:
        community = read(source)
        for activity in community["activities"]:
            yield pytest.param(
                community["slug"], activity, id=f"{community['slug']}/{activity['slug']}"
            )


HOLIDAYS = read(CONTENT / "network.yaml")["school_holidays"]


def clock(text) -> dt.time:
    return dt.time.fromisoformat(text) if text else dt.time()


def pattern_days(activity) -> list[dt.date]:
    first = activity["first_date"]
    if "rule" in activity:
        begin = dt.datetime.combine(first, clock(activity.get("start")))
        days = {
            moment.date()
            for moment in rrulestr(activity["rule"], dtstart=begin).between(
                dt.datetime.combine(FIRST, dt.time()),
                dt.datetime.combine(LAST, dt.time.max),
                inc=True,
            )
        }
    else:
        days = {first}
    region = activity.get("skip_school_holidays")
    if region:
        mine = [one for one in HOLIDAYS if one["region"] == region]
        end = max(one["last_date"] for one in mine)
        days = {
            day
            for day in days
            if day <= end and not any(one["first_date"] <= day <= one["last_date"] for one in mine)
        }
    return sorted(days | set(activity.get("extra_dates", [])))


def expected(activity) -> dict[dt.date, tuple]:
    """By original date: begin and end in UTC, and the status."""
    length = (activity.get("last_date", activity["first_date"]) - activity["first_date"]).days
    changes = {one["date"]: one for one in activity.get("changes", [])}
    rows = {}
    for day in pattern_days(activity):
        change = changes.get(day, {})
        on = change.get("new_date", day)
        begin, end = clock(activity.get("start")), clock(activity.get("end"))
        last = on + dt.timedelta(days=length)
        if "start" not in activity:
            last += dt.timedelta(days=1)  # all day: until the next midnight
        begin = clock(change["start"]) if "start" in change else begin
        end = clock(change["end"]) if "end" in change else end
        rows[day] = (
            dt.datetime.combine(on, begin, ZONE).astimezone(dt.UTC),
            dt.datetime.combine(last, end, ZONE).astimezone(dt.UTC),
            change.get("kind", "scheduled"),
        )
    assert changes.keys() <= rows.keys(), "an exception falls on no date"
    return rows


@pytest.mark.once
@pytest.mark.parametrize(("community", "activity"), list(activities()))
def test_dates_equal_an_independent_expansion(the_demo, community, activity):
    event = EventPage.objects.get(
        slug=activity["slug"], url_path__contains=f"/communities/{community}/"
    )
    found = {
        row.date: (row.start, row.end, row.status)
        for row in event.occurrences.filter(date__range=(FIRST, LAST))
    }
    assert found == expected(activity)


def test_the_nights_that_the_clock_changes_are_among_them(the_demo):
    chat = EventPage.objects.get(slug="online-leeschat")
    starts = {row.date: row.start for row in chat.occurrences.all()}
    assert starts[dt.date(2026, 10, 25)] == dt.datetime(2026, 10, 25, 19, tzinfo=dt.UTC)
    assert starts[dt.date(2027, 3, 28)] == dt.datetime(2027, 3, 28, 18, tzinfo=dt.UTC)


def test_there_are_58_activities():
    assert len(list(activities())) == 58
