"""Rules to controls and back: the same dates, or the same text."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from recurrence import Recurrence

from events import recurrence
from events.editing import pattern_choices
from events.editing.pattern_choices import RuleChoices, choices_of, rule_of
from tests.properties import tries

pytestmark = pytest.mark.once

FIRST = dt.date(2026, 12, 3)
UNTIL = dt.date(2029, 12, 31)


def rule(text: str):
    return recurrence.parse(f"RRULE:{text}").rrules[0]


def text_of(one) -> str:
    return recurrence.to_text(Recurrence(rrules=[one])).removeprefix("RRULE:")


def dates_of(one) -> list[dt.date]:
    return recurrence.dates(Recurrence(rrules=[one]), FIRST, FIRST, UNTIL)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("FREQ=DAILY", RuleChoices("daily")),
        ("FREQ=WEEKLY", RuleChoices("weekly")),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", RuleChoices("weekly", 2, days=(0, 2))),
        ("FREQ=DAILY;BYDAY=MO", RuleChoices("weekly", days=(0,))),
        ("FREQ=MONTHLY", RuleChoices("monthly")),
        (
            "FREQ=MONTHLY;BYDAY=2TH,-1TH;BYMONTH=1,2,3,4,5,6,9,10,11,12",
            RuleChoices(
                "monthly",
                on="weekday",
                ordinals=(2, -1),
                weekday="3",
                month_mode="not",
                months=(7, 8),
            ),
        ),
        (
            "FREQ=MONTHLY;BYDAY=TH;BYSETPOS=2",
            RuleChoices("monthly", on="weekday", ordinals=(2,), weekday="3"),
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            RuleChoices("monthly", on="weekday", ordinals=(-1,), weekday="workday"),
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", RuleChoices("monthly", on="day", day=-1)),
        ("FREQ=YEARLY", RuleChoices("yearly")),
        (
            "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5",
            RuleChoices("yearly", on="day", day=5, month_mode="only", months=(5,)),
        ),
        ("FREQ=WEEKLY;COUNT=4", RuleChoices("weekly", end="times", times=4)),
        (
            "FREQ=WEEKLY;UNTIL=20261216T230000Z",
            RuleChoices("weekly", end="until", until=dt.date(2026, 12, 17)),
        ),
    ],
)
def test_choices_of_a_rule(text, choices):
    assert choices_of(rule(text)) == choices
    assert dates_of(rule_of(choices)) == dates_of(rule(text))


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYYEARDAY=100",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYMONTHDAY=5",
        "FREQ=YEARLY;BYMONTH=5,6;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=1MO,3TH",
        "FREQ=MONTHLY;BYDAY=-2TH",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYDAY=MO,TH;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1",
        "FREQ=DAILY;INTERVAL=2;BYDAY=MO",
        "FREQ=DAILY;BYMONTHDAY=1",
    ],
)
def test_choices_of_a_rule_that_the_controls_cannot_say(text):
    assert choices_of(rule(text)) is None


@pytest.mark.parametrize(
    ("choices", "control"),
    [
        (RuleChoices("monthly", on="weekday", weekday="3"), "ordinals"),
        (RuleChoices("monthly", on="weekday", weekday="workday"), "ordinals"),
        (RuleChoices("weekly", month_mode="only"), "months"),
        (RuleChoices("weekly", days=(1,), end="until"), "until"),
        (RuleChoices("weekly", days=(1,), end="times"), "times"),
        (RuleChoices("yearly", on="weekday", ordinals=(1,), month_mode="only"), "months"),
    ],
)
def test_what_is_missing_is_kept_and_gives_no_dates(choices, control):
    stored = rule(text_of(rule_of(choices)))
    assert pattern_choices.missing(stored) == [control]
    assert choices_of(stored) == choices
    try:
        found = dates_of(stored)
    except recurrence.TooLongToExpand:
        found = []
    assert found == []


def test_a_changed_weekly_rule_keeps_its_start_of_the_week():
    was = rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU")
    changed = rule_of(RuleChoices("weekly", 2, days=(0, 6), end="times", times=4), was)
    assert text_of(changed) == "FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=4;BYDAY=MO,SU"


weekdays = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
numbered = st.builds(lambda n, day: f"{n}{day}", st.sampled_from([1, 2, 3, 4, 5, -1, -2]), weekdays)


def some(values, most=4):
    return st.lists(values, min_size=1, max_size=most, unique=True).map(
        lambda found: ",".join(map(str, found))
    )


rules = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])},
    optional={
        "INTERVAL": st.integers(1, 6),
        "BYDAY": st.one_of(some(weekdays, 7), some(numbered)),
        "BYMONTHDAY": some(st.sampled_from([1, 5, 13, 28, 31, -1, -3]), 2),
        "BYMONTH": some(st.integers(1, 12), 11),
        "BYSETPOS": some(st.sampled_from([1, 2, 5, -1, -2]), 2),
        "BYWEEKNO": some(st.integers(1, 53), 2),
        "WKST": st.sampled_from(["MO", "SU"]),
    },
)
ends = st.sampled_from(["", ";COUNT=7", ";UNTIL=20290630", ";UNTIL=20280229T225959Z"])


@given(rules, ends)
@tries(100)
def test_every_rule_keeps_its_dates_or_its_text(parts, end):
    text = ";".join(f"{name}={value}" for name, value in parts.items()) + end
    try:
        one = rule(text)
        before = dates_of(one)
    except ValidationError:
        return
    choices = choices_of(one)
    if choices is None:
        return
    # Opened and saved: the very rule. Chosen anew: the same dates.
    assert rule_of(choices, one) is one
    if "WKST=SU" not in text:
        anew = rule(text_of(rule_of(choices)))
        assert dates_of(anew) == before
        assert choices_of(anew) == choices
