"""What comes in, against an engine that others wrote: rows equal its expansion of the file."""

import datetime as dt

import icalendar
import pytest
import recurring_ical_events
from hypothesis import assume, given
from hypothesis import strategies as st

from events.imports import plan, writing
from events.models import EventPage, Occurrence
from events.recurrence import ZONE
from tests.properties import tries

from .files import change, event, file

pytestmark = [pytest.mark.heavy, pytest.mark.once]

FIRST = dt.date(2026, 10, 1)
LAST = dt.date(2027, 11, 30)
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
CLOCKS = ["Europe/Amsterdam", "Europe/Berlin", "Europe/London", "UTC"]


@st.composite
def series(draw) -> tuple[str, dt.datetime]:
    """A rule, and a first date that meets it."""
    first = dt.datetime.combine(
        FIRST + dt.timedelta(days=draw(st.integers(0, 200))),
        draw(st.sampled_from([dt.time(9), dt.time(13, 45), dt.time(19, 30), dt.time(21, 15)])),
    )
    weekday = DAYS[first.weekday()]
    nth = (first.day - 1) // 7 + 1
    others = draw(st.lists(st.sampled_from(DAYS), max_size=2, unique=True))
    rule = draw(
        st.sampled_from(
            [
                "FREQ=DAILY",
                f"FREQ=WEEKLY;BYDAY={','.join(dict.fromkeys([weekday, *others]))}",
                f"FREQ=MONTHLY;BYDAY={nth}{weekday}",
                f"FREQ=MONTHLY;BYMONTHDAY={first.day}",
                f"FREQ=YEARLY;BYMONTH={first.month};BYMONTHDAY={first.day}",
            ]
        )
    )
    interval = draw(st.integers(1, 4))
    end = draw(st.sampled_from(["COUNT=1", "COUNT=7", "COUNT=30", "UNTIL=20270630T235959Z"]))
    return f"RRULE:{rule};INTERVAL={interval};{end}", first


def stamp(name: str, moment: dt.datetime, clock: str) -> str:
    text = moment.strftime("%Y%m%dT%H%M%S")
    return f"{name}:{text}Z" if clock == "UTC" else f"{name};TZID={clock}:{text}"


def expanded(content: bytes) -> list[tuple[dt.datetime, dt.datetime]]:
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(content))
    return sorted(
        (one["DTSTART"].dt.astimezone(dt.UTC), one["DTEND"].dt.astimezone(dt.UTC))
        for one in found.between(FIRST, LAST)
        if one.get("STATUS") != "CANCELLED"
    )


@given(
    series(),
    st.sampled_from(CLOCKS),
    st.lists(st.integers(0, 8), max_size=2),
    st.integers(0, 8),
    st.sampled_from(["moved", "cancelled", "none"]),
)
@tries(25)
def test_rows_equal_the_expansion_by_others(calendar, found, clock, excluded, place, what):
    rule, first = found
    lines = [stamp("DTSTART", first, clock), stamp("DTEND", first + dt.timedelta(hours=1), clock)]
    bare = expanded(file(event(*lines, rule, DTEND="")))
    assume(len(bare) > len(set(excluded)))
    zone = (
        dt.UTC
        if clock == "UTC"
        else icalendar.Calendar.from_ical(file(event(*lines, rule, DTEND="")))
        .events[0]
        .start.tzinfo
    )
    local = [start.astimezone(zone).replace(tzinfo=None) for start, _end in bare]
    out = {number for number in excluded if number < len(local)}
    lines += [stamp("EXDATE", local[number], clock) for number in sorted(out)]
    parts = [event(*lines, rule, DTEND="")]
    if what != "none" and place < len(local) and place not in out:
        original = bare[place][0].astimezone(ZONE)
        moved = [
            stamp("DTSTART", local[place] + dt.timedelta(minutes=7), clock),
            stamp("DTEND", local[place] + dt.timedelta(minutes=97), clock),
        ]
        status = ["STATUS:CANCELLED"] if what == "cancelled" else []
        parts.append(change(original.strftime("%Y%m%dT%H%M%S"), *moved, *status))
    content = file(*parts)
    if brought_in(calendar, content):
        rows = Occurrence.objects.exclude(status="cancelled").filter(date__lt=LAST)
        assert sorted(rows.values_list("start", "end")) == expanded(content)
        EventPage.objects.get().delete()


def brought_in(calendar, content: bytes) -> bool:
    """False when all its dates are taken away, which is refused."""
    made = plan.make(content, calendar)
    if any("geen enkele datum" in " ".join(step.messages) for step in made.refused):
        return False
    writing.write(made)
    return True
