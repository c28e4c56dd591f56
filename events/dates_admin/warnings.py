"""What a librarian should know of a day, without being stopped: closed, a holiday, taken."""

import datetime as dt

from django.utils.translation import gettext as _

from ..closures import ClosureCalendar, public_holiday
from ..editing.double_bookings import double_bookings
from ..models import Occurrence

MOST_NAMED = 3


def of_day(event, day: dt.date, library_id: int | None, closures: ClosureCalendar) -> list[str]:
    """Closures and holidays on a local day, in sentences. No query."""
    found = []
    closed = closures.closed(day, library_id)
    if closed and event.has_place:
        found.append(_("On this day the library is closed: %(name)s.") % {"name": closed})
    if event.school_holidays:
        holiday = closures.school_holiday(day, event.school_holidays)
        if holiday:
            found.append(_("This day is in a school holiday: %(name)s.") % {"name": holiday})
    if name := public_holiday(day):
        found.append(_("This day is a public holiday: %(name)s.") % {"name": name})
    return found


def of_place(row: Occurrence, request=None) -> list[str]:
    """Which other activities are at the same venue at the same moment. At most two queries."""
    [titles] = double_bookings([row], row.event_id, request)
    return [
        _("At this place there is something else at the same time: %(title)s.") % {"title": title}
        for title in titles[:MOST_NAMED]
    ]


def of_row(row: Occurrence, request=None) -> list[str]:
    """All of them for one date as it stands now. Nothing is amiss when it is called off."""
    if row.is_cancelled:
        return []
    library_id = getattr(getattr(row.event, "series", None), "library_id", None)
    of_its_day = of_day(row.event, row.first_day, library_id, ClosureCalendar())
    return [*of_its_day, *of_place(row, request)]
