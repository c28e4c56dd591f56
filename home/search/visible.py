"""Which pages of a branch everybody may see, and until when."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction


def in_branch(path: str, now: dt.datetime | None = None) -> dict[int, tuple[str, dt.datetime]]:
    """Path and first expiry, by key, of the pages at and below `path` that are open to all.

    Three queries. The invisible root of the tree is never among them.
    """
    now = now or timezone.now()
    above = [path[:end] for end in range(2 * Page.steplen, len(path), Page.steplen)]
    pages = Page.objects.filter(Q(path__in=above) | Q(path__startswith=path), depth__gt=1)
    restricted = set(
        PageViewRestriction.objects.filter(
            Q(page__path__in=above) | Q(page__path__startswith=path)
        ).values_list("page__path", flat=True)
    )
    # By path: what is above a page has been seen before it.
    until: dict[str, dt.datetime | None] = {}
    found = {}
    rows = pages.order_by("path").values_list("pk", "path", "live", "expire_at")
    for pk, own, live, expire_at in rows:
        parent = own[: -Page.steplen]
        is_top = len(own) == 2 * Page.steplen
        if not live or own in restricted or (not is_top and parent not in until):
            continue
        if expire_at and expire_at <= now:
            continue
        until[own] = min(filter(None, [until.get(parent), expire_at]), default=None)
        if own.startswith(path):
            found[pk] = (own, until[own])
    return found
