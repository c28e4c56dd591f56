"""When what a feed holds last changed, and the answer that tells so."""

import datetime as dt

from django.db.models import Max, Q
from django.utils import timezone
from wagtail.models import Page

from site_config.conditional import answer

from ..models import CalendarVersion
from ..windows import day_bounds

__all__ = ["answer", "changed_at"]


def changed_at(branch: Page, now: dt.datetime, *, everything: bool) -> dt.datetime:
    """When what feeds below `branch` say last changed. Two queries.

    By an edit; because a page expired; or by the day, since the horizon moves on.
    """
    versions, pages = CalendarVersion.objects.all(), Page.objects.filter(expire_at__lte=now)
    if not everything:
        above = [
            branch.path[:end] for end in range(Page.steplen, len(branch.path) + 1, Page.steplen)
        ]
        versions = versions.filter(calendar__path__in=above)
        pages = pages.filter(Q(path__startswith=branch.path) | Q(path__in=above))
    edited = versions.aggregate(at=Max("changed_at"))["at"]
    expired = pages.aggregate(at=Max("expire_at"))["at"]
    today, _ = day_bounds(timezone.localdate(now), timezone.localdate(now))
    return max(filter(None, [edited, expired, today]))
