"""Answers that know whether they have changed: ETag, Last-Modified, 304 (RFC 9110, 8.8, 13)."""

import datetime as dt
import hashlib

from django.db.models import Max, Q
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from wagtail.models import Page

from ..models import CalendarVersion
from ..windows import day_bounds

# Seconds. Calendars of people ask a few times a day; a cache before us may answer for some.
MAX_AGE = 300


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


def answer(
    request,
    content: bytes | str,
    content_type: str,
    modified: dt.datetime,
    *,
    public: bool,
    filename: str = "",
) -> HttpResponse:
    """The content, or 304 to who has it already."""
    response = HttpResponse(content, content_type=content_type)
    response["X-Robots-Tag"] = "noindex"
    if public:
        response["Access-Control-Allow-Origin"] = "*"
        patch_cache_control(response, public=True, max_age=MAX_AGE)
    else:
        patch_cache_control(response, private=True, no_cache=True)
    if filename:
        response["Content-Disposition"] = f'inline; filename="{filename}"'
    etag = quote_etag(hashlib.blake2b(response.content, digest_size=16).hexdigest())
    response["ETag"] = etag
    stamp = int(modified.timestamp())
    response["Last-Modified"] = http_date(stamp)
    return get_conditional_response(request, etag, stamp, response)
