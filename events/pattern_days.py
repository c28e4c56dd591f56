"""The days of one rule in words: "elke 2e donderdag van de maand", "elk jaar op 5 mei".

The words follow what dateutil makes of a rule, also where RFC 5545 leaves it open.
"""

import datetime as dt
from collections.abc import Iterable

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from recurrence import Rule, Weekday, to_weekday

ORDINALS = {
    1: gettext_lazy("1st"),
    2: gettext_lazy("2nd"),
    3: gettext_lazy("3rd"),
    4: gettext_lazy("4th"),
    5: gettext_lazy("5th"),
    -1: gettext_lazy("last"),
    -2: gettext_lazy("last but one"),
    -3: gettext_lazy("last but two"),
}
WORKDAYS = {0, 1, 2, 3, 4}
MOST_NAMED_MONTHS = 8


def day_words(rule: Rule, first: dt.date | None, months: str = "") -> str:
    """How often and on which days. Days that a rule leaves open are those of `first`.

    `months` is what to say of them, where it is not said here (`says_months`).
    """
    weekdays = [to_weekday(day) for day in rule.byday or []]
    if rule.freq == MONTHLY or _is_monthly_after_all(rule):
        words = _monthly(rule, weekdays, first)
    elif rule.freq == YEARLY:
        words = _yearly(rule, weekdays, first)
    else:
        words = _daily_or_weekly(rule, weekdays, first)
    return " ".join([words, *filter(None, [months]), *_conditions(rule, weekdays)])


def _is_monthly_after_all(rule: Rule) -> bool:
    """Every day, if it is the 15th of the month."""
    only_days = not (rule.byday or rule.byyearday or rule.byweekno)
    return bool(rule.freq == DAILY and rule.interval == 1 and rule.bymonthday and only_days)


def says_months(rule: Rule, first: dt.date | None) -> bool:
    """Whether the months stand in `day_words` already: "elk jaar op 5 mei"."""
    if rule.freq != YEARLY or not rule.bymonth:
        return False
    weekdays = [to_weekday(day) for day in rule.byday or []]
    if weekdays:
        return all(day.index for day in weekdays) or bool(rule.bysetpos)
    return not (rule.byyearday or rule.byweekno) and bool(rule.bymonthday or first)


def months_named(rule: Rule) -> list[int]:
    """The months to name: few enough to say when it is rather than when it is not."""
    months = sorted(set(rule.bymonth or []))
    return months if len(months) <= MOST_NAMED_MONTHS else []


def months_missing(rule: Rule) -> list[int]:
    """The months to name as those in which it is not, where there are few."""
    if not rule.bymonth or months_named(rule):
        return []
    return [month for month in range(1, 13) if month not in rule.bymonth]


def join(parts, last: str | None = None) -> str:
    """ "a, b en c"; the last word can be given."""
    parts = [str(part) for part in parts]
    if len(parts) < 2:
        return "".join(parts)
    last = last if last is not None else pgettext("between the last two of a list", " and ")
    return f"{', '.join(parts[:-1])}{last}{parts[-1]}"


def ordinal(number: int) -> str:
    """1e, 20e, laatste, op een na laatste."""
    if number < -3:
        return _("%(n)dth from the end") % {"n": -number}
    return str(ORDINALS.get(number) or _number(number))


def _ordinals(numbers: Iterable[int], last: str | None = None) -> str:
    """1e en 15e; 8e tot en met 14e"""
    numbers = list(numbers)
    low, high = min(numbers), max(numbers)
    if low > 0 and len(numbers) > 2 and sorted(numbers) == list(range(low, high + 1)):
        return _("%(first)s to %(last)s") % {"first": ordinal(low), "last": ordinal(high)}
    return join([ordinal(number) for number in numbers], last)


def _number(number: int) -> str:
    # In Dutch 8e and 12e need no difference; a form of its own leaves room for languages
    # in which they do.
    return _("%(n)dth") % {"n": number}


def _every(interval: int, one: str, other: str, more: str) -> str:
    if interval <= 2:
        return one if interval == 1 else other
    return more % {"n": interval}


def _every_days(interval: int) -> str:
    return _every(interval, _("every day"), _("every other day"), _("every %(n)d days"))


def _every_weeks(interval: int) -> str:
    return _every(interval, _("every week"), _("every other week"), _("every %(n)d weeks"))


def _every_months(interval: int) -> str:
    return _every(interval, _("every month"), _("every other month"), _("every %(n)d months"))


def _every_years(interval: int) -> str:
    return _every(interval, _("every year"), _("every other year"), _("every %(n)d years"))


def _names(weekdays: list[Weekday], last: str | None = None) -> str:
    return join([WEEKDAYS[number] for number in sorted({day.number for day in weekdays})], last)


def _daily_or_weekly(rule: Rule, weekdays: list[Weekday], first: dt.date | None) -> str:
    numbers = {day.number for day in weekdays}
    if rule.freq == DAILY and (not numbers or rule.interval > 1):
        every = _every_days(rule.interval)
        return _only_on(every, weekdays) if numbers else every
    if rule.freq == WEEKLY and not numbers:
        if first is None or rule.bymonthday or rule.byyearday:
            return _every_weeks(rule.interval)
        weekdays, numbers = [Weekday(first.weekday())], {first.weekday()}
    if rule.interval == 1:
        return _every_weekday(weekdays)
    days = _("workdays") if numbers == WORKDAYS else _names(weekdays)
    return _("%(weeks)s on %(days)s") % {"weeks": _every_weeks(rule.interval), "days": days}


def _only_on(every: str, weekdays: list[Weekday]) -> str:
    return _("%(every)s, only on %(days)s") % {"every": every, "days": _names(weekdays)}


def _every_weekday(weekdays: list[Weekday]) -> str:
    """elke dinsdag en donderdag, elke werkdag, elke dag"""
    numbers = {day.number for day in weekdays}
    if numbers == set(range(7)):
        return _("every day")
    days = _("workday") if numbers == WORKDAYS else _names(weekdays)
    return _("every %(days)s") % {"days": days}


def _monthly(rule: Rule, weekdays: list[Weekday], first: dt.date | None) -> str:
    if not weekdays:
        return _monthly_by_number(rule, first)
    which = _position_words(rule, weekdays) if rule.bysetpos else _nth_words(weekdays)
    if not any(day.index for day in weekdays) and not rule.bysetpos:
        days = _every_weekday(weekdays)
        if rule.interval == 1:
            return days
        return _("%(months)s %(days)s") % {"months": _every_months(rule.interval), "days": days}
    if rule.interval == 1:
        if not months_named(rule):
            # "Elke 1e maandag van februari tot en met juni" needs no "van de maand".
            which = _("%(days)s of the month") % {"days": which}
        return _("every %(which)s") % {"which": which}
    return _("%(every)s on the %(which)s") % {
        "every": _every_months(rule.interval),
        "which": which,
    }


def _monthly_by_number(rule: Rule, first: dt.date | None) -> str:
    every = _every_months(rule.interval)
    numbers = rule.bymonthday
    if not numbers:
        if first is None or rule.byyearday or rule.byweekno:
            return every
        numbers = [first.day]
    which = _ordinals(numbers)
    if min(numbers) < 0:
        which = _("%(number)s day") % {"number": which}
    return _("%(every)s on the %(which)s") % {"every": every, "which": which}


def _nth_words(weekdays: list[Weekday]) -> str:
    """2e en laatste donderdag; 1e maandag en 3e donderdag"""
    by_weekday: dict[int, list[int | None]] = {}
    for day in weekdays:
        by_weekday.setdefault(day.number, []).append(day.index)
    parts = []
    for number, indexes in by_weekday.items():
        words = join([ordinal(index) for index in indexes if index])
        parts.append(f"{words} {WEEKDAYS[number]}".strip())
    return join(parts)


def _position_words(rule: Rule, weekdays: list[Weekday]) -> str:
    """laatste werkdag; 1e en 3e zaterdag of zondag"""
    return f"{join([ordinal(position) for position in rule.bysetpos])} {_kind(weekdays)}"


def _kind(weekdays: list[Weekday]) -> str:
    if any(day.index for day in weekdays):
        return _("of these days: %(days)s") % {"days": _nth_words(weekdays)}
    numbers = {day.number for day in weekdays}
    if numbers == WORKDAYS:
        return _("workday")
    return _("day") if numbers == set(range(7)) else _names(weekdays, _(" or "))


def _yearly(rule: Rule, weekdays: list[Weekday], first: dt.date | None) -> str:
    every = _every_years(rule.interval)
    which = _which_of_year(rule, weekdays, first)
    if which:
        return _("%(every)s on %(which)s") % {"every": every, "which": which}
    if weekdays:
        days = _every_weekday(weekdays)
        plain = rule.interval == 1 and not rule.byweekno
        return days if plain else _("%(months)s %(days)s") % {"months": every, "days": days}
    if rule.byweekno and not (rule.byyearday or rule.bymonthday):
        return _("%(every)s on all days") % {"every": every}
    return every


def _which_of_year(rule: Rule, weekdays: list[Weekday], first: dt.date | None) -> str:
    if weekdays:
        return _weekday_of_year(rule, weekdays)
    if _only_days_of_year(rule):
        return _("the %(number)s day of %(period)s") % {
            "number": _ordinals(rule.byyearday),
            "period": _("the year"),
        }
    if rule.byyearday or rule.byweekno:
        return ""
    numbers = rule.bymonthday or ([first.day] if first else [])
    if not numbers:
        return ""
    months = sorted(set(rule.bymonth or ([] if rule.bymonthday else [first.month])))
    if len(months) == 1 and min(numbers) > 0:
        return f"{join(numbers)} {MONTHS[months[0]]}"
    return _("the %(number)s day of %(period)s") % {
        "number": _ordinals(numbers),
        "period": join([MONTHS[month] for month in months]) or _("every month"),
    }


def _only_days_of_year(rule: Rule) -> bool:
    others = rule.byday or rule.byweekno or rule.bymonthday or rule.bymonth
    return bool(rule.freq == YEARLY and rule.byyearday and not others)


def _weekday_of_year(rule: Rule, weekdays: list[Weekday]) -> str:
    months = sorted(set(rule.bymonth or []))
    period = join([MONTHS[month] for month in months]) or _("the year")
    if rule.bysetpos:
        if len(months) > 1:
            period = _("%(months)s together") % {"months": period}
        words = _position_words(rule, weekdays)
    elif all(day.index for day in weekdays):
        words = _nth_words(weekdays)
    else:
        return ""
    return _("the %(days)s of %(period)s") % {"days": words, "period": period}


def _conditions(rule: Rule, weekdays: list[Weekday]) -> list[str]:
    """What else a day has to be, where `day_words` has not said it yet."""
    said = []
    by_day = rule.freq in (DAILY, WEEKLY) and not _is_monthly_after_all(rule)
    days_of_month = rule.bymonthday and (weekdays or by_day)
    if days_of_month or (rule.bymonthday and (rule.byyearday or rule.byweekno)):
        number = _ordinals(rule.bymonthday, _(" or "))
        said.append(_("if that is the %(number)s day of the month") % {"number": number})
    if rule.byyearday and not _only_days_of_year(rule):
        number = _ordinals(rule.byyearday, _(" or "))
        said.append(_("if that is the %(number)s day of the year") % {"number": number})
    if rule.byweekno:
        said.append(_week_words(rule.byweekno))
    if rule.bysetpos and not (weekdays and rule.freq in (MONTHLY, YEARLY)):
        positions = _ordinals(rule.bysetpos)
        said.append(_("(of these only the %(positions)s)") % {"positions": positions})
    return said


def _week_words(numbers: list[int]) -> str:
    weeks = [
        _("week %(n)d") % {"n": number}
        if number > 0
        else _("the %(number)s week of the year") % {"number": ordinal(number)}
        for number in numbers
    ]
    return _("in %(weeks)s") % {"weeks": join(weeks)}
