"""A recurrence rule as RFC 5545 (3.3.10) writes it, read strictly.

`events.recurrence` reads the patterns of our own editor. This reads what other programs
write, rules by the hour included, and refuses what it does not know rather than skip it.
"""

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from .refusals import SeriesRefused
from .values import Stamp, read_stamp

FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY")
YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY = range(7)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
INTEGER = re.compile(r"[+-]?[0-9]{1,6}")
# Of each list: least and most, and whether it counts from the end as well.
LIMITS = {
    "BYSECOND": (0, 60, False),
    "BYMINUTE": (0, 59, False),
    "BYHOUR": (0, 23, False),
    "BYMONTHDAY": (1, 31, True),
    "BYYEARDAY": (1, 366, True),
    "BYWEEKNO": (1, 53, True),
    "BYMONTH": (1, 12, False),
    "BYSETPOS": (1, 366, True),
}
MAX_VALUES = 400


@dataclass(frozen=True)
class Rule:
    """`days` are (which one of the period or 0 for each, weekday from 0 for Monday)."""

    freq: int
    interval: int = 1
    count: int | None = None
    until: Stamp | None = None
    days: tuple[tuple[int, int], ...] = ()
    week_start: int = 0
    lists: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def by(self, name: str) -> tuple[int, ...]:
        return self.lists.get(name, ())

    @property
    def endless(self) -> bool:
        return self.count is None and self.until is None

    @property
    def sets_times(self) -> bool:
        """Whether it says more than on which days."""
        return self.freq > DAILY or bool(
            self.by("BYHOUR") or self.by("BYMINUTE") or self.by("BYSECOND")
        )

    def of_days(self) -> "Rule":
        """The same without its times."""
        times = ("BYHOUR", "BYMINUTE", "BYSECOND")
        return replace(self, lists={n: v for n, v in self.lists.items() if n not in times})

    def to_text(self, until: dt.date | None) -> str:
        """A pattern line for `events.recurrence`, with UNTIL as a local date."""
        parts = [f"FREQ={FREQUENCIES[self.freq]}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.week_start:
            parts.append(f"WKST={WEEKDAYS[self.week_start]}")
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        elif until is not None:
            parts.append(f"UNTIL={until:%Y%m%d}")
        if self.days:
            days = ",".join(f"{nth or ''}{WEEKDAYS[day]}" for nth, day in self.days)
            parts.append(f"BYDAY={days}")
        parts += [f"{n}={','.join(map(str, v))}" for n, v in sorted(self.lists.items())]
        return "RRULE:" + ";".join(parts)


def read_rule(text: str) -> Rule:
    """Raises SeriesRefused on anything but a rule of the Gregorian calendar."""
    parts = _parts(text)
    _refuse_other_calendars(parts)
    if "FREQ" not in parts or parts["FREQ"] not in FREQUENCIES:
        raise _unreadable(text)
    values: dict = {"freq": FREQUENCIES.index(parts.pop("FREQ"))}
    if "INTERVAL" in parts:
        values["interval"] = _number(parts.pop("INTERVAL"), text)
    if "COUNT" in parts:
        values["count"] = _number(parts.pop("COUNT"), text)
    if "UNTIL" in parts:
        values["until"] = read_stamp(parts.pop("UNTIL"))
    if values.get("count") is not None and values.get("until") is not None:
        raise SeriesRefused(_("The repetition has both a last date and a number of times."))
    if "WKST" in parts:
        values["week_start"] = _weekdays(parts.pop("WKST"), text)[0][1]
    if "BYDAY" in parts:
        values["days"] = _weekdays(parts.pop("BYDAY"), text)
    values["lists"] = {name: _list(name, value, text) for name, value in parts.items()}
    rule = Rule(**values)
    _check_combination(rule, text)
    return rule


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.strip().upper().split(";"):
        name, equals, value = part.strip().partition("=")
        if not part.strip():
            # A stray semicolon, as many programs write at the end.
            continue
        if not equals or not value or name in parts:
            raise _unreadable(text)
        parts[name] = value
    return parts


def _refuse_other_calendars(parts: dict[str, str]) -> None:
    scale, skip = parts.pop("RSCALE", "GREGORIAN"), parts.pop("SKIP", "OMIT")
    if scale != "GREGORIAN" or skip != "OMIT":
        raise SeriesRefused(_("The repetition counts in a way that we do not know (RSCALE)."))


def _number(value: str, text: str) -> int:
    if not INTEGER.fullmatch(value) or int(value) < 1:
        raise _unreadable(text)
    return int(value)


def _weekdays(value: str, text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for one in value.split(","):
        match = WEEKDAY.fullmatch(one.strip())
        if not match:
            raise _unreadable(text)
        nth = int(match[1] or 0)
        if match[1] and not 1 <= abs(nth) <= 53:
            raise _unreadable(text)
        found.append((nth, WEEKDAYS.index(match[2])))
    return tuple(dict.fromkeys(found))


def _list(name: str, value: str, text: str) -> tuple[int, ...]:
    if name not in LIMITS:
        raise _unreadable(text)
    least, most, negative = LIMITS[name]
    words = [one.strip() for one in value.split(",")]
    if len(words) > MAX_VALUES or not all(INTEGER.fullmatch(one) for one in words):
        raise _unreadable(text)
    numbers = dict.fromkeys(int(one) for one in words)
    if not all(least <= (abs(one) if negative else one) <= most for one in numbers):
        raise _unreadable(text)
    return tuple(numbers)


def _check_combination(rule: Rule, text: str) -> None:
    nth = any(nth for nth, _day in rule.days)
    if nth and (rule.freq not in (YEARLY, MONTHLY) or rule.by("BYWEEKNO")):
        raise _unreadable(text)
    if rule.by("BYWEEKNO") and rule.freq != YEARLY:
        raise _unreadable(text)
    if rule.by("BYYEARDAY") and rule.freq in (MONTHLY, WEEKLY, DAILY):
        raise _unreadable(text)
    if rule.by("BYMONTHDAY") and rule.freq == WEEKLY:
        raise _unreadable(text)


def _unreadable(text: str) -> SeriesRefused:
    return SeriesRefused(_("We cannot read the repetition “%(rule)s”.") % {"rule": text[:80]})
