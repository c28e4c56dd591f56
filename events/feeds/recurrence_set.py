"""Which dates one series has, said as RFC 5545 says it: RRULE, RDATE, EXDATE.

The occurrence rows are what counts. The rule is written down because people's calendars
show it, and whatever it gives too much or too little is put right date by date.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recurrence import Rule, serialize

from .. import recurrence

END_OF_DAY = dt.time(23, 59, 59)


@dataclass
class RecurrenceSet:
    """Wall-clock moments (naive) in Amsterdam, or dates of all-day series.

    start: DTSTART; rule: the value of RRULE, or nothing; extra: RDATE; left_out: EXDATE.
    """

    start: dt.datetime | dt.date
    rule: str = ""
    extra: list = field(default_factory=list)
    left_out: list = field(default_factory=list)


def of(event, starts: Sequence, first: dt.date, last: dt.date) -> RecurrenceSet:
    """The set of exactly these starts (sorted), some given by a rule between first and last.

    `starts` are what RECURRENCE-ID is made of: wall-clock moments, or dates when all day.
    """
    rules = event.recurrences.rrules if event.recurrences else []
    best = max((_by_rule(event, rule, starts, last) for rule in rules), key=_worth, default=None)
    if best is None or best.start != starts[0] or _worth(best) < 2:
        # No rule, or one that begins after an extra date: date by date.
        return RecurrenceSet(starts[0], extra=list(starts[1:]))
    return best


def _worth(found: RecurrenceSet | None) -> int:
    return found.given if found else -1


@dataclass
class _Ruled(RecurrenceSet):
    """With the number of starts that the rule gives by itself."""

    given: int = 0


def _by_rule(event, rule: Rule, starts: Sequence, last: dt.date) -> _Ruled | None:
    wanted = set(starts)
    alone = _Alone(rule)
    dates = recurrence.dates(alone, event.first_date, _day(starts[0]), last)
    given = [_at(event, date) for date in dates]
    begin = next((start for start in given if start in wanted), None)
    if begin is None:
        return None
    given = [start for start in given if start >= begin]
    return _Ruled(
        start=begin,
        rule=_rule_text(rule, event, given[-1], last),
        extra=sorted(wanted.difference(given)),
        left_out=[start for start in given if start not in wanted],
        given=len(wanted.intersection(given)),
    )


class _Alone:
    """A pattern of one rule, as recurrence.dates reads it."""

    rdates = ()
    exdates = ()

    def __init__(self, rule: Rule):
        self.rrules = [rule]


def _day(start) -> dt.date:
    return start.date() if isinstance(start, dt.datetime) else start


def _at(event, date: dt.date) -> dt.datetime | dt.date:
    """What the clocks show when the rule says `date`: an hour later where one is left out."""
    if event.all_day:
        return date
    moment = recurrence.local_moment(date, event.start_time)
    return moment.astimezone(recurrence.ZONE).replace(tzinfo=None)


def _rule_text(rule: Rule, event, final, last: dt.date) -> str:
    """The rule up to its end or to `last`. COUNT counted from another DTSTART: it becomes UNTIL.

    UNTIL is in UTC where DTSTART has a zone, a date where it is one (RFC 5545, 3.3.10).
    """
    ends = rule.until is not None or rule.count is not None
    day = min(last, _day(final)) if rule.count is not None else last
    if rule.until is not None:
        day = min(last, recurrence.local_date(rule.until))
    if ends and day < last:
        last = day
    bare = [part for part in _parts(rule) if not part.startswith(("COUNT=", "UNTIL="))]
    until = (
        f"{last:%Y%m%d}"
        if event.all_day
        else f"{recurrence.local_moment(last, END_OF_DAY):%Y%m%dT%H%M%SZ}"
    )
    return ";".join([*bare, f"UNTIL={until}"])


def _parts(rule: Rule) -> Iterable[str]:
    text = serialize(rule).strip()
    return text.removeprefix("RRULE:").split(";")
