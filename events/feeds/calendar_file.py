"""The iCalendar file around the VEVENTs (RFC 5545, 3.4; RFC 7986 for its name)."""

import datetime as dt
from functools import lru_cache

from icalendar import Calendar

from .zone import ZONE_NAME, vtimezone

PRODUCT = "-//Kloppend Hart//Agenda//NL"
REFRESH = dt.timedelta(hours=4)
END = b"END:VCALENDAR\r\n"


def write(name: str, description: str, vevents: bytes) -> bytes:
    """The whole file: head, the one time zone, and what was written of each series."""
    return b"".join([_head(name, description), vtimezone(), vevents, END])


@lru_cache(maxsize=256)
def _head(name: str, description: str) -> bytes:
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)
    calendar.add("X-WR-TIMEZONE", ZONE_NAME)
    if description:
        calendar.add("DESCRIPTION", description)
        calendar.add("X-WR-CALDESC", description)
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT4H")
    return calendar.to_ical().removesuffix(END)
