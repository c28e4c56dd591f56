"""Cut the rules of a series in two at a date, so that nothing changes. Writes nothing.

The phase of a rule ("every second week") hangs on the first date of its page. Where no
first date of the second half can keep all phases at once, some dates before it become
extra dates.
"""

import copy
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dateutil.rrule import MONTHLY, WEEKLY, YEARLY
from django.utils.translation import gettext as _
from recurrence import Recurrence, Rule, Weekday

from . import recurrence
from .pattern_check import LATEST
from .recurrence import local_date, local_moment

# How far ahead both halves are compared with the whole.
COMPARED = dt.timedelta(days=15 * 366)
COMPARED_FIRST = dt.timedelta(days=4 * 366)
MAX_EXTRA = 60
DAY = dt.timedelta(days=1)


class NotPossible(Exception):
    """The series cannot be cut at this date; the message is for the editor."""


@dataclass(frozen=True)
class Halves:
    """Both patterns. `begins` is the first date that belongs to the second half."""

    begins: dt.date
    first_rules: Recurrence
    second_rules: Recurrence
    second_first: dt.date
    second_extra: tuple[dt.date, ...] = ()


def halve(event, from_date: dt.date) -> Halves:
    """Cut at the first date of the pattern on or after `from_date`.

    Raises NotPossible, and recurrence.TooLongToExpand.
    """
    pattern, first = event.recurrences, event.first_date
    end = min(max(from_date, first) + COMPARED, LATEST)
    skipped = {one.date for one in event.skipped_dates.all()}
    coming = recurrence.dates(pattern, first, from_date, end)
    held = [day for day in coming if day not in skipped]
    if not held:
        raise NotPossible(_("The series has no date on or after this day."))
    begins = held[0]
    if not recurrence.dates(pattern, first, first, begins - DAY):
        raise NotPossible(_("This is the first date of the series: just change the activity."))
    coming = [day for day in coming if day >= begins]
    for rules, second_first, extra in _candidates(pattern, first, begins, coming):
        short = second_first + COMPARED_FIRST
        if all(_gives(rules, second_first, coming, until) for until in (short, end)):
            extra = tuple(day for day in extra if day not in skipped)
            first_half = _until(pattern, first, begins)
            return Halves(begins, first_half, rules, second_first, extra)
    raise NotPossible(
        _(
            "The rules of this series cannot be cut at this date without losing their rhythm. "
            "Choose another date, or copy the activity and give the copy its own rules."
        )
    )


def _gives(rules: Recurrence, second_first: dt.date, coming: list[dt.date], end: dt.date) -> bool:
    """Whether the second half has exactly the dates of the whole, up to `end`."""
    try:
        found = recurrence.dates(rules, second_first, second_first, end)
    except recurrence.TooLongToExpand:
        return False
    return found == [day for day in coming if second_first <= day <= end]


def _candidates(pattern, first, begins, coming) -> Iterator[tuple]:
    """(rules, first date, extra dates before it) that may be right, the plainest first."""
    for spelled_out in (False, True):
        rules = _from(pattern, first, begins, spelled_out)
        yield rules, begins, ()
    for number, day in enumerate(coming[1:MAX_EXTRA], start=1):
        yield _from(pattern, first, day, True), day, tuple(coming[:number])


def _until(pattern: Recurrence, first: dt.date, begins: dt.date) -> Recurrence:
    """The pattern up to the day before `begins`."""
    last = begins - DAY
    rules = []
    for rule in pattern.rrules:
        ended = copy.copy(rule)
        if rule.count is not None:
            if _times_before(rule, first, begins) < rule.count:
                ended.count, ended.until = None, _end_of(last)
        elif rule.until is None or local_date(rule.until) > last:
            ended.until = _end_of(last)
        rules.append(ended)
    return _pattern(pattern, rules, lambda day: day < begins)


def _from(pattern: Recurrence, first: dt.date, start: dt.date, spelled_out: bool) -> Recurrence:
    """The pattern from `start` on: without rules that are over, with the times still to go."""
    rules = []
    for rule in pattern.rrules:
        if rule.until is not None and local_date(rule.until) < start:
            continue
        left = copy.copy(rule)
        if rule.count is not None:
            left.count = rule.count - _times_before(rule, first, start)
            if left.count <= 0:
                continue
        rules.append(_spelled_out(left, first) if spelled_out else left)
    return _pattern(pattern, rules, lambda day: day >= start)


def _times_before(rule: Rule, first: dt.date, start: dt.date) -> int:
    """How many of its times a rule has used up before `start`."""
    alone = Recurrence(rrules=[rule], include_dtstart=False)
    return len(recurrence.dates(alone, first, first, start - DAY))


def _spelled_out(rule: Rule, first: dt.date) -> Rule:
    """The rule with what it took from its first date written down (RFC 5545, 3.3.10)."""
    rule = copy.copy(rule)
    by_day = rule.byday or rule.bymonthday or rule.byyearday
    if rule.freq == WEEKLY and not rule.byday:
        rule.byday = [Weekday(first.weekday())]
    elif rule.freq == MONTHLY and not by_day:
        rule.bymonthday = [first.day]
    elif rule.freq == YEARLY and not by_day and rule.byweekno:
        rule.byday = [Weekday(first.weekday())]
    elif rule.freq == YEARLY and not by_day:
        rule.bymonth = rule.bymonth or [first.month]
        rule.bymonthday = [first.day]
    return rule


def _pattern(pattern: Recurrence, rules: list[Rule], wanted) -> Recurrence:
    return Recurrence(
        rrules=rules,
        rdates=[moment for moment in pattern.rdates if wanted(local_date(moment))],
        exdates=[moment for moment in pattern.exdates if wanted(local_date(moment))],
        include_dtstart=False,
    )


def _end_of(day: dt.date) -> dt.datetime:
    """The last second of a local day, as the editor's controls write it."""
    return local_moment(day, dt.time(23, 59, 59))
