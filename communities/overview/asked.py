"""What the filters of the overview ask for: `regio= thema= van= tot=`.

`van` and `tot` are months (2026-11), both inclusive; without them the last twelve months. Names
that are unknown are passed over; an unknown value raises ValueError.
"""

import datetime as dt
from dataclasses import dataclass

from .counts import last_day

USUAL_MONTHS = 12
MOST_MONTHS = 36


@dataclass(frozen=True)
class Asked:
    """`region` and `theme` are slugs, or empty; `first` and `last` are first days of months."""

    region: str
    theme: str
    first: dt.date
    last: dt.date

    @classmethod
    def of(cls, query, today: dt.date) -> "Asked":
        choices = month_choices(today)
        last = _month(query.get("tot"), choices) or choices[0]
        first = _month(query.get("van"), choices) or min(last, choices[USUAL_MONTHS - 1])
        # Whoever chooses them the other way round means the same months.
        first, last = sorted([first, last])
        return cls(query.get("regio", ""), query.get("thema", ""), first, last)

    @property
    def months(self) -> list[dt.date]:
        """The first day of each month, earliest first."""
        return [*reversed(_back_from(self.last, self.first))]

    @property
    def last_day(self) -> dt.date:
        return last_day(self.last)

    def is_usual(self, today: dt.date) -> bool:
        return self == Asked.of({}, today)


def month_choices(today: dt.date) -> list[dt.date]:
    """The first days of this month and of those before it, latest first."""
    first = today.replace(year=today.year - MOST_MONTHS // 12, day=1)
    return _back_from(today.replace(day=1), first)[:MOST_MONTHS]


def _back_from(last: dt.date, first: dt.date) -> list[dt.date]:
    found = [last]
    while found[-1] > first:
        found.append((found[-1] - dt.timedelta(days=1)).replace(day=1))
    return found


def _month(text: str | None, choices: list[dt.date]) -> dt.date | None:
    """Raises ValueError."""
    if not text:
        return None
    by_text = {f"{month:%Y-%m}": month for month in choices}
    if text not in by_text:
        raise ValueError("no such month")
    return by_text[text]
