"""Whatever a browser, or somebody without one, posts as "when": an answer, and soon."""

import time

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from events import occurrences, planning, recurrence
from events.editing.surroundings import Surroundings
from events.editing.when_form import WhenForm
from events.editing.when_preview import preview
from tests.properties import tries

pytestmark = [pytest.mark.heavy, pytest.mark.once]

NOW_AND_THEN = (
    "2026-12-10 2026-11-22 2027-02-29 2024-02-29 1999-01-01 2199-12-31 9999-12-31 0001-01-01 morgen"
)
days = st.sampled_from(NOW_AND_THEN.split())
times = st.sampled_from(["", "19:30", "21:00", "00:00", "23:59", "24:00", "2:5", "half acht"])
numbers = st.sampled_from(["", "0", "1", "2", "5", "-1", "99", "100", "1000", "٣", "1e9", "1.5"])
anything = st.text(max_size=12)
boxes = st.sampled_from(["", "on"])
RULES = [
    "RRULE:FREQ=WEEKLY;BYDAY=TH",
    "RRULE:FREQ=MONTHLY;BYDAY=1MO,3TH\nRDATE:20261203T000000",
    "RRULE:FREQ=YEARLY;BYWEEKNO=53",
    "RRULE:FREQ=SECONDLY",
    "DTSTART:20261203T193000Z\nRRULE:FREQ=DAILY;COUNT=3",
    "\x00",
]
CONTROLS = {
    "freq": st.sampled_from(["", "daily", "weekly", "monthly", "yearly", "hourly"]),
    "interval": numbers,
    "days": st.sampled_from(["0", "1", "3", "6", "7", "-1", "x"]),
    "on": st.sampled_from(["", "weekday", "day", "x"]),
    "ordinals": st.sampled_from(["1", "2", "3", "4", "5", "-1", "-2", "0", "6"]),
    "weekday": st.sampled_from(["", "0", "3", "6", "workday", "weekend", "9"]),
    "day": st.sampled_from(["1", "15", "29", "31", "-1", "0", "32", "x"]),
    "month_mode": st.sampled_from(["", "all", "only", "not", "x"]),
    "months": st.sampled_from(["1", "2", "7", "8", "12", "0", "13"]),
    "end": st.sampled_from(["", "never", "until", "times", "x"]),
    "until": days,
    "times": numbers,
    "stored": st.sampled_from([rule.removeprefix("RRULE:") for rule in RULES]),
    "keep": st.sampled_from(["", "keep", "replace"]),
}
FIELDS = {
    "first_date": days,
    "last_date": days,
    "start_time": times,
    "end_time": times,
    "all_day": boxes,
    "school_holidays": st.sampled_from(["", "midden", "noord", "west"]),
    "not_on_public_holidays": boxes,
    "venue": st.sampled_from(["", "1", "x", "99999999999999999999"]),
    "recurrences-stored": st.sampled_from(["", *RULES]),
    "recurrences-drop_dates": boxes,
    "extra_dates-TOTAL_FORMS": numbers,
    "extra_dates-0-date": days,
    "extra_dates-0-start_time": times,
    "extra_dates-0-end_time": times,
    "skipped_dates-TOTAL_FORMS": numbers,
    "skipped_dates-0-date": days,
    "skipped_dates-0-DELETE": boxes,
    **{f"recurrences-{row}-{name}": values for row in (0, 1) for name, values in CONTROLS.items()},
}
FEW = ("first_date", "start_time", "end_time", "recurrences-0-freq")


@st.composite
def posts(draw) -> QueryDict:
    """Mostly what the controls offer, sometimes anything; a name may come more than once."""
    posted = QueryDict(mutable=True)
    others = sorted(FIELDS.keys() - set(FEW))
    for name in [*FEW, *draw(st.lists(st.sampled_from(others), max_size=14))]:
        posted.appendlist(name, draw(FIELDS[name] | anything if name in others else FIELDS[name]))
    return posted


@tries(40)
@given(posted=posts())
def test_whatever_is_posted_is_answered_within_a_second(calendar, time_machine_now, posted):
    began = time.process_time()
    form = WhenForm(posted)
    form.is_valid()
    event = form.event(None)
    around = Surroundings.of(calendar, None, None)
    found = preview(event, around, form.mistakes)
    assert render_to_string("events/admin/when_preview_body.html", {"preview": found}).strip()
    assert str(form["recurrences"])
    if not form.errors and event.first_date and (event.all_day or event.start_time):
        check_rows(event, around)
    assert time.process_time() - began < 1


def check_rows(event, around) -> None:
    """What can be published gives rows in order, or says that it cannot."""
    try:
        event.clean()
        rows = planning.plan(
            event,
            occurrences.first_day(event),
            occurrences.horizon_date(around.now),
            around.closures,
            [],
        )
    except (ValidationError, recurrence.TooLongToExpand):
        return
    assert len({row.key for row in rows}) == len(rows)
    assert all(row.start < row.end for row in rows)
