"""The calendar's tables, one subject a module."""

from .attendance import Attendance
from .calendar_page import CalendarPage
from .calendar_version import CalendarVersion
from .closure import Closure
from .date_change import DateChange
from .event_page import EventPage
from .event_parts import EventExtraDate, EventSkippedDate, EventTheme
from .occurrence import Occurrence
from .series import Series
from .venue import Venue

__all__ = [
    "Attendance",
    "CalendarPage",
    "CalendarVersion",
    "Closure",
    "DateChange",
    "EventExtraDate",
    "EventPage",
    "EventSkippedDate",
    "EventTheme",
    "Occurrence",
    "Series",
    "Venue",
]
