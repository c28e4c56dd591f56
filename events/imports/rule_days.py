"""On which days a rule falls within one year, month, week or day (RFC 5545, 3.3.10).

Written by the table in the RFC and by what libical makes of its corners: a rule by week
number counts years of weeks, and what a yearly rule leaves open is taken from DTSTART.
"""

import calendar
import datetime as dt
from collections.abc import Iterator

from .budget import Budget
from .rules import DAILY, MONTHLY, WEEKLY, YEARLY, Rule

DAY = dt.timedelta(days=1)


# What looking at one period costs, in steps: a year has many days to look at.
COSTS = {YEARLY: 30, MONTHLY: 5, WEEKLY: 2, DAILY: 1}


def days_by_period(
    rule: Rule, first: dt.date, last: dt.date, budget: Budget
) -> Iterator[list[dt.date]]:
    """The days of each period up to that of `last`, in turn.

    Those before `first` in the first period are among them. Raises SeriesRefused when
    the budget is spent.
    """
    try:
        for period, begin in _periods(rule, first):
            if begin > last:
                return
            budget.spend(COSTS[rule.freq])
            yield _days(rule, period, first)
    except (OverflowError, ValueError):
        # Past the year 9999.
        return


def _periods(rule: Rule, first: dt.date) -> Iterator[tuple]:
    """What each period is known by (year; year and month; its first day), and its begin."""
    if rule.freq == YEARLY:
        by_week = bool(rule.by("BYWEEKNO"))
        year = _begin_of_weeks(rule, first) if by_week else first.year
        while True:
            yield year, _first_week(year, rule.week_start) if by_week else dt.date(year, 1, 1)
            year += rule.interval
    elif rule.freq == MONTHLY:
        month = first.year * 12 + first.month - 1
        while True:
            period = month // 12, month % 12 + 1
            yield period, dt.date(*period, 1)
            month += rule.interval
    else:
        day = _week_begin(first, rule.week_start) if rule.freq == WEEKLY else first
        while True:
            yield day, day
            day += rule.interval * (7 if rule.freq == WEEKLY else 1) * DAY


def _days(rule: Rule, period, first: dt.date) -> list[dt.date]:
    if rule.freq == YEARLY:
        found = _of_year(rule, period, first)
    elif rule.freq == MONTHLY:
        found = _of_month(rule, *period, first)
    elif rule.freq == WEEKLY:
        wanted = {day for _nth, day in rule.days} or {first.weekday()}
        week = (period + number * DAY for number in range(7))
        found = [day for day in week if day.weekday() in wanted]
    else:
        found = [period]
    return [day for day in found if matches(rule, day)]


def matches(rule: Rule, day: dt.date) -> bool:
    """Whether the lists that only limit allow this day."""
    months, numbers, year_days = rule.by("BYMONTH"), rule.by("BYMONTHDAY"), rule.by("BYYEARDAY")
    if months and day.month not in months:
        return False
    if numbers:
        length = calendar.monthrange(day.year, day.month)[1]
        if day.day not in numbers and day.day - length - 1 not in numbers:
            return False
    if year_days:
        length = 366 if calendar.isleap(day.year) else 365
        number = day.timetuple().tm_yday
        if number not in year_days and number - length - 1 not in year_days:
            return False
    if rule.freq >= DAILY and rule.days:
        return any(day.weekday() == weekday for _nth, weekday in rule.days)
    return True


def _of_year(rule: Rule, year: int, first: dt.date) -> list[dt.date]:
    if rule.by("BYWEEKNO"):
        return _of_weeks(rule, year, first)
    if rule.by("BYYEARDAY") or rule.by("BYMONTHDAY"):
        months = rule.by("BYMONTH") or (() if rule.by("BYYEARDAY") else (first.month,))
        days = _span(year, months)
        wanted = {day for _nth, day in rule.days}
        return [day for day in days if not wanted or day.weekday() in wanted]
    if rule.days:
        if rule.by("BYMONTH"):
            return [
                d for m in sorted(rule.by("BYMONTH")) for d in _weekdays_of_month(rule, year, m)
            ]
        return _nth_weekdays(rule, _span(year, ()))
    months = sorted(rule.by("BYMONTH")) or [first.month]
    return [
        dt.date(year, month, first.day)
        for month in months
        if first.day <= calendar.monthrange(year, month)[1]
    ]


def _of_weeks(rule: Rule, year: int, first: dt.date) -> list[dt.date]:
    begin = _first_week(year, rule.week_start)
    weeks = (_first_week(year + 1, rule.week_start) - begin).days // 7
    numbers = {n if n > 0 else weeks + 1 + n for n in rule.by("BYWEEKNO") if abs(n) <= weeks}
    wanted = {day for _nth, day in rule.days}
    if not (wanted or rule.by("BYMONTHDAY") or rule.by("BYYEARDAY")):
        wanted = {first.weekday()}
    days = (begin + ((n - 1) * 7 + k) * DAY for n in sorted(numbers) for k in range(7))
    return [day for day in days if not wanted or day.weekday() in wanted]


def _begin_of_weeks(rule: Rule, first: dt.date) -> int:
    """The year from which a rule by week number counts its intervals.

    That of the week of DTSTART, when DTSTART is a date of the rule; else its own year.
    """
    year = week_year(first, rule.week_start)
    if rule.interval == 1:
        return min(year, first.year)
    return year if first in _days(rule, year, first) else first.year


def _of_month(rule: Rule, year: int, month: int, first: dt.date) -> list[dt.date]:
    if rule.by("BYMONTH") and month not in rule.by("BYMONTH"):
        return []
    if rule.by("BYMONTHDAY"):
        wanted = {day for _nth, day in rule.days}
        return [d for d in _span(year, (month,)) if not wanted or d.weekday() in wanted]
    if rule.days:
        return _weekdays_of_month(rule, year, month)
    length = calendar.monthrange(year, month)[1]
    return [dt.date(year, month, first.day)] if first.day <= length else []


def _weekdays_of_month(rule: Rule, year: int, month: int) -> list[dt.date]:
    return _nth_weekdays(rule, _span(year, (month,)))


def _nth_weekdays(rule: Rule, days: list[dt.date]) -> list[dt.date]:
    """Those of `days` (a whole month or year) that BYDAY names."""
    found: set[dt.date] = set()
    for nth, weekday in rule.days:
        those = days[(weekday - days[0].weekday()) % 7 :: 7]
        if nth == 0:
            found.update(those)
        elif abs(nth) <= len(those):
            found.add(those[nth - 1 if nth > 0 else nth])
    return sorted(found)


def _span(year: int, months: tuple[int, ...]) -> list[dt.date]:
    """Every day of these months of the year, or of the whole year."""
    if not months:
        begin = dt.date(year, 1, 1)
        return [begin + n * DAY for n in range(366 if calendar.isleap(year) else 365)]
    return [
        dt.date(year, month, number)
        for month in sorted(months)
        for number in range(1, calendar.monthrange(year, month)[1] + 1)
    ]


def _week_begin(day: dt.date, week_start: int) -> dt.date:
    return day - ((day.weekday() - week_start) % 7) * DAY


def _first_week(year: int, week_start: int) -> dt.date:
    """Where week 1 begins: the first week with at least four days in the year."""
    return _week_begin(dt.date(year, 1, 4), week_start)


def week_year(day: dt.date, week_start: int) -> int:
    """The year to which the week of `day` belongs."""
    if day >= _first_week(day.year + 1, week_start):
        return day.year + 1
    return day.year if day >= _first_week(day.year, week_start) else day.year - 1
