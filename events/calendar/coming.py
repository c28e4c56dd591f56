"""The list: what is coming, or what is on between two days, grouped by day."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from .. import listing, pattern_text, windows
from ..paging import MAX_PAGE, PER_PAGE, Slice, no_such_page, page_number
from ..recurrence import ZONE
from . import options
from .asked import Asked
from .periods import ONE_DAY


def mistake(asked: Asked) -> str:
    """What is wrong with the days chosen, for who chose them; empty when nothing is."""
    first, last = asked.filters.first, asked.filters.last
    if asked.backwards or not (first or last):
        return asked.backwards
    begin, end = first or min(asked.today, last), last or asked.horizon
    return "" if asked.has(begin, end) else _("There is no calendar of these days.")


def window(asked: Asked) -> tuple[dt.datetime, dt.datetime | None]:
    """From now on, or the days chosen, by overlap. Raises HelpfulNotFound outside the range."""
    if why := mistake(asked):
        raise asked.not_found(why)
    first, last = asked.filters.first, asked.filters.last
    since = windows.day_bounds(first, first)[0] if first else asked.now
    if last and not first and last < asked.today:
        # Nothing of before a day that has been: without a first day that is all of the past.
        since = windows.day_bounds(asked.first_day, asked.first_day)[0]
    return since, windows.day_bounds(last, last)[1] if last else None


def context(asked: Asked) -> dict:
    """What the list shows."""
    since, until = window(asked)
    number = page_number(asked.request)
    found = windows.first_found(asked.rows, since, until, options.READ)
    shown = once_each(found) if asked.merged else found
    part = Slice(number, len(shown) > number * PER_PAGE)
    here = shown[part.begin : part.begin + PER_PAGE]
    if number > 1 and not here:
        raise no_such_page(asked.request)
    rows = listed(asked, here)
    total, exact = options.activities(asked, found, since, until)
    return {
        "days": list(listing.by_day(rows, local_day(since))),
        "window": part,
        "onward": None if part.next_number else _onward(asked, shown, found, part, since),
        "groups": options.groups(asked, found, since, until),
        "total": total,
        "total_is_exact": exact,
    }


def context_of_mistake(asked: Asked, why: str) -> dict:
    """The list without activities, for days that cannot be: the form keeps what was chosen."""
    return {
        "days": [],
        "window": Slice(1, False),
        "onward": None,
        "groups": options.groups(asked, [], asked.now, None),
        "total": None,
        "mistake": why,
    }


def once_each(found: Sequence[windows.Found]) -> list[windows.Found]:
    """Of every activity the first."""
    first = {}
    for one in found:
        first.setdefault(one.event_id, one)
    return list(first.values())


def _onward(asked: Asked, shown, found, part: Slice, since: dt.datetime) -> dt.date | None:
    """The day from which the list goes on when its pages do not."""
    rest = shown[part.begin + PER_PAGE :] if part.number >= MAX_PAGE else []
    if not rest and len(found) < options.READ:
        return None
    day = local_day(rest[0].start if rest else found[-1].start)
    if day <= local_day(since):
        # A single day with more than the pages hold.
        day = local_day(since) + ONE_DAY
    chosen = asked.filters.last is None or day <= asked.filters.last
    return day if chosen and asked.links_to(day, day) else None


def local_day(moment: dt.datetime) -> dt.date:
    """On Amsterdam's clocks."""
    return timezone.localtime(moment, ZONE).date()


def of_day(asked: Asked, day: dt.date) -> dict:
    """Everything of one local day, what has been today included, in pages."""
    start, end = windows.day_bounds(day, day)
    number = page_number(asked.request)
    found = windows.first_found(asked.rows, start, end, options.READ)
    part = Slice(number, len(found) > number * PER_PAGE)
    here = found[part.begin : part.begin + PER_PAGE]
    if number > 1 and not here:
        raise no_such_page(asked.request)
    total, exact = options.activities(asked, found, start, end)
    return {
        "days": list(listing.by_day(_shown(asked, here), day)),
        "window": part,
        "groups": options.groups(asked, found, start, end),
        "total": total,
        "total_is_exact": exact,
    }


def _shown(asked: Asked, found: Sequence[windows.Found]) -> list:
    rows = windows.in_order([one.pk for one in found], patterns=asked.merged)
    return listing.with_events(rows, None if asked.is_network else asked.community)


def listed(asked: Asked, found: Sequence[windows.Found]) -> list:
    """The rows as the list shows them; what stands there once says when it comes again."""
    rows = _shown(asked, found)
    if asked.merged:
        for row in rows:
            row.repetition = pattern_text.sentence(row.event)
    return rows


def next_after(asked: Asked, moment: dt.datetime):
    """The first occurrence from `moment` on that meets the filters; None when there is none."""
    return first_of(asked, asked.rows.filter(start__gte=moment))


def first_of(asked: Asked, rows):
    """The first of these rows by start, with its event and community; None of no rows."""
    keys = list(rows.order_by("start", "pk").values_list("pk", flat=True)[:1])
    found = listing.with_events(
        windows.in_order(keys), None if asked.is_network else asked.community
    )
    return next(iter(found), None)
