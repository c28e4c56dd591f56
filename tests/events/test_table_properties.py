"""Whatever a librarian fills in, the table holds what plain code makes of it."""

import contextlib
import datetime as dt
import time

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import assume, given
from hypothesis import strategies as st

from events import pattern_text, recurrence
from events.recurrence import ZONE
from tests import builders
from tests.properties import tries

from .conftest import NOW
from .made_up_series import ANY_TIME, HORIZON, days_near, plain_days, publish, series

pytestmark = pytest.mark.heavy


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


@tries(250)
@given(text=texts, first=days_near)
def test_a_pattern_is_refused_or_expanded_within_a_second(text, first):
    began = time.process_time()
    with contextlib.suppress(ValidationError):
        pattern = recurrence.parse(text)
        found = recurrence.dates(pattern, first, first, first + dt.timedelta(days=3660))
        assert found == sorted(set(found))
        assert all(pattern_text.rule_words(rule, first) for rule in pattern.rrules)
        assert recurrence.to_text(recurrence.parse(recurrence.to_text(pattern)))
    assert time.process_time() - began < 1
