"""Dates, times and durations as iCalendar writes them (RFC 5545, 3.3.4, 3.3.5, 3.3.6)."""

import datetime as dt
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from icalendar import vDuration

from .refusals import SeriesRefused

STAMP = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?")
DURATION = re.compile(r"[+-]?P[0-9WDTHMS]{1,40}", re.ASCII)
LONGEST = dt.timedelta(days=367)


@dataclass(frozen=True)
class Stamp:
    """A date, or a date with a time on some clock: UTC, that of `zone`, or any (floating)."""

    day: dt.date
    time: dt.time | None = None
    utc: bool = False
    zone: str = ""

    @property
    def naive(self) -> dt.datetime:
        """As it stands; a date at its midnight."""
        return dt.datetime.combine(self.day, self.time or dt.time())


def read_stamp(text: str, zone: str = "") -> Stamp:
    """Raises SeriesRefused on anything but one date or date-time."""
    match = STAMP.fullmatch(text.strip().upper())
    if not match:
        raise _unreadable(text)
    year, month, day, hour, minute, second, utc = match.groups()
    try:
        date = dt.date(int(year), int(month), int(day))
        if hour is None:
            return Stamp(date)
        # Second 60 is a leap second, which no clock here shows.
        time = dt.time(int(hour), int(minute), min(int(second), 59))
    except ValueError:
        raise _unreadable(text) from None
    return Stamp(date, time, bool(utc), "" if utc else zone)


def read_duration(text: str) -> dt.timedelta:
    """Raises SeriesRefused unless it is a length from nothing up to a year."""
    try:
        if not DURATION.fullmatch(text.strip().upper()):
            raise ValueError(text)
        length = vDuration.from_ical(text.strip().upper())
    except ValueError:
        raise _unreadable(text) from None
    if not dt.timedelta() <= length <= LONGEST:
        raise SeriesRefused(_("It lasts less than nothing or longer than a year."))
    return length


def _unreadable(text: str) -> SeriesRefused:
    return SeriesRefused(_("We cannot read the date or time “%(text)s”.") % {"text": text[:40]})
