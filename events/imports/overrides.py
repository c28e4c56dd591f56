"""To which date of its series each VEVENT with a RECURRENCE-ID belongs (RFC 5545, 3.8.4.4)."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .expanding import Expansion
from .reading import Component
from .refusals import SeriesRefused
from .spans import Span, read_length, read_start, span, stamp_of


@dataclass(frozen=True)
class Override:
    """One changed date: its start in the series, and when it is now."""

    component: Component
    start: dt.datetime
    now: Span
    cancelled: bool


def settle(overrides: list[Component], found: Expansion) -> list[Override]:
    """Raises SeriesRefused for what cannot be one changed date.

    A date that the series does not have is added to it: programs keep it when the series
    was cut short before it. Messages are added to `found`.
    """
    settled = [_settled(one, found) for one in overrides]
    return [one for one in settled if one]


def _settled(component: Component, found: Expansion) -> Override | None:
    line = component.line("RECURRENCE-ID")
    if line.param("RANGE"):
        raise SeriesRefused(
            _("It changes one date and all dates after it in one go. We cannot take that over.")
        )
    stamp = stamp_of(line)
    cancelled = component.text("STATUS").upper() == "CANCELLED"
    starts = found.starts_of(stamp)
    kept = [one for one in starts if one not in found.excluded]
    if kept:
        start = kept[0]
        now = found.every[start] if cancelled else _now(component, found, found.every[start])
        if start not in found.starts and now.start == start:
            # An extra date can be told with its own end: nothing is different on it.
            found.add(now)
        return Override(component, start, now, cancelled)
    day = {"date": f"{stamp.day:%d-%m-%Y}"}
    if cancelled or starts:
        found.messages.append(_("%(date)s is no date of this activity. We left it out.") % day)
        return None
    now = _now(component, found, None)
    if now.start in found.every:
        raise SeriesRefused(
            _("The file changes %(date)s, but that is no date of this activity.") % day
        )
    found.add(now)
    found.messages.append(
        _("%(date)s does not fit the repetition. We took it as an extra date.") % day
    )
    return Override(component, now.start, now, cancelled=False)


def _now(component: Component, found: Expansion, before: Span | None) -> Span:
    if before and not component.lines("DTSTART"):
        return before
    start = read_start(component)
    beside = before is None and start.time is not None
    if (start.time is None) != (found.zone is None) and not beside:
        raise SeriesRefused(
            _("On %(date)s it is all day long, and at other times not, or the other way.")
            % {"date": f"{start.day:%d-%m-%Y}"}
        )
    length = found.length
    if component.lines("DTEND") or component.lines("DURATION"):
        length = read_length(component, start, found.zones)
    return span(*found.zones.start_of(start), length)
