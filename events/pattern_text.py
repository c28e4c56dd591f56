"""A date pattern in words: "elke 2e en laatste donderdag van de maand, niet in juli"."""

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
}
WORKDAYS = {0, 1, 2, 3, 4}


def sentence(event) -> str:
    """The whole "when" of a series in words, or an empty text for something that is once."""
    if not event.repeats:
        return ""
    parts = [rule_words(rule) for rule in event.recurrences.rrules]
    text = _(" and ").join(parts)
    remarks = []
    if event.school_holidays:
        remarks.append(_("Not in school holidays."))
    if event.not_on_public_holidays:
        remarks.append(_("Not on public holidays."))
    return " ".join([f"{text[:1].upper()}{text[1:]}.", *remarks])


def rule_words(rule: Rule) -> str:
    """One rule in words, without capital or full stop."""
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
    return words


def _frequency_words(rule: Rule) -> str:
    if rule.freq == DAILY:
        return _every(rule.interval, _("every day"), _("every %(n)d days"))
    if rule.freq == WEEKLY:
        return _weekly_words(rule)
    if rule.freq == MONTHLY:
        every = _every(rule.interval, "", _("every %(n)d months"))
        return _monthly_words(rule, every)
    if rule.freq == YEARLY and not (rule.byday or rule.byweekno or rule.byyearday):
        return _every(rule.interval, _("every year"), _("every %(n)d years"))
    return _("on the dates below")


def _every(interval: int, one: str, more: str) -> str:
    return one if interval == 1 else more % {"n": interval}


def _weekly_words(rule: Rule) -> str:
    numbers = sorted({to_weekday(day).number for day in rule.byday or []})
    days = _("workday") if set(numbers) == WORKDAYS else join([WEEKDAYS[n] for n in numbers])
    if rule.interval == 1:
        return _("every %(days)s") % {"days": days} if days else _("every week")
    if rule.interval == 2:
        return _("every other week on %(days)s") % {"days": days} if days else _("every other week")
    weeks = _("every %(n)d weeks") % {"n": rule.interval}
    return _("%(weeks)s on %(days)s") % {"weeks": weeks, "days": days} if days else weeks


def _monthly_words(rule: Rule, every: str) -> str:
    days = [to_weekday(day) for day in rule.byday or []]
    if rule.bysetpos and days:
        which = _setpos_words(rule, days)
    elif days and all(day.index for day in days):
        which = _nth_words(days)
    elif rule.bymonthday:
        number = join([_monthday_words(day) for day in rule.bymonthday])
        which = _("day %(number)s of the month") % {"number": number}
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
    return _("%(days)s of the month") % {"days": join(parts)}


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


def _monthday_words(day: int) -> str:
    return str(day) if day > 0 else str(_ordinal(day))


def _months_words(rule: Rule) -> str:
    months = sorted(rule.bymonth or [])
    if not months or len(months) == 12:
        return ""
    missing = [month for month in range(1, 13) if month not in months]
    if len(missing) <= 3:
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
