"""The dates of the network's calendar: which may be a return day, and where each stands now."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from events.choices import Status
from events.models import CalendarPage, Occurrence
from site_config import dates

from ..models import ReturnDay

# How far back and ahead one may say that a date is a return day.
BACK, AHEAD = dt.timedelta(days=400), dt.timedelta(days=550)
MOST_COMING, MOST_PAST = 200, 100
# The network's calendar stands right below the front page (`CalendarPage.is_network`).
NETWORK_DEPTH = 3


@dataclass(frozen=True)
class Key:
    """A date of a series, as an address and a form name it: 12-2027-01-21-0."""

    event_id: int
    date: dt.date
    slot: int

    @classmethod
    def of(cls, row: Occurrence | ReturnDay) -> "Key":
        return cls(row.event_id, row.date, row.slot)

    def __str__(self):
        return f"{self.event_id}-{self.date.isoformat()}-{self.slot}"


def choices(but: Iterable[Key] = ()) -> dict[str, Occurrence]:
    """The dates that are no return day yet, by the text of their key.

    Those to come, soonest first, and then those that have been, latest first.
    """
    now = timezone.now()
    network = CalendarPage.objects.filter(depth=NETWORK_DEPTH).values_list("pk", flat=True)
    rows = Occurrence.objects.filter(calendar__in=list(network), live=True)
    rows = rows.exclude(status=Status.CANCELLED).select_related("event")
    rows = rows.defer("event__body", "event__recurrences")
    coming = rows.filter(start__gt=now, start__lt=now + AHEAD).order_by("start", "pk")
    past = rows.filter(start__gt=now - BACK, start__lte=now).order_by("-start", "-pk")
    # Each with a limit of its own: however much has been, one can choose what is to come.
    found = [*coming[:MOST_COMING], *past[:MOST_PAST]]
    taken = set(but)
    return {str(Key.of(row)): row for row in found if Key.of(row) not in taken}


def words(row: Occurrence) -> str:
    """donderdag 21 januari 2027, 10.00 tot 16.00 uur: Terugkomdag voor bibliotheken"""
    return _("%(when)s: %(title)s") % {
        "when": dates.when(row.start, row.end, row.all_day),
        "title": row.event.title,
    }


def rows_of(days: Iterable[ReturnDay]) -> dict[Key, Occurrence]:
    """Where these days stand in the calendar now; one that is not there any more is left out."""
    keys = {Key.of(day) for day in days if day.event_id}
    if not keys:
        return {}
    found = Q(event__in={key.event_id for key in keys}, date__in={key.date for key in keys})
    rows = Occurrence.objects.filter(found).select_related("venue")
    return {Key.of(row): row for row in rows if Key.of(row) in keys}
