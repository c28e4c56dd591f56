"""What is told of a calendar (a frame) and of an activity (a quotation with a link)."""

import datetime as dt

from django.http import Http404
from django.template.loader import render_to_string
from django.utils import timezone

from site_config.machine_files import SITE_NAME

from .. import listing, pattern_text
from ..embedding import looks, snippet
from ..embedding.views import name
from ..filters import Filters, TooMuch
from ..models import CalendarPage
from .finding import Found

WIDTH, HEIGHT, HEIGHT_OF_EVENT = 600, 600, 240  # pixels
CACHE_AGE = 86_400  # seconds


def answer(found: Found, absolute, most_wide: int, most_high: int) -> dict:
    """The parameters of a response of the type "rich"; `absolute` makes addresses whole.

    Raises Http404 for filters and dates that do not exist.
    """
    of_calendar = isinstance(found.page, CalendarPage)
    usual = HEIGHT if of_calendar else HEIGHT_OF_EVENT
    width, height = min(most_wide, WIDTH), min(most_high, usual)
    if of_calendar:
        told = _of_calendar(found, absolute, width, height)
    else:
        told = _of_event(found, absolute)
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": SITE_NAME,
        "provider_url": absolute("/"),
        **told,
        "width": width,
        "height": height,
    }


def _of_calendar(found: Found, absolute, width: int, height: int) -> dict:
    try:
        filters = Filters.read(found.query, found.visitor)
    except TooMuch:
        raise Http404("Too many filters") from None
    if filters.unknown:
        raise Http404("Unknown filter")
    community = found.page.community()
    address = absolute(found.page.get_url(found.visitor))
    title = name(community)
    source = looks.address(address, filters.pairs())
    return {
        "title": found.page.marked(title),
        **_author(community, found, absolute),
        "html": snippet.html(source, address, title, height, width=str(width)),
        "cache_age": CACHE_AGE,
    }


def _of_event(found: Found, absolute) -> dict:
    """The series with its next date, or one of its dates."""
    event, now = found.page, timezone.now()
    if found.date:
        row, repetition = event.occurrence_at(found.visitor, *found.date), ""
        address = row.get_url(found.visitor)
    else:
        coming = event.coming_dates(found.visitor, now)
        row = next((one for one in coming if not one.is_cancelled), None)
        repetition = pattern_text.sentence(event)
        address = event.get_url(found.visitor)
    community = next(iter(listing.communities_above([event.path]).values()), None)
    context = {
        "event": event,
        "occurrence": row,
        "repetition": repetition,
        "community": community,
        "address": absolute(address),
    }
    # Who keeps it asks again when the date that it names has begun.
    until = (row.start - now) // dt.timedelta(seconds=1) if row else 0
    return {
        "title": event.marked(),
        **_author(community, found, absolute),
        "html": render_to_string("events/embedded_event.html", context).strip(),
        "cache_age": min(until, CACHE_AGE) if until > 0 else CACHE_AGE,
    }


def _author(community, found: Found, absolute) -> dict:
    return {
        "author_name": community.title if community else SITE_NAME,
        "author_url": absolute(community.get_url(found.visitor) if community else "/"),
    }
