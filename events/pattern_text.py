"""A date pattern in words: "elke 2e en laatste donderdag van de maand, niet in juli"."""

import datetime as dt

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY
from django.utils import formats
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from recurrence import Rule, to_weekday

from .recurrence import local_date

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


def sentence(event) -> str:
    """The whole "when" of a series in words, or an empty text for something that is once."""
    if not event.repeats:
        return ""
    parts = [rule_words(rule, event.first_date) for rule in event.recurrences.rrules]
    text = _(" and ").join(parts)
    remarks = []
    if event.school_holidays:
        remarks.append(_("Not in school holidays."))
    if event.not_on_public_holidays:
        remarks.append(_("Not on public holidays."))
    return " ".join([f"{text[:1].upper()}{text[1:]}.", *remarks])


def rule_words(rule: Rule, first: dt.date | None = None) -> str:
    """One rule in words, without capital or full stop. `first` is named with a number of times."""
    words = _frequency_words(rule)
    months = _months_words(rule)
    if months:
        words = f"{words} {months}"
    if rule.until is not None:
        until = formats.date_format(local_date(rule.until), "j F Y")
        words = _("%(words)s, until %(date)s") % {"words": words, "date": until}
    if rule.count is not None:
        times = ngettext("%(n)d time", "%(n)d times", rule.count) % {"n": rule.count}
        words = f"{words}, {times}"
        if first is not None:
            begin = formats.date_format(first, "j F Y")
            words = _("%(words)s from %(date)s") % {"words": words, "date": begin}
    return words


def _frequency_words(rule: Rule) -> str:
    if rule.freq == DAILY:
        return _every(rule.interval, _("every day"), _("every %(n)d days"))
    if rule.freq == WEEKLY:
        return _weekly_words(rule)
    if rule.freq == MONTHLY:
        return _monthly_words(rule)
    if rule.freq == YEARLY and not (rule.byday or rule.byweekno or rule.byyearday):
        return _every(rule.interval, _("every year"), _("every %(n)d years"))
    return _("on the dates below")


def _every(interval: int, one: str, more: str) -> str:
    return one if interval == 1 else more % {"n": interval}


def _weekly_words(rule: Rule) -> str:
    numbers = sorted({to_weekday(day).number for day in rule.byday or []})
    if set(numbers) == WORKDAYS:
        days = _("workday") if rule.interval == 1 else _("workdays")
    else:
        days = join([WEEKDAYS[number] for number in numbers])
    if rule.interval == 1:
        return _("every %(days)s") % {"days": days} if days else _("every week")
    if rule.interval == 2:
        return _("every other week on %(days)s") % {"days": days} if days else _("every other week")
    weeks = _("every %(n)d weeks") % {"n": rule.interval}
    return _("%(weeks)s on %(days)s") % {"weeks": weeks, "days": days} if days else weeks


def _every_so_many_months(interval: int) -> str:
    if interval == 2:
        return _("every other month")
    return _every(interval, "", _("every %(n)d months"))


def _monthly_words(rule: Rule) -> str:
    every = _every_so_many_months(rule.interval)
    days = [to_weekday(day) for day in rule.byday or []]
    if rule.bysetpos and days:
        which = _setpos_words(rule, days)
    elif days and all(day.index for day in days):
        which = _nth_words(days)
        if not every and not _named_months(rule):
            # "Elke 1e maandag van februari tot en met juni" needs no "van de maand".
            which = _("%(days)s of the month") % {"days": which}
    elif rule.bymonthday:
        number = join([str(_ordinal(day)) for day in rule.bymonthday])
        which = _("%(number)s day of the month") % {"number": number}
    else:
        return every or _("every month")
    if every:
        return _("%(every)s on the %(which)s") % {"every": every, "which": which}
    return _("every %(which)s") % {"which": which}


def _nth_words(days) -> str:
    by_weekday: dict[int, list[int]] = {}
    for day in days:
        by_weekday.setdefault(day.number, []).append(day.index)
    parts = [
        f"{join([str(_ordinal(index)) for index in indexes])} {WEEKDAYS[number]}"
        for number, indexes in by_weekday.items()
    ]
    return join(parts)


def _setpos_words(rule: Rule, days) -> str:
    ordinals = join([str(_ordinal(position)) for position in rule.bysetpos])
    numbers = {day.number for day in days}
    if numbers == WORKDAYS:
        name = _("workday")
    elif numbers == set(range(7)):
        name = _("day")
    else:
        name = join([WEEKDAYS[number] for number in sorted(numbers)], last=_(" or "))
    return _("%(ordinals)s %(day)s of the month") % {"ordinals": ordinals, "day": name}


def _ordinal(index: int) -> str:
    return ORDINALS.get(index) or _("%(n)dth") % {"n": index}


def _missing_months(rule: Rule) -> list[int]:
    return [month for month in range(1, 13) if rule.bymonth and month not in rule.bymonth]


def _named_months(rule: Rule) -> list[int]:
    """The months to name: few enough to say when it is rather than when it is not."""
    return sorted(rule.bymonth) if len(_missing_months(rule)) > 3 else []


def _months_words(rule: Rule) -> str:
    missing = _missing_months(rule)
    if not missing:
        return ""
    months = _named_months(rule)
    if not months:
        return _("(not in %(months)s)") % {"months": join([MONTHS[m] for m in missing])}
    run = _one_run(months)
    if run and len(months) > 2:
        return _("from %(first)s up to and including %(last)s") % {
            "first": MONTHS[run[0]],
            "last": MONTHS[run[1]],
        }
    return _("in %(months)s") % {"months": join([MONTHS[m] for m in months])}


def _one_run(months: list[int]) -> tuple[int, int] | None:
    if months[-1] - months[0] + 1 == len(months):
        return months[0], months[-1]
    return None


def join(parts, last: str | None = None) -> str:
    """ "a, b en c"; the last word can be given."""
    parts = [str(part) for part in parts]
    if len(parts) < 2:
        return "".join(parts)
    last = last if last is not None else pgettext("between the last two of a list", " and ")
    return f"{', '.join(parts[:-1])}{last}{parts[-1]}"
