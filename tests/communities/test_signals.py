"""When a community asks for a call: each threshold on the day itself and beside it."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from communities import signals
from communities.choices import StepState
from communities.progress.plan import Condition, PlanStep
from communities.progress.summary import OpenPrecondition, Summary
from communities.signals import Facts, Kind

TODAY = dt.date(2026, 11, 25)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
STEP = PlanStep(3, 3, "Regel de basis")


@pytest.fixture(autouse=True)
def _dutch():
    with translation.override("nl"):
        yield


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def at(day: dt.date, hour: int = 12) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), tzinfo=AMSTERDAM)


def progress(**fields) -> Summary:
    """One on which somebody worked today, without anything open."""
    states = {STEP.pk: StepState.UNDER_WAY}
    return Summary(1, **{"current": STEP, "states": states, "changed_at": at(TODAY), **fields})


def facts(**fields) -> Facts:
    """Of a community of which nothing has to be said."""
    values = {
        "progress": progress(),
        "last_held": days(-7),
        "first_held": days(-100),
        "next_date": days(7),
        "evaluated_on": days(-60),
        "public_since": days(-200),
    }
    return Facts(**{**values, **fields})


def kinds(**fields) -> list[str]:
    return [one.kind for one in signals.of(facts(**fields), TODAY)]


def texts(**fields) -> list[str]:
    return [one.text for one in signals.of(facts(**fields), TODAY)]


def test_what_goes_well_gives_no_signal():
    assert kinds() == []


@pytest.mark.parametrize(
    ("next_date", "signal"),
    [(0, False), (29, False), (30, False), (31, True), (None, True)],
)
def test_nothing_planned(next_date, signal):
    day = None if next_date is None else days(next_date)
    assert kinds(next_date=day) == [Kind.NOTHING_PLANNED] * signal


def test_nothing_planned_says_how_long_and_what_is_next():
    assert texts(next_date=None) == [
        "Niets gepland in de komende 30 dagen. De laatste keer was 7 dagen geleden."
    ]
    assert texts(next_date=days(31), last_held=days(-35)) == [
        "Niets gepland in de komende 30 dagen. De volgende keer is zaterdag 26 december. "
        "De laatste keer was 5 weken geleden."
    ]
    assert texts(next_date=None, last_held=None, first_held=None) == [
        "Niets gepland in de komende 30 dagen. Er is nog niets geweest."
    ]


@pytest.mark.parametrize(
    ("fields", "signal"),
    [
        ({"public_since": None}, False),
        ({"last_day": days(30)}, False),
        ({"last_day": days(31)}, True),
        ({"last_day": days(0)}, False),
    ],
)
def test_nothing_has_to_be_planned_before_the_first_or_after_the_last_day(fields, signal):
    assert kinds(next_date=None, **fields) == [Kind.NOTHING_PLANNED] * signal


# Half a year before 25 November 2026 is 25 May.
@pytest.mark.parametrize(
    ("day", "signal"),
    [(dt.date(2026, 5, 24), True), (dt.date(2026, 5, 25), True), (dt.date(2026, 5, 26), False)],
)
@pytest.mark.parametrize("name", ["evaluated_on", "first_held"])
def test_no_evaluation(day, signal, name):
    found = kinds(**{"evaluated_on": None, name: day})
    assert found == [Kind.NO_EVALUATION] * signal


def test_an_evaluation_counts_before_the_first_date():
    assert kinds(first_held=days(-900), evaluated_on=days(-10)) == []
    assert kinds(first_held=None, evaluated_on=None) == []
    assert texts(evaluated_on=dt.date(2026, 5, 25)) == ["De laatste evaluatie is 6 maanden oud."]


# Three months before is 25 August.
@pytest.mark.parametrize(
    ("day", "signal"),
    [(dt.date(2026, 8, 24), True), (dt.date(2026, 8, 25), True), (dt.date(2026, 8, 26), False)],
)
def test_step_plan_stands_still(day, signal):
    found = [Kind.PLAN_STANDS_STILL] * signal
    assert kinds(progress=progress(changed_at=at(day, hour=0))) == found
    assert kinds(progress=progress(changed_at=None), public_since=day) == found


def test_step_plan_that_is_passed_or_not_there_may_rest():
    long_ago = at(days(-400))
    assert kinds(progress=progress(current=None, changed_at=long_ago)) == []
    assert kinds(progress=Summary(1)) == []
    assert kinds(progress=progress(changed_at=None), public_since=None) == []


def test_open_preconditions():
    first = PlanStep(1, 1, "Ken je opdracht")
    opened = [
        OpenPrecondition(first, Condition(1, "De directie zit aan tafel.")),
        OpenPrecondition(STEP, Condition(2, "Er is koffie.")),
    ]
    both = progress(open_preconditions=opened, since={1: days(-29)})
    assert texts(progress=both) == [
        "Er zijn nog 2 randvoorwaarden open. De eerste hoort bij Stap 1: Ken je opdracht. "
        "Dat is al 4 weken zo."
    ]
    one = progress(open_preconditions=opened[1:])
    assert texts(progress=one) == ["Er is nog 1 randvoorwaarde open, bij Stap 3: Regel de basis."]
    untouched = progress(open_preconditions=opened, changed_at=None)
    assert kinds(progress=untouched, public_since=days(-1)) == []


@pytest.mark.parametrize(("last_day", "number"), [(-1, 0), (0, 3)])
def test_what_ended_gives_no_signals(last_day, number):
    opened = [OpenPrecondition(STEP, Condition(2, "Er is koffie."))]
    found = kinds(
        next_date=None,
        evaluated_on=None,
        first_held=days(-400),
        progress=progress(open_preconditions=opened, changed_at=at(days(-400))),
        last_day=days(last_day),
    )
    assert len(found) == number


def test_order_of_urgency():
    def urgency(**fields):
        return signals.urgency(signals.of(facts(**fields), TODAY))

    resting = progress(changed_at=at(days(-100)))
    nothing = urgency(next_date=None)
    assert urgency() < urgency(evaluated_on=days(-200)) < urgency(progress=resting) < nothing
    assert nothing < urgency(next_date=None, last_held=days(-90))
    assert nothing < urgency(next_date=None, evaluated_on=days(-200))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 dag"),
        (20, "20 dagen"),
        (21, "3 weken"),
        (91, "13 weken"),
        (92, "3 maanden"),
        (181, "6 maanden"),
        (184, "6 maanden"),
        (700, "23 maanden"),
        (730, "2 jaar"),
    ],
)
def test_how_long(number, words):
    assert signals.how_long(number) == words
