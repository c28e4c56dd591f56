"""Activities as a librarian might make them up, for tests by properties."""

import datetime as dt

from dateutil.rrule import rrulestr
from hypothesis import Phase
from hypothesis import strategies as st

from events import occurrences
from events.models import Closure, EventExtraDate, EventPage, EventSkippedDate
from tests import builders
from tests.properties import tries

from .conftest import NOW

TODAY = NOW.date()
HORIZON = occurrences.horizon_date(NOW)
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
# Each example publishes: making a failing one smaller would take minutes.
ANY_TIME = tries(30, phases=[Phase.explicit, Phase.reuse, Phase.generate])

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
