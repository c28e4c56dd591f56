"""Fetch what a list of occurrences shows, in a number of queries that does not grow."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.apps import apps
from django.db.models import Prefetch
from wagtail.models import Page

from .models.occurrence import Occurrence


@dataclass(frozen=True)
class Day:
    """The occurrences that begin on one local day, earliest first."""

    date: dt.date
    occurrences: list[Occurrence]


def with_events(occurrences) -> list[Occurrence]:
    """The occurrences with event, venue and community at hand.

    Three or four queries: rows with their venue, events, calendars with communities. Joining
    the page table to the rows instead makes PostgreSQL scan it.
    """
    from .models import EventPage

    events = EventPage.objects.defer_streamfields()
    rows = list(
        occurrences.select_related("venue").prefetch_related(Prefetch("event", queryset=events))
    )
    owners = communities_of({row.calendar_id for row in rows})
    for row in rows:
        row.community = owners.get(row.calendar_id)
    return rows


def communities_of(calendar_ids: Iterable[int]) -> dict[int, Page]:
    """The community page above each calendar; the network's calendar has none."""
    from .models import CalendarPage

    parents = {
        calendar.path[: -Page.steplen]: calendar.pk
        for calendar in CalendarPage.objects.filter(pk__in=list(calendar_ids)).only("pk", "path")
    }
    community_page = apps.get_model("communities", "CommunityPage")
    found = community_page.objects.filter(path__in=list(parents)).defer_streamfields()
    return {parents[community.path]: community for community in found}


def by_day(occurrences: Iterable[Occurrence], today: dt.date) -> Iterator[Day]:
    """Group by first local day. What began before today stands under today."""
    keyed = ((max(row.first_day, today), row) for row in occurrences)
    for date, rows in groupby(keyed, key=lambda pair: pair[0]):
        yield Day(date, [row for _, row in rows])
