"""Fetch what a list of occurrences shows, in a number of queries that does not grow."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.apps import apps
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from wagtail.models import Page

from . import windows
from .models.occurrence import Occurrence


@dataclass(frozen=True)
class Day:
    """The occurrences that begin on one local day, earliest first."""

    date: dt.date
    occurrences: list[Occurrence]


def with_events(rows: Iterable[Occurrence], community: Page | None = None) -> list[Occurrence]:
    """The rows, fetched with their venue, each with its event and its community at hand.

    Two or three queries more, however many rows: joining the page table to the rows instead
    makes PostgreSQL scan it. A community that is the same for all can be given.
    """
    from .models import EventPage

    rows = list(rows)
    events = EventPage.objects.defer_streamfields()
    prefetch_related_objects(rows, Prefetch("event", queryset=events))
    communities = {} if community else communities_above({row.event.path for row in rows})
    for row in rows:
        row.community = community or communities.get(row.event.path[: -2 * Page.steplen])
    return rows


def first_of_each(
    rows: QuerySet, now: dt.datetime, number: int, community: Page | None = None
) -> list[Occurrence]:
    """The first `number` rows of different events: not three times the same series."""
    keys = windows.page_of_keys(rows, now, None, 0, number * 10)
    found = {}
    for row in windows.in_order(keys):
        found.setdefault(row.event_id, row)
    return with_events(list(found.values())[:number], community)


def communities_above(event_paths: Iterable[str]) -> dict[str, Page]:
    """The community pages above events, by their tree path; the network's events have none."""
    paths = {path[: -2 * Page.steplen] for path in event_paths}
    community_page = apps.get_model("communities", "CommunityPage")
    found = (
        community_page.objects.filter(path__in=paths).select_related("ending").defer_streamfields()
    )
    return {community.path: community for community in found}


def by_day(occurrences: Iterable[Occurrence], since: dt.date | None = None) -> Iterator[Day]:
    """Group by first local day. What began before the day `since` stands under that day."""
    keyed = ((max(row.first_day, since or row.first_day), row) for row in occurrences)
    for date, rows in groupby(keyed, key=lambda pair: pair[0]):
        yield Day(date, [row for _, row in rows])
