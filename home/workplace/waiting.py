"""What waits for a librarian: drafts, what stops soon, lost changes, dates that nobody counted.

Days are local (Europe/Amsterdam).
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import Page

from events import listing, lost_changes
from events.attendance import rows as counting
from events.choices import Status
from events.models import DateChange, EventPage, Occurrence, Series
from events.windows import day_bounds, in_order

SERIES_AHEAD = dt.timedelta(weeks=6)
EXPIRY_AHEAD = dt.timedelta(weeks=2)
UNCOUNTED_SINCE = dt.timedelta(weeks=2)
MOST = 5
# Single activities end all the time; among so many the series that end are looked for.
MOST_ENDING = 300


@dataclass(frozen=True)
class Some:
    """The first few, and whether there are more."""

    lines: list
    more: bool = False

    def __bool__(self) -> bool:
        return bool(self.lines)


def first_of(found, number: int = MOST) -> Some:
    some = list(found[: number + 1])
    return Some(some[:number], len(some) > number)


def drafts(pages: QuerySet) -> Some:
    """Pages with something that is not published, newest first, with who wrote it last.

    What was taken offline counts when somebody has written since. Three queries.
    """
    unpublished = pages.filter(has_unpublished_changes=True)
    found = unpublished.exclude(live=False, latest_revision_created_at__lte=F("last_published_at"))
    found = found.select_related("latest_revision__user").prefetch_workflow_states()
    return first_of(found.order_by("-latest_revision_created_at", "-pk"))


def expiring(pages: QuerySet, now: dt.datetime) -> Some:
    """What goes off the site by itself within two weeks, first one first."""
    soon = pages.filter(live=True, expire_at__gt=now, expire_at__lte=now + EXPIRY_AHEAD)
    return first_of(soon.order_by("expire_at", "pk"))


def ending_series(pages: QuerySet, today: dt.date) -> Some:
    """(series) Repeating activities of which the last date comes within six weeks.

    Those that go on as another series are left out.
    """
    goes_on = Series.objects.filter(follows=OuterRef("event"), event__live=True)
    found = (
        Series.objects.filter(ends_on__gte=today, ends_on__lte=today + SERIES_AHEAD)
        .filter(event__in=pages.order_by().values("pk"), event__live=True)
        .exclude(Exists(goes_on))
        .select_related("event")
        .defer("event__body")
        .order_by("ends_on", "event__title")
    )
    return first_of([one for one in found[:MOST_ENDING] if one.event.repeats])


def lost(pages: QuerySet, now: dt.datetime) -> list[DateChange]:
    """One-date changes whose date is gone: keep them, or let go? Four queries."""
    return lost_changes.dormant(EventPage.objects.filter(pk__in=pages.order_by().values("pk")), now)


def uncounted(calendars: list[int], now: dt.datetime, *, recent: bool = True) -> Some:
    """Dates of the last two weeks on which nobody counted, newest first. Three queries.

    Without `recent` those of yesterday and today are left out: they stand in the week.
    """
    today = timezone.localdate(now)
    begin, _end = day_bounds(today - UNCOUNTED_SINCE, today)
    yesterday, _end = day_bounds(today - dt.timedelta(days=1), today)
    been = Occurrence.objects.filter(live=True, calendar__in=calendars)
    been = been.filter(start__gte=begin, start__lte=now).exclude(status=Status.CANCELLED)
    if not recent:
        been = been.filter(start__lt=yesterday)
    keys = counting.uncounted(been).order_by("-start", "-pk").values_list("pk", flat=True)
    some = first_of(keys)
    return Some(listing.with_events(in_order(some.lines)), some.more)


@dataclass(frozen=True)
class Waiting:
    drafts: Some
    expiring: Some
    ending: Some
    lost: list[DateChange]
    uncounted: Some

    def __bool__(self) -> bool:
        return any((self.drafts, self.expiring, self.ending, self.lost, self.uncounted))


def waiting(
    pages: QuerySet[Page], calendars: list[int], now: dt.datetime, *, recent: bool = True
) -> Waiting:
    """All of it; `recent` is that of `uncounted`."""
    today = timezone.localdate(now)
    return Waiting(
        drafts=drafts(pages),
        expiring=expiring(pages, now),
        ending=ending_series(pages, today),
        lost=lost(pages, now),
        uncounted=uncounted(calendars, now, recent=recent),
    )
