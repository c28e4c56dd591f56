"""One time of a series, from start to end, on Amsterdam's clocks."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.pattern_check import EARLIEST, LATEST, LONGEST_DAYS
from events.recurrence import ZONE, local_moment

from .reading import Component, Line
from .refusals import SeriesRefused
from .values import Stamp, read_duration, read_stamp
from .zones import Zone, Zones, moment

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, order=True)
class Span:
    """Naive local times. All-day spans go from midnight to the midnight after the last day."""

    start: dt.datetime
    end: dt.datetime
    all_day: bool = False

    @property
    def day(self) -> dt.date:
        return self.start.date()

    @property
    def days(self) -> int:
        """How many days after its first day it ends; 0 is the same day."""
        last = self.end - DAY if self.all_day else self.end
        return (last.date() - self.start.date()).days

    @property
    def shape(self) -> tuple[dt.time, dt.time, int, bool]:
        """What the times of one series have in common."""
        return self.start.time(), self.end.time(), self.days, self.all_day


@dataclass(frozen=True)
class Length:
    """How long one time lasts, and on which clock that is counted.

    `wall` is from wall-clock to wall-clock; else the difference is one of moments.
    `guessed` when the file does not say.
    """

    time: dt.timedelta
    wall: bool = True
    guessed: bool = False


def read_start(component: Component, name: str = "DTSTART") -> Stamp:
    """Raises SeriesRefused when it is not there, or not one date."""
    line = component.line(name)
    if line is None or not line.value.strip():
        raise SeriesRefused(_("It does not say when it begins (%(name)s).") % {"name": name})
    return stamp_of(line)


def stamp_of(line: Line) -> Stamp:
    return read_stamp(line.value, line.param("TZID"))


def read_length(component: Component, start: Stamp, zones: Zones) -> Length:
    """From DTEND or DURATION; without them a day, or an hour (RFC 5545, 3.6.1, says none)."""
    end, duration = component.line("DTEND"), component.line("DURATION")
    if end is not None:
        return _until(start, stamp_of(end), zones)
    if duration is None:
        return _guess(start)
    length = read_duration(duration.value)
    if start.time is None:
        return Length(max(DAY, dt.timedelta(days=-(-length // DAY))))
    return Length(length) if length else _guess(start)


def _until(start: Stamp, end: Stamp, zones: Zones) -> Length:
    if (start.time is None) != (end.time is None):
        raise SeriesRefused(_("It begins with a time and ends with a date, or the other way."))
    same_clock = (start.utc, start.zone) == (end.utc, end.zone)
    if same_clock:
        length = Length(end.naive - start.naive)
    else:
        length = Length(zones.moment(end) - zones.moment(start), wall=False)
    if length.time < dt.timedelta():
        raise SeriesRefused(_("The end comes before the start."))
    if length.time > dt.timedelta(days=LONGEST_DAYS):
        raise SeriesRefused(_("One time lasts longer than a year."))
    return length if length.time else _guess(start)


def _guess(start: Stamp) -> Length:
    return Length(DAY if start.time is None else HOUR, guessed=True)


def span(naive: dt.datetime, zone: Zone | None, length: Length) -> Span:
    """One time that begins at `naive` on the clocks of `zone`; without a zone all day long.

    Raises SeriesRefused when Amsterdam's clocks cannot tell that moment.
    """
    try:
        if zone is None:
            found = Span(naive, naive + length.time, all_day=True)
        else:
            found = _timed(naive, zone, length)
    except OverflowError:
        raise SeriesRefused(_("Check the year of its dates.")) from None
    if not EARLIEST <= found.day <= LATEST:
        raise SeriesRefused(_("Check the year of its dates."))
    return found


def _timed(naive: dt.datetime, zone: Zone, length: Length) -> Span:
    begins = moment(naive, zone)
    ends = moment(naive + length.time, zone) if length.wall else begins + length.time
    if ends <= begins:
        # Put on an hour in the night that one is left out: it keeps its length.
        ends = begins + length.time
    start, end = _local(begins), _local(ends)
    if length.guessed and end.date() > start.date():
        end = dt.datetime.combine(start.date(), dt.time(23, 59))
        end = end if end > start else end.replace(second=59)
    return Span(start, end)


def _local(at: dt.datetime) -> dt.datetime:
    local = at.astimezone(ZONE).replace(tzinfo=None, fold=0)
    if local_moment(local.date(), local.time()) != at:
        raise SeriesRefused(
            _("%(moment)s is in the night that the clock goes back, the second time round.")
            % {"moment": f"{local:%d-%m-%Y %H.%M}"}
        )
    return local
