"""Move the demo's dates to the season that a visitor expects to see.

The content describes school year 2026–27. From 1 May on the next school year is shown
beside the one that is ending: what goes on without an end starts a year before, so that
the calendar is not empty in summer, and what is bounded happens in the new year.

Pure functions: dates in, dates out. A moved date keeps its weekday and its place in the
month, the second Thursday of September stays one.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateutil.easter import easter

from events import recurrence

FIRST_YEAR = 2026
ONE_DAY, ONE_WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
ONE_YEAR = dt.timedelta(days=366)

EASTER_OFFSETS = {
    "goede_vrijdag": -2,
    "eerste_paasdag": 0,
    "tweede_paasdag": 1,
    "hemelvaartsdag": 39,
    "pinksterzaterdag": 48,
    "eerste_pinksterdag": 49,
    "tweede_pinksterdag": 50,
}
FIXED_HOLIDAYS = {
    "nieuwjaarsdag": (1, 1),
    "bevrijdingsdag": (5, 5),
    "pakjesavond": (12, 5),
    "kerstavond": (12, 24),
    "eerste_kerstdag": (12, 25),
    "tweede_kerstdag": (12, 26),
    "oudejaarsdag": (12, 31),
}
MONTHS = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
    "september", "oktober", "november", "december",
]  # fmt: skip
DATE_IN_WORDS = re.compile(rf"\b([1-9]|[12]\d|3[01]) ({'|'.join(MONTHS)})\b")


@dataclass(frozen=True)
class Seasons:
    """How many school years later than in the files things happen."""

    running: int
    bounded: int

    @classmethod
    def of(cls, today: dt.date) -> "Seasons":
        year = today.year if (today.month, today.day) >= (5, 1) else today.year - 1
        newest = max(0, year - FIRST_YEAR)
        return cls(running=max(0, newest - 1), bounded=newest)

    @property
    def shown(self) -> list[int]:
        return sorted({self.running, self.bounded})

    def of_story(self, day: dt.date, today: dt.date) -> int:
        """Nobody tells what has yet to happen: a story belongs to the last season that could."""
        return self.bounded if shift_date(day, self.bounded) <= today else self.running


@dataclass(frozen=True)
class Holiday:
    """A school holiday in one region, both days included."""

    name: str
    region: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class Change:
    """A one-date change; `said` holds its words and times, which do not depend on the season."""

    date: dt.date
    new_date: dt.date | None = None
    holiday: str = ""
    said: tuple = ()


@dataclass(frozen=True)
class Dates:
    """On which days one activity takes place. `rule` is the value of an RRULE, or empty."""

    first: dt.date
    last: dt.date | None = None
    rule: str = ""
    extra: tuple[dt.date, ...] = ()
    region: str = ""
    changes: tuple[Change, ...] = ()

    @property
    def pattern(self):
        return recurrence.parse(f"RRULE:{self.rule}") if self.rule else None

    @property
    def bounded(self) -> bool:
        return not self.rule or "COUNT=" in self.rule or "UNTIL=" in self.rule

    @property
    def uses_last(self) -> bool:
        return bool(re.search(r"BYDAY=[^;]*-1|BYSETPOS=-1", self.rule))


def shift_date(day: dt.date, years: int, *, last: bool = False) -> dt.date:
    """The same weekday of the same rank in that month, `years` later.

    With `last` the last one of its month stays the last one. A fifth becomes the last.
    """
    if not years:
        return day
    rank = (day.day - 1) // 7
    if rank == 4 or (last and is_last(day)):
        following = dt.date(day.year + years + day.month // 12, day.month % 12 + 1, 1)
        at_most = following - ONE_DAY
        return at_most - dt.timedelta(days=(at_most.weekday() - day.weekday()) % 7)
    at_least = dt.date(day.year + years, day.month, 1 + 7 * rank)
    return at_least + dt.timedelta(days=(day.weekday() - at_least.weekday()) % 7)


def is_last(day: dt.date) -> bool:
    """Whether this weekday does not come again in its month."""
    return (day + ONE_WEEK).month != day.month


def holiday_date(key: str, year: int) -> dt.date:
    """The day of a Dutch holiday. Raises ValueError for a name that is not known here."""
    if key in EASTER_OFFSETS:
        return easter(year) + dt.timedelta(days=EASTER_OFFSETS[key])
    if key in FIXED_HOLIDAYS:
        return dt.date(year, *FIXED_HOLIDAYS[key])
    if key == "koningsdag":
        birthday = dt.date(year, 4, 27)
        return birthday - ONE_DAY if birthday.weekday() == 6 else birthday
    raise ValueError(f"unknown holiday {key}")


def shift_holiday(holiday: Holiday, years: int) -> Holiday:
    """A school holiday some years later, in whole weeks: from Saturday to Sunday.

    An estimate, 52 or 53 weeks a year. The ministry sets the real dates years ahead; an
    editor of a real site enters those in the CMS.
    """
    start = dt.date(FIRST_YEAR, 9, 1)
    days = (start.replace(year=FIRST_YEAR + years) - start).days
    shift = round(days / 7) * ONE_WEEK
    return replace(holiday, first=holiday.first + shift, last=holiday.last + shift)


def shift_dates(dates: Dates, seasons: Seasons, holidays: Sequence[Holiday]) -> Dates:
    """The activity in the seasons to show. `holidays` are those of the files.

    A change is left out when its new day is none of the activity's, or is already taken.
    Raises ValueError for an unknown holiday.
    """
    years = seasons.bounded if dates.bounded else seasons.running
    first = shift_date(dates.first, years, last=dates.uses_last)
    if years and dates.rule:
        # An old UNTIL would end the search before it has begun.
        endless = replace(dates, rule=_without_until(dates.rule)).pattern
        first = recurrence.dates(endless, first, first, first + 3 * ONE_YEAR)[0]
    moved = replace(
        dates,
        first=first,
        last=dates.last and first + (dates.last - dates.first),
        extra=tuple(shift_date(day, years) for day in dates.extra),
    )
    if years and "UNTIL=" in dates.rule:
        moved = replace(moved, rule=_rule_with_as_many(dates, moved, years, holidays))
    shown = [shift_holiday(one, shift) for shift in seasons.shown for one in holidays]
    end = dt.date(FIRST_YEAR + seasons.bounded + 2, 1, 1)
    return replace(moved, changes=tuple(_changes(moved, seasons, _days(moved, end, shown))))


def _rule_with_as_many(dates: Dates, moved: Dates, years: int, holidays: Sequence[Holiday]) -> str:
    """The rule with another UNTIL: a course of eight evenings stays one of eight."""
    later = [shift_holiday(one, years) for one in holidays]
    endless = replace(moved, rule=_without_until(moved.rule), extra=())
    wanted = len(_days(replace(dates, extra=()), dates.first + 2 * ONE_YEAR, holidays))
    until = sorted(_days(endless, moved.first + 4 * ONE_YEAR, later))[:wanted][-1]
    return f"{endless.rule};UNTIL={until:%Y%m%d}T235959"


def _without_until(rule: str) -> str:
    return re.sub(r";?UNTIL=[^;]*", "", rule)


def _days(dates: Dates, end: dt.date, holidays: Iterable[Holiday]) -> set[dt.date]:
    """The days up to `end`, without those in the school holidays that it leaves out."""
    days = recurrence.dates(dates.pattern, dates.first, dates.first, end)
    free = [one for one in holidays if one.region == dates.region]
    return {day for day in days if not any(one.first <= day <= one.last for one in free)} | set(
        dates.extra
    )


def _changes(dates: Dates, seasons: Seasons, days: set[dt.date]) -> Iterable[Change]:
    taken, changed = set(days), set()
    for years in seasons.shown:
        for change in dates.changes:
            moved = _shift_change(change, years, dates.uses_last)
            if moved.date not in days or moved.date in changed or moved.new_date in taken:
                continue
            changed.add(moved.date)
            if moved.new_date:
                taken.add(moved.new_date)
            yield moved


def _shift_change(change: Change, years: int, uses_last: bool) -> Change:
    if change.holiday:
        day = holiday_date(change.holiday, change.date.year + years)
    else:
        day = shift_date(change.date, years, last=uses_last)
    return replace(
        change,
        date=day,
        # A new date is thought of as "a week later", not as "the second Saturday".
        new_date=change.new_date and day + (change.new_date - change.date),
        said=tuple(
            (name, shift_words(value, years) if isinstance(value, str) else value)
            for name, value in change.said
        ),
    )


def shift_words(text: str, years: int) -> str:
    """Dates in running text ("zaterdag 3 oktober") move along, and keep their weekday."""

    def moved(match: re.Match) -> str:
        month = MONTHS.index(match[2]) + 1
        try:
            day = dt.date(FIRST_YEAR + (month < 8), month, int(match[1]))
        except ValueError:
            return match[0]
        return f"{shift_date(day, years).day} {match[2]}"

    return DATE_IN_WORDS.sub(moved, text) if years else text
