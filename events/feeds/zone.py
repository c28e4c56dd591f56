"""The one VTIMEZONE of every iCalendar file (RFC 5545, 3.6.5)."""

import datetime as dt
from functools import lru_cache

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

ZONE_NAME = "Europe/Amsterdam"
WINTER, SUMMER = dt.timedelta(hours=1), dt.timedelta(hours=2)


@lru_cache
def vtimezone() -> bytes:
    """The clock changes as they have been since 1996, the same all over the European Union."""
    zone = Timezone()
    zone.add("TZID", ZONE_NAME)
    zone.add_component(
        _half_year(TimezoneDaylight(), "CEST", WINTER, SUMMER, dt.datetime(1996, 3, 31, 2), 3)  # noqa: DTZ001
    )
    zone.add_component(
        _half_year(TimezoneStandard(), "CET", SUMMER, WINTER, dt.datetime(1996, 10, 27, 3), 10)  # noqa: DTZ001
    )
    return zone.to_ical()


def _half_year(part, name, before, after, first, month):
    part.add("TZNAME", name)
    part.add("TZOFFSETFROM", before)
    part.add("TZOFFSETTO", after)
    part.add("DTSTART", first)
    part.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"})
    return part
