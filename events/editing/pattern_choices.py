"""What the editor's controls can say of one rule, and the way there and back.

A rule that they cannot say has no choices: it is shown in words and kept as it is.
"""

import datetime as dt
from dataclasses import dataclass, replace

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY
from recurrence import Rule, Weekday, to_weekday

from ..recurrence import local_date, local_moment

FREQUENCIES = {"daily": DAILY, "weekly": WEEKLY, "monthly": MONTHLY, "yearly": YEARLY}
ORDINALS = (1, 2, 3, 4, 5, -1)
WORKDAY, WEEKEND = "workday", "weekend"
DAY_SETS = {WORKDAY: (0, 1, 2, 3, 4), WEEKEND: (5, 6)}
LAST_DAY = -1
ALL_MONTHS = tuple(range(1, 13))

# A draft may be saved while a rule is half filled in. What is missing is kept in the rule
# itself, in a form that gives no dates at all, so that it can nowhere be published as
# something else, and the editor opens again with what was there.
UNTIL_MISSING = dt.date(1970, 1, 1)
TIMES_MISSING = dt.date(1970, 1, 2)
MONTHS_MISSING = dt.date(1970, 1, 3)
ORDINALS_MISSING = 366  # BYSETPOS: no month has so many days


@dataclass(frozen=True)
class RuleChoices:
    """One row of controls. Weekdays count from Monday = 0; `until` is a local day."""

    freq: str = ""
    interval: int = 1
    days: tuple[int, ...] = ()
    on: str = "first"  # the day of the first date; or "weekday", or "day"
    ordinals: tuple[int, ...] = ()
    weekday: str = "0"
    day: int = 1
    month_mode: str = "all"  # or "only", or "not"
    months: tuple[int, ...] = ()
    end: str = "never"  # or "until", or "times"
    until: dt.date | None = None
    times: int | None = None

    @property
    def wanted_months(self) -> tuple[int, ...]:
        """The months to write down; none for all of them, and for none at all."""
        if self.month_mode == "only":
            return self.months
        if self.month_mode == "not" and self.months:
            return tuple(month for month in ALL_MONTHS if month not in self.months)
        return ()

    @property
    def missing(self) -> list[str]:
        """The controls that still have to be filled in."""
        limited = self.month_mode == "only" or (self.month_mode, len(self.months)) == ("not", 12)
        lacking = {
            "ordinals": self.on == "weekday" and not self.ordinals,
            "months": limited and not self.wanted_months,
            "until": self.end == "until" and self.until is None,
            "times": self.end == "times" and self.times is None,
        }
        return [control for control, lacks in lacking.items() if lacks]

    def settled(self) -> "RuleChoices":
        """The same without what the chosen frequency has no use for."""
        on = self.on if self.freq in ("monthly", "yearly") else "first"
        mode = self.month_mode
        if self.freq == "yearly":
            mode = "all" if on == "first" else "only"
        if mode == "not" and not self.months:
            mode = "all"
        return replace(
            self,
            days=tuple(sorted(set(self.days))) if self.freq == "weekly" else (),
            on=on,
            ordinals=tuple(one for one in ORDINALS if one in self.ordinals)
            if on == "weekday"
            else (),
            weekday=self.weekday if on == "weekday" else "0",
            day=self.day if on == "day" else 1,
            month_mode=mode,
            months=tuple(sorted(set(self.months))) if mode != "all" else (),
            until=self.until if self.end == "until" else None,
            times=self.times if self.end == "times" else None,
        )


def rule_of(choices: RuleChoices, was: Rule | None = None) -> Rule:
    """The rule that the controls say. `was`, the rule that they were opened with, is given
    back itself when they still say the same, and lends a changed one its start of the week.
    """
    choices = choices.settled()
    if was is not None and choices_of(was) == choices:
        return was
    rule = Rule(FREQUENCIES[choices.freq], interval=choices.interval)
    if was is not None and was.freq == rule.freq == WEEKLY:
        rule.wkst = was.wkst
    rule.byday = [Weekday(day) for day in choices.days]
    rule.bymonth = list(choices.wanted_months)
    if choices.on == "day":
        rule.bymonthday = [choices.day]
    elif choices.on == "weekday":
        _write_weekday(rule, choices)
    _write_end(rule, choices)
    return rule


def _write_weekday(rule: Rule, choices: RuleChoices) -> None:
    ordinals = list(choices.ordinals)
    numbers = DAY_SETS.get(choices.weekday)
    if numbers is None and ordinals:
        rule.byday = [Weekday(int(choices.weekday), ordinal) for ordinal in ordinals]
        return
    rule.byday = [Weekday(number) for number in numbers or [int(choices.weekday)]]
    rule.bysetpos = ordinals or [ORDINALS_MISSING]


def _write_end(rule: Rule, choices: RuleChoices) -> None:
    if "months" in choices.missing:
        rule.until = _end_of(MONTHS_MISSING)
    elif choices.end == "until":
        rule.until = _end_of(choices.until or UNTIL_MISSING)
    elif choices.end == "times" and choices.times is None:
        rule.until = _end_of(TIMES_MISSING)
    elif choices.end == "times":
        rule.count = choices.times


def _end_of(day: dt.date) -> dt.datetime:
    """The last second of a local day: the same date in Amsterdam as in UTC."""
    return local_moment(day, dt.time(23, 59, 59))


def choices_of(rule: Rule) -> RuleChoices | None:
    """The controls that say this rule, or None when they cannot."""
    if rule.byyearday or rule.byweekno:
        return None
    choices = _day_choices(rule)
    if choices is None:
        return None
    choices = _with_end(_with_months(choices, rule), rule).settled()
    # Only what gives the same rule again is said with the controls.
    return choices if _says(choices, rule) else None


def missing(rule: Rule) -> list[str]:
    """The controls that a half-filled rule of a draft still lacks, if it is one."""
    choices = choices_of(rule)
    return choices.missing if choices else []


def _day_choices(rule: Rule) -> RuleChoices | None:
    days = [to_weekday(day) for day in rule.byday or []]
    plain = all(not day.index for day in days)
    numbers = tuple(sorted({day.number for day in days}))
    base = RuleChoices(interval=rule.interval)
    if rule.freq in (DAILY, WEEKLY):
        if rule.bysetpos or rule.bymonthday or not plain:
            return None
        if rule.freq == DAILY and not days:
            return replace(base, freq="daily")
        if rule.freq == DAILY and rule.interval > 1:
            return None
        return replace(base, freq="weekly", days=numbers)
    base = replace(base, freq="monthly" if rule.freq == MONTHLY else "yearly")
    if not days:
        return _month_day_choices(base, rule)
    return None if rule.bymonthday else _nth_choices(base, rule, days, numbers)


def _month_day_choices(base: RuleChoices, rule: Rule) -> RuleChoices | None:
    if rule.bysetpos:
        return None
    if not rule.bymonthday:
        return base
    if len(rule.bymonthday) > 1 or rule.bymonthday[0] < LAST_DAY:
        return None
    return replace(base, on="day", day=rule.bymonthday[0])


def _nth_choices(base, rule, days, numbers) -> RuleChoices | None:
    if not rule.bysetpos:
        ordinals = {day.index for day in days}
        one_weekday = len(numbers) == 1 and None not in ordinals
        if not one_weekday or not ordinals <= set(ORDINALS):
            return None
        return replace(base, on="weekday", ordinals=tuple(ordinals), weekday=str(numbers[0]))
    if any(day.index for day in days):
        return None
    positions = set(rule.bysetpos)
    if positions == {ORDINALS_MISSING}:
        positions = set()
    if not positions <= set(ORDINALS):
        return None
    names = {days_of: name for name, days_of in DAY_SETS.items()}
    weekday = str(numbers[0]) if len(numbers) == 1 else names.get(numbers)
    if weekday is None:
        return None
    return replace(base, on="weekday", ordinals=tuple(positions), weekday=weekday)


def _with_months(choices: RuleChoices, rule: Rule) -> RuleChoices:
    months = tuple(sorted(set(rule.bymonth or [])))
    if rule.until is not None and local_date(rule.until) == MONTHS_MISSING:
        return replace(choices, month_mode="only", months=())
    if not months or (len(months) == 12 and choices.freq != "yearly"):
        return choices
    if len(months) <= 6 or choices.freq == "yearly":
        return replace(choices, month_mode="only", months=months)
    rest = tuple(month for month in ALL_MONTHS if month not in months)
    return replace(choices, month_mode="not", months=rest)


def _with_end(choices: RuleChoices, rule: Rule) -> RuleChoices:
    if rule.count is not None:
        return replace(choices, end="times", times=rule.count)
    if rule.until is None:
        return choices
    day = local_date(rule.until)
    if day == MONTHS_MISSING:
        return choices
    if day == TIMES_MISSING:
        return replace(choices, end="times")
    return replace(choices, end="until", until=None if day == UNTIL_MISSING else day)


def _says(choices: RuleChoices, rule: Rule) -> bool:
    """Whether nothing of the rule was lost on the way."""
    months = set(rule.bymonth or []) or set(ALL_MONTHS)
    if "months" in choices.missing:
        return rule.until is not None and local_date(rule.until) == MONTHS_MISSING
    if set(choices.wanted_months or ALL_MONTHS) != months:
        return False
    if choices.freq != "yearly" or choices.on == "first":
        return True
    if choices.on == "weekday":
        # Within the year, a position counts over all months together.
        counts_within_months = not rule.bysetpos or len(choices.months) == 1
        return bool(rule.bymonth) and counts_within_months
    return bool(rule.bymonth)
