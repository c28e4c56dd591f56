"""When what residents see of a series, or of a calendar, last changed.

Feeds answer by it (LAST-MODIFIED, SEQUENCE, Last-Modified). All moments are in UTC.
"""

import datetime as dt
from collections.abc import Iterable

from django.apps import apps
from django.db.models import F, QuerySet
from django.utils import timezone
from wagtail.models import Page

from .models.calendar_version import CalendarVersion
from .models.series import Series

# Above a calendar stand the front page, and for communities their index and the community.
NETWORK_DEPTH = 3


def touch_series(event_ids: Iterable[int], now: dt.datetime | None = None) -> None:
    """Dates of these events changed; others should take them over (RFC 5545, 3.8.7.4)."""
    Series.objects.filter(event__in=list(event_ids)).update(
        changed_at=now or timezone.now(), sequence=F("sequence") + 1
    )


def touch_texts(events: QuerySet, now: dt.datetime | None = None) -> None:
    """What stands beside the dates changed: a title, an address, the name of a place.

    Their calendars change along.
    """
    now = now or timezone.now()
    Series.objects.filter(event__in=events.values("pk")).update(changed_at=now)
    paths = {path[: -Page.steplen] for path in events.values_list("path", flat=True)}
    touch_calendars(_calendars().filter(path__in=paths), now)


def touch_calendars(calendars: Iterable[Page], now: dt.datetime | None = None) -> None:
    """Something that these calendar pages show is new, other, or gone."""
    changed_at = now or timezone.now()
    CalendarVersion.objects.bulk_create(
        [CalendarVersion(calendar_id=page.pk, changed_at=changed_at) for page in calendars],
        update_conflicts=True,
        unique_fields=["calendar"],
        update_fields=["changed_at"],
    )


def touch_branch(page: Page, now: dt.datetime | None = None) -> None:
    """Every calendar that holds `page`, and every calendar below it."""
    above = [page.path[:end] for end in range(Page.steplen, len(page.path), Page.steplen)]
    holding = _calendars().filter(path__in=above)
    touch_calendars([*holding, *_calendars().filter(path__startswith=page.path)], now)


def _calendars() -> QuerySet:
    return apps.get_model("events", "CalendarPage").objects.only("pk")


def forget(path: str, now: dt.datetime | None = None) -> None:
    """The event at `path` was deleted: its calendar, and the network's, show one thing less.

    Nothing is added: the calendar may be about to go as well.
    """
    calendars = CalendarVersion.objects.filter(calendar__path=path[: -Page.steplen])
    network = CalendarVersion.objects.filter(calendar__depth=NETWORK_DEPTH)
    for found in (calendars, network):
        found.update(changed_at=now or timezone.now())
