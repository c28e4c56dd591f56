"""What somebody else's calendar makes of our feed."""

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

ZONE = ZoneInfo("Europe/Amsterdam")


def expanded(content: bytes, first: dt.date, last: dt.date) -> list[tuple]:
    """(UID, original start, start, end, whether cancelled) by an independent engine, in order."""
    calendar = icalendar.Calendar.from_ical(content)
    # The engine's window is by the moment; a day more on both sides, cut afterwards.
    found = recurring_ical_events.of(calendar).between(first, last + dt.timedelta(days=1))
    return sorted(
        (
            str(event["UID"]),
            moment(event["RECURRENCE-ID"].dt if "RECURRENCE-ID" in event else event["DTSTART"].dt),
            moment(event["DTSTART"].dt),
            moment(event["DTEND"].dt),
            event.get("STATUS") == "CANCELLED",
        )
        for event in found
    )


def as_rows(rows) -> list[tuple]:
    """Occurrence rows in the same form."""
    return sorted(
        (
            row.event.series.uid,
            as_told(row, row.original_start),
            as_told(row, row.start),
            as_told(row, row.end),
            row.is_cancelled,
        )
        for row in rows
    )


def as_told(row, value: dt.datetime) -> str:
    local = value.astimezone(ZONE)
    return local.date().isoformat() if row.all_day else moment(value)


def moment(value) -> str:
    """A day, or a moment in UTC."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value.isoformat()
