"""feed.xml: the coming occurrences as an Atom feed (RFC 4287), for feed readers."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from site_config import dates
from site_config.atom import AtomFeed

from .. import listing, places, windows
from ..choices import Status
from ..models import Occurrence, Series

MOST_ENTRIES = 100


def write(
    rows: QuerySet, title: str, page_url: str, feed_url: str, now: dt.datetime, address, community
) -> str:
    """At most a hundred entries. An entry's id is made of the series' UID: addresses change."""
    keys = windows.page_of_keys(rows, now, None, 0, MOST_ENTRIES)
    found = listing.with_events(windows.in_order(keys), community)
    series = Series.objects.in_bulk({row.event_id for row in found})
    feed = AtomFeed(
        title=title,
        link=page_url,
        description="",
        language="nl",
        feed_url=feed_url,
        feed_guid=feed_url,
    )
    for row in found:
        of = series[row.event_id]
        feed.add_item(
            title=_title(row),
            link=address(row),
            description=_summary(row),
            unique_id=f"urn:kloppend-hart:{of.uid}:{row.address_part}",
            updateddate=of.changed_at,
            categories=[row.community.title] if row.community else [],
        )
    return feed.writeString("utf-8")


def _title(row: Occurrence) -> str:
    when = dates.when(row.start, row.end, row.all_day)
    if row.status == Status.CANCELLED:
        return _("Does not take place: %(title)s, %(when)s") % {
            "title": row.event.marked(),
            "when": when,
        }
    return f"{row.event.marked()}, {when}"


def _summary(row: Occurrence) -> str:
    said = [row.event.summary, places.of_occurrence(row), row.reason, row.note]
    return " ".join(f"{text.rstrip('.')}." for text in said if text)
