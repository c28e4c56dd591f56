"""What the end of a community does to the dates of its calendar, and how it is undone.

Series end on the last day. What was planned by itself for later stays, marked as cancelled:
people may have noted it. What has begun stays as it was. (`planning` says so of each date.)
"""

import datetime as dt

from django.utils import timezone
from wagtail.models import Page

from . import occurrences
from .closure_effects import Touched, differences
from .closures import ClosureCalendar
from .models import EventPage, Series


def effects(
    community: Page, last_day: dt.date | None, now: dt.datetime | None = None
) -> list[Touched]:
    """Which coming dates of published activities will be other than they are. Writes nothing."""
    now = now or timezone.now()
    old = ClosureCalendar()
    new = old.with_last_day(community, last_day)
    span = (timezone.localdate(now), occurrences.horizon_date(now))
    events = _events_of(community).filter(live=True).exclude(first_date=None)
    events = events.defer_streamfields().order_by("title", "pk")
    libraries = dict(Series.objects.filter(event__in=events).values_list("pk", "library_id"))
    found = []
    for event in events.prefetch_related("extra_dates", "skipped_dates", "date_changes"):
        found += differences(event, span, libraries[event.pk], old, new, None, now)
    return found


def apply(community: Page, now: dt.datetime | None = None) -> None:
    """Bring the table in line, after the end was saved or taken away.

    Raises recurrence.TooLongToExpand.
    """
    now = now or timezone.now()
    closures = ClosureCalendar()
    for event in _events_of(community).exclude(first_date=None).order_by("pk"):
        occurrences.write(event, now, closures)


def follow_move(moved: Page) -> None:
    """What comes from, or goes to, a community that stops has other dates there."""
    closures = ClosureCalendar()
    if closures.any_ends:
        for event in EventPage.objects.filter(path__startswith=moved.path, series__isnull=False):
            occurrences.write(event, closures=closures)


def _events_of(community: Page):
    return EventPage.objects.filter(path__startswith=community.path, series__isnull=False)
