"""From all dates of a series to what an activity can say of them.

A pattern is taken only when our own expansion of it gives the same dates. Else each date
becomes an extra date with its own time, or the series is refused with the reason.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext as _

from events import recurrence
from events.pattern_check import LATEST
from events.recurrence import ZONE, local_span

from .expanding import MAX_EXTRA, Expansion, too_many
from .refusals import SeriesRefused
from .rules import DAILY, Rule
from .spans import Span
from .zones import wall_clock

Shape = tuple[dt.time, dt.time, int, bool]
Key = tuple[dt.date, int]


@dataclass(frozen=True)
class When:
    """The fields of an activity that say when it is. `extra` is (date, start, end)."""

    first_date: dt.date
    last_date: dt.date | None
    all_day: bool
    start_time: dt.time | None
    end_time: dt.time | None
    rules: str = ""
    extra: tuple[tuple[dt.date, dt.time | None, dt.time | None], ...] = ()
    skipped: tuple[dt.date, ...] = ()


@dataclass(frozen=True)
class Placed:
    """When, and under which key (original date, slot) each start is to be found."""

    when: When
    keys: dict[dt.datetime, Key]


def place(found: Expansion, horizon: dt.date) -> Placed:
    """Raises SeriesRefused when an activity cannot say this. Adds messages to `found`."""
    if not found.spans:
        raise SeriesRefused(_("It has no dates at all."))
    if not found.rules:
        return _as_dates(found, found.begin if found.begin in found.spans else None)
    return _as_pattern(found, horizon) or _as_separate(found, horizon)


def _as_pattern(found: Expansion, horizon: dt.date) -> Placed | None:
    ruled = sorted(found.starts.values())
    if not ruled or found.excluded_by_rule or any(rule.freq > DAILY for rule in found.rules):
        return None
    shape = Counter(one.shape for one in ruled).most_common(1)[0][0]
    if not all(_tells(shape, one) for one in ruled):
        return None
    text = "\n".join(rule.of_days().to_text(_until(found, rule, shape)) for rule in found.rules)
    days = [one.day for one in ruled]
    last = found.looked_until if found.endless else LATEST
    try:
        pattern = recurrence.parse(text)
        ours = recurrence.dates(pattern, days[0], days[0], last)
    except ValidationError:
        return None
    if ours != [day for day in days if day <= last]:
        return None
    extra = [one for start, one in found.listed.items() if start not in found.starts]
    kept = [one for one in extra if one.start not in found.excluded]
    skipped = tuple(sorted(one.day for one in ruled if one.start in found.excluded))
    return _placed(found, shape, ruled, kept, rules=text, skipped=skipped)


def _tells(shape: Shape, one: Span) -> bool:
    """Whether this time comes about when the clocks show what `shape` says."""
    if one.shape == shape:
        return True
    if one.all_day:
        return False
    start, end, days, all_day = shape
    if all_day:
        return False
    span = local_span(one.day, start, one.day + dt.timedelta(days=days), end)
    return tuple(moment.astimezone(ZONE).replace(tzinfo=None) for moment in span) == (
        one.start,
        one.end,
    )


def _until(found: Expansion, rule: Rule, shape: Shape) -> dt.date | None:
    """The last local day on which a time may begin under this rule."""
    if rule.until is None:
        return None
    if rule.until.time is None or found.zone is None:
        return rule.until.day
    stamp = rule.until
    local = stamp.naive
    if stamp.utc:
        local = wall_clock(found.zones.moment(stamp), ZONE)
    return local.date() if local.time() >= shape[0] else local.date() - dt.timedelta(days=1)


def _as_separate(found: Expansion, horizon: dt.date) -> Placed:
    placed = _as_dates(found, None)
    last = max(start.date() for start in placed.keys)
    words = (
        _(
            "Our form cannot say this repetition. We took %(number)d separate dates, "
            "up to %(date)s. Import the file again later for the dates after that."
        )
        if found.endless
        else _(
            "Our form cannot say this repetition. We took %(number)d separate dates, "
            "up to %(date)s."
        )
    )
    date = formats.date_format(min(last, horizon) if found.endless else last, "j F Y")
    found.messages.append(words % {"number": len(placed.keys), "date": date})
    return placed


def _as_dates(found: Expansion, begin: Span | None) -> Placed:
    spans = found.spans
    if len(spans) > MAX_EXTRA + 1:
        raise too_many()
    shape = begin.shape if begin else _main_shape(spans)
    first = begin or next(one for one in spans if one.shape == shape)
    return _placed(found, shape, [first], [one for one in spans if one != first])


def _main_shape(spans: list[Span]) -> Shape:
    """The times that most dates share, but first those that an extra date cannot have."""
    counts = Counter(one.shape for one in spans)
    return max(counts, key=lambda shape: (shape[3] or shape[2] > 0, counts[shape], shape))


def _placed(
    found: Expansion, shape: Shape, ruled: list[Span], extra: list[Span], *, rules="", skipped=()
) -> Placed:
    start, end, days, all_day = shape
    keys: dict[dt.datetime, Key] = {
        one.start: (one.day, 0) for one in ruled if one.start not in found.excluded
    }
    taken = set(keys.values())
    dates = []
    for one in sorted(extra):
        date = (one.day, None, None) if _tells(shape, one) else _own_time(one)
        key = one.day, _slot(date[1])
        if key in taken:
            raise SeriesRefused(
                _("It begins twice on %(date)s, within a minute or on the same time.")
                % {"date": f"{one.day:%d-%m-%Y}"}
            )
        taken.add(key)
        keys[one.start] = key
        dates.append(date)
    if len(dates) > MAX_EXTRA:
        raise too_many()
    first = ruled[0].day
    when = When(
        first_date=first,
        last_date=first + dt.timedelta(days=days) if days else None,
        all_day=all_day,
        start_time=None if all_day else start,
        end_time=None if all_day else end,
        rules=rules,
        extra=tuple(dates),
        skipped=tuple(skipped),
    )
    return Placed(when, keys)


def _slot(time: dt.time | None) -> int:
    return 0 if time is None else 1 + time.hour * 60 + time.minute


def _own_time(one: Span) -> tuple[dt.date, dt.time, dt.time]:
    if one.all_day:
        raise SeriesRefused(_("Its dates do not all last the same number of days."))
    if one.days:
        raise SeriesRefused(
            _("On %(date)s it has a time of its own that goes on after midnight.")
            % {"date": f"{one.day:%d-%m-%Y}"}
        )
    return one.day, one.start.time(), one.end.time()
