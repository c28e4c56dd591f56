"""The coming dates of an unsaved activity, each with what the librarian should know of it."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from site_config import dates

from ..choices import Status
from ..closures import public_holiday
from ..planning import Planned
from ..recurrence import ZONE
from .double_bookings import double_bookings

if TYPE_CHECKING:
    from ..models import EventPage
    from .surroundings import Surroundings


@dataclass
class Line:
    """One date, or a run of dates that are left out. `day` is the local day that it stands at."""

    day: dt.date
    text: str
    time: str = ""
    left_out: bool = False
    reason: str = ""
    remarks: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def lines_of(
    event: "EventPage", planned: list[Planned], given: list[dt.date], around: "Surroundings"
) -> list[Line]:
    """`planned` with, between them, the days of `given` (the bare rule) that are left out."""
    bookings = double_bookings(planned, event.pk, around.request)
    lines = [_line(event, one, around, taken) for one, taken in zip(planned, bookings, strict=True)]
    if planned:
        shown = {one.date for one in planned}
        gone = [day for day in given if day not in shown and day <= planned[-1].date]
        planned_from = planned[0].date if planned[0].end <= around.now else around.today
        lines += _left_out(event, [day for day in gone if day >= planned_from], shown, around)
    return sorted(lines, key=lambda line: line.day)


def _line(event, one: Planned, around, taken: list[str]) -> Line:
    day = one.start.astimezone(ZONE).date()
    line = _when(day, one)
    if one.status == Status.CANCELLED:
        line.left_out, line.reason = True, one.reason
        return line
    if one.status == Status.MOVED:
        line.remarks.append(_("moved from %(day)s") % {"day": dates.day(one.date)})
    elif one.status == Status.CHANGED:
        line.remarks.append(_("different this time"))
    elif one.date in {extra.date for extra in event.extra_dates.all()}:
        line.remarks.append(_("extra date"))
    line.remarks += _holidays(event, day, around)
    line.warnings += [_("The place is taken: %(title)s") % {"title": title} for title in taken]
    return line


def _when(day: dt.date, one: Planned) -> Line:
    start, end = one.start.astimezone(ZONE), one.end.astimezone(ZONE)
    if one.all_day or start.date() != end.date():
        return Line(day, dates.when(start, end, one.all_day))
    return Line(day, dates.day(day), dates.time_range(start, end))


def _holidays(event, day: dt.date, around) -> list[str]:
    region = event.school_holidays or getattr(around.library, "region", "")
    names = [public_holiday(day), around.closures.school_holiday(day, region) if region else None]
    return list(filter(None, names))


def _left_out(event, days: list[dt.date], shown: set[dt.date], around) -> list[Line]:
    """One line for each run of days that go for the same reason."""
    skipped = {skip.date for skip in event.skipped_dates.all()}
    ordered = sorted([*((day, _why(event, day, skipped, around)) for day in days)])
    keyed = [(_run(day, shown), reason, day) for day, reason in ordered]
    lines = []
    for (_between, reason), group in groupby(keyed, key=lambda one: one[:2]):
        run = [day for _before, _reason, day in group]
        lines.append(Line(day=run[0], text=_run_words(run), left_out=True, reason=reason))
    return lines


def _run(day: dt.date, shown: set[dt.date]) -> int:
    """How many shown dates come before: days between the same two belong together."""
    return sum(other < day for other in shown)


def _run_words(run: list[dt.date]) -> str:
    if len(run) == 1:
        return dates.day(run[0])
    if len(run) == 2:
        return _("%(first)s and %(last)s") % {
            "first": dates.day(run[0]),
            "last": dates.day(run[1]),
        }
    return _("%(n)d dates from %(first)s up to and including %(last)s") % {
        "n": len(run),
        "first": dates.day(run[0]),
        "last": dates.day(run[-1]),
    }


def _why(event, day: dt.date, skipped: set[dt.date], around) -> str:
    if day in skipped:
        return _("in your list of dates that do not take place")
    if event.not_on_public_holidays and (name := public_holiday(day)):
        return name
    return around.closures.school_holiday(day, event.school_holidays) or ""
