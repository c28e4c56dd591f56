"""On which wall-clock moments a rule falls: days, hours and BYSETPOS taken together."""

import datetime as dt
from collections.abc import Iterator
from itertools import product

from .budget import Budget
from .rule_days import days_by_period, matches
from .rules import DAILY, HOURLY, MINUTELY, SECONDLY, Rule

UNITS = {
    HOURLY: dt.timedelta(hours=1),
    MINUTELY: dt.timedelta(minutes=1),
    SECONDLY: dt.timedelta(seconds=1),
}


def moments(
    rule: Rule, first: dt.datetime, until: dt.datetime, budget: Budget
) -> Iterator[dt.datetime]:
    """The naive moments of a rule that begins at `first`, up to and including `until`.

    `first` itself counts only when the rule meets it. COUNT is obeyed; UNTIL, which may
    stand on another clock, is for the caller to put into `until`.
    """
    by_period = _by_days if rule.freq <= DAILY else _by_clock
    left = rule.count
    for period in by_period(rule, first, until, budget):
        for moment in _positions(rule, period):
            if moment < first:
                continue
            if moment > until or left == 0:
                return
            budget.spend()
            yield moment
            left = None if left is None else left - 1


def _positions(rule: Rule, period: list[dt.datetime]) -> list[dt.datetime]:
    positions = rule.by("BYSETPOS")
    if not positions:
        return period
    size = len(period)
    places = {n - 1 if n > 0 else size + n for n in positions if 1 <= abs(n) <= size}
    return [period[place] for place in sorted(places)]


def _times(rule: Rule, first: dt.datetime) -> list[dt.time]:
    hours = rule.by("BYHOUR") or (first.hour,)
    minutes = rule.by("BYMINUTE") or (first.minute,)
    seconds = rule.by("BYSECOND") or (first.second,)
    # Second 60 is a leap second, which no clock here shows.
    return sorted({dt.time(h, m, min(s, 59)) for h, m, s in product(hours, minutes, seconds)})


def _by_days(
    rule: Rule, first: dt.datetime, until: dt.datetime, budget: Budget
) -> Iterator[list[dt.datetime]]:
    times = _times(rule, first)
    for days in days_by_period(rule, first.date(), until.date(), budget):
        budget.spend(len(days) * len(times) // 8)
        yield [dt.datetime.combine(day, time) for day in days for time in times]


def _by_clock(
    rule: Rule, first: dt.datetime, until: dt.datetime, budget: Budget
) -> Iterator[list[dt.datetime]]:
    """Hour by hour (or minute, second), leaping over days and hours that cannot be."""
    step = rule.interval * UNITS[rule.freq]
    begin = first.replace(
        minute=0 if rule.freq == HOURLY else first.minute,
        second=0 if rule.freq < SECONDLY else first.second,
    )
    try:
        while begin <= until:
            budget.spend()
            beyond = _leap(rule, begin)
            if beyond is None:
                yield _within(rule, begin, first)
                begin += step
            else:
                begin += max(1, -((begin - beyond) // step)) * step
    except OverflowError:
        # Past the year 9999.
        return


def _leap(rule: Rule, begin: dt.datetime) -> dt.datetime | None:
    """The first moment past the day, hour or minute that the rule does not allow, if so."""
    if not matches(rule, begin.date()):
        return begin.replace(hour=0, minute=0, second=0) + dt.timedelta(days=1)
    if rule.by("BYHOUR") and begin.hour not in rule.by("BYHOUR"):
        return begin.replace(minute=0, second=0) + dt.timedelta(hours=1)
    if rule.freq > HOURLY and rule.by("BYMINUTE") and begin.minute not in rule.by("BYMINUTE"):
        return begin.replace(second=0) + dt.timedelta(minutes=1)
    if rule.freq == SECONDLY and rule.by("BYSECOND") and begin.second not in rule.by("BYSECOND"):
        return begin + dt.timedelta(seconds=1)
    return None


def _within(rule: Rule, begin: dt.datetime, first: dt.datetime) -> list[dt.datetime]:
    minutes = [begin.minute]
    if rule.freq == HOURLY:
        minutes = sorted(rule.by("BYMINUTE") or (first.minute,))
    seconds = [begin.second]
    if rule.freq < SECONDLY:
        seconds = sorted({min(s, 59) for s in rule.by("BYSECOND") or (first.second,)})
    return [begin.replace(minute=m, second=s) for m in minutes for s in seconds]
