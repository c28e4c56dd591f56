"""From a date pattern to dates. The only user of django-recurrence besides its field.

A pattern says on which local days something happens, never at what time: it is expanded
over naive midnights, and the wall-clock time is put on afterwards. Expanding aware
datetimes, as django-recurrence does by itself, shifts a weekly 19.30 to 18.30 when the
clock changes, and compares UNTIL and EXDATE with the wrong moments.
"""

import copy
import datetime as dt
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

import recurrence
from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from recurrence import Recurrence, Rule

ZONE = ZoneInfo("Europe/Amsterdam")

READABLE = re.compile(r"[A-Za-z0-9:;=,+/\-\s]*", re.ASCII)
MAX_TEXT = 4096
MAX_RULES = 5
MAX_DATES = 400
MAX_INTERVAL = 99
MAX_COUNT = 1000
# Counted out to know where a series ends; a longer one is simply looked at every night.
SHORT_COUNT = 60
# How many days one expansion may look at: 270 years of a yearly rule, and well under a
# second. Without it a rule that never meets makes dateutil search until the year 9999.
DAY_BUDGET = 100_000


class TooLongToExpand(ValidationError):
    """The rules meet so seldom (or never) that looking for their dates was given up."""


def parse(text: str) -> Recurrence:
    """Read RRULE, RDATE and EXDATE lines (RFC 5545, 3.8.5).

    Raises ValidationError on anything that is not a pattern within our limits.
    """
    if len(text.encode("utf-8", "replace")) > MAX_TEXT:
        raise ValidationError(_("This repetition is too long to read."))
    if not READABLE.fullmatch(text):
        # int() would take other scripts' digits, and "1_0".
        raise ValidationError(_("This is not a repetition that we can read."))
    try:
        pattern = recurrence.deserialize(_one_date_a_line(text.strip()), False)
        # Serializing runs the package's own checks, which reading does not.
        recurrence.serialize(pattern)
    except (
        ValidationError,  # django-recurrence's own errors derive from it, in English
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        OverflowError,
        AttributeError,
    ) as error:
        raise ValidationError(_("This is not a repetition that we can read.")) from error
    if not (pattern.rrules or pattern.rdates or pattern.exdates):
        raise ValidationError(_("This is not a repetition that we can read."))
    check_limits(pattern)
    return pattern


def _one_date_a_line(text: str) -> str:
    """RDATE:a,b as two lines: django-recurrence keeps only the first date of a line."""
    lines = []
    for line in text.replace("\r\n", "\n").split("\n"):
        name, _colon, values = line.partition(":")
        if name.split(";")[0].strip().upper() in {"RDATE", "EXDATE"}:
            lines += [f"{name}:{value}" for value in values.split(",")]
        else:
            lines.append(line)
    return "\n".join(lines)


def to_text(pattern: Recurrence | None) -> str:
    """The pattern as RFC 5545 lines; empty for no pattern."""
    return recurrence.serialize(pattern) if pattern else ""


def check_limits(pattern: Recurrence) -> None:
    """Raise ValidationError unless the pattern is one of dates, and a bounded one."""
    if pattern.dtstart or pattern.dtend:
        raise ValidationError(_("The first date belongs in its own field, not in the repetition."))
    if pattern.exrules:
        raise ValidationError(_("Exclusion rules are not supported."))
    if len(pattern.rrules) > MAX_RULES:
        raise ValidationError(_("At most %(number)d rules.") % {"number": MAX_RULES})
    if len(pattern.rdates) + len(pattern.exdates) > MAX_DATES:
        raise ValidationError(_("At most %(number)d dates.") % {"number": MAX_DATES})
    for rule in pattern.rrules:
        _check_rule(rule)


def _check_rule(rule: Rule) -> None:
    if not YEARLY <= rule.freq <= DAILY:
        raise ValidationError(_("An activity repeats by the day, week, month or year."))
    if not 1 <= rule.interval <= MAX_INTERVAL:
        raise ValidationError(
            _("The number of days, weeks, months or years lies between 1 and %(number)d.")
            % {"number": MAX_INTERVAL}
        )
    if rule.count is not None and rule.until is not None:
        raise ValidationError(_("Choose either a last date or a number of times."))
    if rule.count is not None and not 1 <= rule.count <= MAX_COUNT:
        raise ValidationError(
            _("The number of times lies between 1 and %(number)d.") % {"number": MAX_COUNT}
        )
    if rule.byhour or rule.byminute or rule.bysecond:
        raise ValidationError(_("The time belongs in its own field, not in the repetition."))
    limits = [
        (rule.bymonth, 1, 12, False),
        (rule.bymonthday, 1, 31, True),
        (rule.byyearday, 1, 366, True),
        (rule.byweekno, 1, 53, True),
        (rule.bysetpos, 1, 366, True),
        ([day.index for day in _weekdays(rule) if day.index], 1, 53, True),
    ]
    for values, least, most, negative in limits:
        for value in values or []:
            in_range = least <= (abs(value) if negative else value) <= most
            if not in_range:
                raise ValidationError(_("A number in the repetition is out of range."))


def _weekdays(rule: Rule) -> list[recurrence.Weekday]:
    return [recurrence.to_weekday(day) for day in rule.byday or []]


def dates(
    pattern: Recurrence | None, first: dt.date, start: dt.date, end: dt.date
) -> list[dt.date]:
    """The local dates of `pattern`, begun on `first`, from `start` to `end`, both included.

    Without rules `first` itself is the only date, beside the pattern's own RDATEs. With
    rules, `first` counts only when a rule meets it. Raises TooLongToExpand.
    """
    rules = pattern.rrules if pattern else []
    found: set[dt.date] = set()
    if not rules:
        found.add(first)
    budget = _DayBudget(DAY_BUDGET)
    for rule in rules:
        found.update(_rule_dates(rule, first, start, end, budget))
    if pattern:
        found.update(local_date(moment) for moment in pattern.rdates)
        found.difference_update(local_date(moment) for moment in pattern.exdates)
    return sorted(day for day in found if max(first, start) <= day <= end)


def _rule_dates(
    rule: Rule, first: dt.date, start: dt.date, end: dt.date, budget: "_DayBudget"
) -> Iterable[dt.date]:
    for moment in _dateutil_rule(rule, first, start, budget):
        if moment.date() > end:
            return
        yield moment.date()


def _dateutil_rule(rule: Rule, first: dt.date, start: dt.date, budget: "_DayBudget") -> rrule:
    naive = copy.copy(rule)
    if rule.until is not None:
        naive.until = _midnight(local_date(rule.until))
    expander = naive.to_dateutil_rrule(dtstart=_midnight(_phase_start(rule, first, start)))
    # dateutil offers no way to stop a search that finds nothing. It does ask of every day
    # whether its month and its weekday are wanted; that is where we count. A rule without
    # BYMONTH must stay without: dateutil reads BYDAY=20MO differently when it is given.
    if expander._bymonth:
        expander._bymonth = _Counted(expander._bymonth, budget)
    expander._byweekday = _Counted(expander._byweekday or range(7), budget)
    return expander


def _phase_start(rule: Rule, first: dt.date, start: dt.date) -> dt.date:
    """A later start that gives the same dates: whole intervals after `first`.

    Not for yearly rules, which have few dates, nor with COUNT, which counts from the first.
    """
    if rule.count is not None or start <= first:
        return first
    if rule.freq == MONTHLY and (rule.byday or rule.bymonthday):
        # Without either the day of `first` is the day of the month.
        months = (start.year - first.year) * 12 + start.month - first.month - 1
        months = max(0, months // rule.interval * rule.interval)
        return first.replace(day=1) + relativedelta(months=months) if months else first
    period = {DAILY: 1, WEEKLY: 7}.get(rule.freq)
    if period is None:
        return first
    period *= rule.interval
    whole_periods = max(0, (start - first).days // period - 1)
    return first + dt.timedelta(days=whole_periods * period)


def last_date(pattern: Recurrence | None, first: dt.date) -> dt.date | None:
    """A local date after which `pattern`, begun on `first`, gives no more; None if unknown."""
    ends = [first, *(local_date(moment) for moment in (pattern.rdates if pattern else []))]
    for rule in pattern.rrules if pattern else []:
        if rule.until is not None:
            ends.append(local_date(rule.until))
        elif rule.count is not None and rule.count <= SHORT_COUNT:
            alone = Recurrence(rrules=[rule], include_dtstart=False)
            try:
                found = dates(alone, first, first, first + dt.timedelta(days=20 * 366))
            except TooLongToExpand:
                return None
            if len(found) < rule.count:
                return None
            ends.append(found[-1])
        else:
            return None
    return max(ends)


class _DayBudget:
    def __init__(self, days: int):
        self.left = days

    def spend(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise TooLongToExpand(_("These days hardly ever or never come. Check the repetition."))


class _Counted(tuple):
    """The months or weekdays of a rule; every question to it draws on the budget."""

    def __new__(cls, values: Iterable[int], budget: _DayBudget):
        self = super().__new__(cls, values)
        self.budget = budget
        return self

    def __contains__(self, value) -> bool:
        self.budget.spend()
        return super().__contains__(value)


def local_date(moment: dt.datetime) -> dt.date:
    """The day in Amsterdam of a stored moment (stored in UTC by django-recurrence)."""
    return (moment.astimezone(ZONE) if moment.tzinfo else moment).date()


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())


def local_moment(day: dt.date, time: dt.time) -> dt.datetime:
    """The moment, in UTC, at which Amsterdam's clocks show `time` on `day`.

    A time that the spring change leaves out moves forward an hour; of a time that the
    autumn change shows twice the first one counts (RFC 5545, 3.3.5).
    """
    return dt.datetime.combine(day, time, tzinfo=ZONE).astimezone(dt.UTC)


def local_span(
    first: dt.date, begins: dt.time, last: dt.date, ends: dt.time
) -> tuple[dt.datetime, dt.datetime]:
    """From `begins` on `first` to `ends` on `last`, as moments in UTC.

    In the night that an hour is left out a start may move past its end: it keeps its length.
    """
    start, end = local_moment(first, begins), local_moment(last, ends)
    if end <= start:
        end = start + (dt.datetime.combine(last, ends) - dt.datetime.combine(first, begins))
    return start, end
