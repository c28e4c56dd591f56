"""A date pattern in words: "Elke 2e en laatste donderdag van de maand. Niet in juli."."""

import datetime as dt

from django.utils import formats
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from recurrence import Recurrence, Rule

from .editing.pattern_choices import ORDINALS_MISSING, missing
from .pattern_days import day_words, join, months_missing, months_named, says_months
from .recurrence import local_date

MOST_NAMED_DATES = 8


def sentence(event) -> str:
    """The whole "when" of a series in words, or an empty text for something that is once."""
    if not event.repeats:
        return ""
    rules = event.recurrences.rrules
    remarks = []
    if len(rules) == 1:
        text = rule_words(rules[0], event.first_date, exceptions=False)
        remarks += _not_in_months(rules[0], event.first_date)
    else:
        text = _(" and ").join(rule_words(rule, event.first_date) for rule in rules)
    if event.school_holidays:
        remarks.append(_("Not in school holidays."))
    if event.not_on_public_holidays:
        remarks.append(_("Not on public holidays."))
    return " ".join([f"{text[:1].upper()}{text[1:]}.", *remarks])


def rule_words(rule: Rule, first: dt.date | None = None, *, exceptions: bool = True) -> str:
    """One rule in words, without capital or full stop. `first` is named with a number of times.

    Without `exceptions`, the months in which it is not are left to whoever asks.
    """
    lacks = missing(rule)
    if "ordinals" in lacks:
        rule = _without_position(rule)
    months = "" if says_months(rule, first) else _months_words(rule, exceptions)
    words = day_words(rule, first, months)
    if lacks:
        return _("%(words)s (not finished yet)") % {"words": words}
    return _with_end(words, rule, first)


def dates_words(pattern: Recurrence) -> str:
    """The single dates that a pattern itself brings and leaves out, as sentences."""
    said = []
    if pattern.rdates:
        said.append(_("Also on %(dates)s.") % {"dates": _dates(pattern.rdates)})
    if pattern.exdates:
        said.append(_("Not on %(dates)s.") % {"dates": _dates(pattern.exdates)})
    return " ".join(said)


def _dates(moments: list[dt.datetime]) -> str:
    days = sorted({local_date(moment) for moment in moments})
    named = [formats.date_format(day, "j F Y") for day in days[:MOST_NAMED_DATES]]
    rest = len(days) - len(named)
    if rest:
        named.append(ngettext("%(n)d more date", "%(n)d more dates", rest) % {"n": rest})
    return join(named)


def _without_position(rule: Rule) -> Rule:
    positions = [position for position in rule.bysetpos if position != ORDINALS_MISSING]
    return Rule(
        rule.freq,
        interval=rule.interval,
        byday=rule.byday,
        bymonth=rule.bymonth,
        bysetpos=positions,
    )


def _with_end(words: str, rule: Rule, first: dt.date | None) -> str:
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


def _not_in_months(rule: Rule, first: dt.date | None) -> list[str]:
    months = [] if says_months(rule, first) else months_missing(rule)
    if not months:
        return []
    return [_("Not in %(months)s.") % {"months": join([MONTHS[month] for month in months])}]


def _months_words(rule: Rule, exceptions: bool) -> str:
    months, without = months_named(rule), months_missing(rule)
    if without and exceptions:
        return _("(not in %(months)s)") % {"months": join([MONTHS[m] for m in without])}
    run = _one_run(months)
    if run and len(months) > 2:
        return _("from %(first)s up to and including %(last)s") % {
            "first": MONTHS[run[0]],
            "last": MONTHS[run[1]],
        }
    return _("in %(months)s") % {"months": join([MONTHS[m] for m in months])} if months else ""


def _one_run(months: list[int]) -> tuple[int, int] | None:
    """First and last of months that follow each other, over new year as well."""
    for start in months:
        run = [(start - 1 + step) % 12 + 1 for step in range(len(months))]
        if sorted(run) == sorted(months):
            return run[0], run[-1]
    return None
