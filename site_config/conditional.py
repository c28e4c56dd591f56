"""Answers that know whether they have changed: ETag, Last-Modified, 304 (RFC 9110, 8.8, 13)."""

import datetime as dt
import hashlib

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

# Seconds. Calendars of people ask a few times a day; a cache before us may answer for some.
MAX_AGE = 300


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
