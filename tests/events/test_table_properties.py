"""Whatever a librarian fills in, the table holds what plain code makes of it."""

import contextlib
import datetime as dt
import time

import pytest
from dateutil.rrule import rrulestr
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from events import occurrences, pattern_text, recurrence
from events.models import Closure, EventExtraDate, EventPage, EventSkippedDate
from events.recurrence import ZONE
from tests import builders

from .conftest import NOW

TODAY = NOW.date()
HORIZON = occurrences.horizon_date(NOW)
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
ANY_TIME = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

days_near = st.dates(TODAY - dt.timedelta(days=400), TODAY + dt.timedelta(days=400))
weekdays = st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True)
nth_weekdays = st.lists(
    st.tuples(st.sampled_from([1, 2, 3, 4, 5, -1, -2]), st.sampled_from(DAYS)),
    min_size=1,
    max_size=2,
    unique=True,
)


@st.composite
def rules(draw) -> str:
    kind = draw(st.sampled_from(["daily", "weekly", "nth", "monthday", "workday", "yearly"]))
    interval = draw(st.integers(1, 4))
    parts = {
        "daily": f"FREQ=DAILY;INTERVAL={interval}",
        "weekly": f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(draw(weekdays))}",
        "nth": f"FREQ=MONTHLY;INTERVAL={interval};BYDAY="
        + ",".join(f"{n}{day}" for n, day in draw(nth_weekdays)),
        "monthday": f"FREQ=MONTHLY;INTERVAL={interval};BYMONTHDAY={draw(st.integers(1, 31))}",
        "workday": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "yearly": "FREQ=YEARLY",
    }[kind]
    if kind != "yearly" and draw(st.booleans()):
        months = draw(st.lists(st.integers(1, 12), min_size=1, max_size=10, unique=True))
        parts += f";BYMONTH={','.join(map(str, sorted(months)))}"
    end = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if end == "COUNT":
        parts += f";COUNT={draw(st.integers(1, 40))}"
    elif end == "UNTIL":
        parts += f";UNTIL={draw(days_near):%Y%m%d}T000000"
    return parts


@st.composite
def series(draw) -> dict:
    stretch = st.tuples(days_near, st.integers(0, 20))
    return {
        "rule": draw(rules()),
        "first": draw(days_near),
        "start": draw(st.sampled_from([dt.time(2, 30), dt.time(10, 0), dt.time(19, 30)])),
        "minutes": draw(st.sampled_from([30, 90, 240])),
        "extra": draw(st.lists(days_near, max_size=2, unique=True)),
        "skipped": draw(st.lists(days_near, max_size=3, unique=True)),
        "school": draw(st.booleans()),
        "holidays": [draw(stretch) for _ in range(2)],
        "closed": draw(st.none() | stretch),
        # Which of the coming dates, counted round; one may be none.
        "cancelled": draw(st.none() | st.integers(0, 30)),
        "moved": draw(st.none() | st.integers(0, 30)),
    }


@pytest.mark.usefixtures("time_machine_now")
@ANY_TIME
@given(wanted=series())
def test_the_table_equals_plain_code(calendar, wanted):
    days = plain_days(wanted)
    assume(days)
    wanted["first"] = days[0]
    with transaction.atomic():
        event = publish(calendar, wanted)
        expected = expected_rows(wanted, days)
        for row, instead, fields in changes(wanted, expected):
            builders.change(event, row[0].isoformat(), **fields)
            expected = expected - {row} | {instead}
        rows = {
            (row.date, row.local_start.replace(tzinfo=None), row.status)
            for row in event.occurrences.all()
        }
        transaction.set_rollback(True)
    assert rows == expected


def plain_days(wanted) -> list[dt.date]:
    """The pattern by dateutil itself, over naive midnights, from its first date on."""
    found = rrulestr(wanted["rule"], dtstart=dt.datetime.combine(wanted["first"], dt.time()))
    begin, end = (dt.datetime.combine(day, dt.time()) for day in (wanted["first"], HORIZON))
    return [moment.date() for moment in found.between(begin, end, inc=True)]


def publish(calendar, wanted) -> EventPage:
    for first, length in wanted["holidays"]:
        builders.school_holiday(first, first + dt.timedelta(days=length))
    # The register is full: beyond it nothing is promised.
    builders.school_holiday(HORIZON + dt.timedelta(days=10), HORIZON + dt.timedelta(days=11))
    if wanted["closed"]:
        first, length = wanted["closed"]
        Closure.objects.create(
            name="Dicht", first_date=first, last_date=first + dt.timedelta(days=length)
        )
    end = dt.datetime.combine(TODAY, wanted["start"]) + dt.timedelta(minutes=wanted["minutes"])
    event = builders.event(
        calendar,
        rule=wanted["rule"],
        first_date=wanted["first"],
        start_time=wanted["start"],
        end_time=end.time(),
        school_holidays="midden" if wanted["school"] else "",
        publish=False,
    )
    event.extra_dates = [EventExtraDate(date=day) for day in wanted["extra"]]
    event.skipped_dates = [EventSkippedDate(date=day) for day in wanted["skipped"]]
    event.save_revision().publish()
    event.refresh_from_db()
    return event


def expected_rows(wanted, days) -> set[tuple]:
    """Plain code for the exceptions: extra dates stay, holidays leave out, closed days cancel."""
    in_holiday = _inside(wanted["holidays"]) if wanted["school"] else set()
    closed = _inside([wanted["closed"]] if wanted["closed"] else [])
    kept = {day for day in days if day not in in_holiday and day not in wanted["skipped"]}
    kept |= {day for day in wanted["extra"] if day <= HORIZON}
    return {
        (day, _on_the_clock(day, wanted["start"]), "cancelled" if day in closed else "scheduled")
        for day in kept
    }


def changes(wanted, rows):
    """One date that does not take place, and one that moves: (row, row instead, change)."""
    coming = sorted(row for row in rows if row[1] > NOW.replace(tzinfo=None))
    if not coming:
        return
    chosen = {name: wanted[name] for name in ("cancelled", "moved") if wanted[name] is not None}
    at = {name: number % len(coming) for name, number in chosen.items()}
    if len(set(at.values())) < len(at):
        return
    if "cancelled" in at:
        row = coming[at["cancelled"]]
        yield row, (*row[:2], "cancelled"), {"cancelled": True}
    if "moved" in at:
        row = coming[at["moved"]]
        # A moment at which the series itself never is.
        new = dt.datetime.combine(row[0] + dt.timedelta(days=2), dt.time(8, 15))
        yield row, (row[0], new, "moved"), {"new_date": new.date(), "new_start": new.time()}


def _inside(stretches) -> set[dt.date]:
    return {
        first + dt.timedelta(days=at) for first, length in stretches for at in range(length + 1)
    }


def _on_the_clock(day: dt.date, time: dt.time) -> dt.datetime:
    """Half past two does not exist in the night that the clock goes forward."""
    moment = dt.datetime.combine(day, time, tzinfo=ZONE)
    return moment.astimezone(dt.UTC).astimezone(ZONE).replace(tzinfo=None)


NAMES = (
    "FREQ INTERVAL COUNT UNTIL BYDAY BYMONTH BYMONTHDAY BYSETPOS BYYEARDAY BYWEEKNO WKST "
    "BYHOUR BYMINUTE BYSECOND RSCALE X-WHAT"
)
VALUES = (
    "DAILY WEEKLY MONTHLY YEARLY HOURLY SECONDLY MO TU,TH 2TH,-1TH 5FR -53SU 0MO 1 2 99 100 0 -1 "
    "MO,TU,WE,TH,FR 31 366 1000 1001 1,2,3 -1,-2 20270101 20270101T120000Z 99991231 2027"
)
rule_names = st.sampled_from(NAMES.split())
rule_values = st.one_of(
    st.sampled_from(VALUES.split()), st.integers(-400, 2000).map(str), st.text(max_size=8)
)
texts = st.one_of(
    st.lists(st.tuples(rule_names, rule_values), min_size=1, max_size=6).map(
        lambda parts: "RRULE:" + ";".join(f"{name}={value}" for name, value in parts)
    ),
    st.lists(st.tuples(rule_names, rule_values), min_size=1, max_size=4).map(
        lambda parts: "RRULE:FREQ=MONTHLY;" + ";".join(f"{name}={value}" for name, value in parts)
    ),
    st.text(max_size=200),
    st.lists(days_near, max_size=5).map(
        lambda days: "RDATE:" + ",".join(f"{day:%Y%m%d}T000000" for day in days)
    ),
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts, first=days_near)
def test_a_pattern_is_refused_or_expanded_within_a_second(text, first):
    began = time.perf_counter()
    with contextlib.suppress(ValidationError):
        pattern = recurrence.parse(text)
        found = recurrence.dates(pattern, first, first, first + dt.timedelta(days=3660))
        assert found == sorted(set(found))
        assert all(pattern_text.rule_words(rule, first) for rule in pattern.rrules)
        assert recurrence.to_text(recurrence.parse(recurrence.to_text(pattern)))
    assert time.perf_counter() - began < 1
