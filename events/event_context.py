"""What the page of an event and the pages of its dates have in common."""

import datetime as dt

from django.utils import timezone
from wagtail.models import Site

from site_config.pictures import SHAPES, sizes

from . import listing, pattern_text
from .choices import Status
from .models.occurrence import Occurrence
from .structured_data import About

MORE = 3


def shared(event, request, now: dt.datetime) -> dict:
    """For both templates; constant in queries."""
    community = next(iter(listing.communities_above([event.path]).values()), None)
    return {
        "community": community,
        "calendar": event.get_parent(),
        "themes": visible_themes(event, request),
        "repetition": pattern_text.sentence(event),
        "today": timezone.localdate(now),
        "more": _more(event, community, request, now),
        "about": _about(event, community, request),
    }


def visible_themes(event, request):
    """The theme pages that this event is linked to and the visitor may see."""
    theme_page = event.theme_links.model._meta.get_field("theme").related_model
    themes = theme_page.objects.visible_to(request).order_by("path")
    if getattr(request, "is_preview", False):
        # What is being previewed is not in the database yet.
        return themes.filter(pk__in=[link.theme_id for link in event.theme_links.all()])
    return themes.filter(event_links__event_id=event.pk).distinct()


def _more(event, community, request, now) -> list[Occurrence]:
    """The next dates of other events in the same calendar."""
    rows = Occurrence.objects.visible_to(request).filter(calendar_id=event.get_parent().pk)
    rows = rows.exclude(status=Status.CANCELLED).exclude(event_id=event.pk)
    return listing.first_of_each(rows, now, MORE, community)


def _about(event, community, request) -> About:
    """The community, or for its own events the network, is who organises it."""
    site = Site.find_for_request(request)
    organizer = community.title if community else (site.site_name if site else "")
    organizer_path = community.get_url(request) if community else "/"
    return About(
        event=event,
        url=request.build_absolute_uri(event.get_url(request)),
        organizer=organizer,
        organizer_url=request.build_absolute_uri(organizer_path),
        image=_image(event, request),
    )


def _image(event, request) -> str:
    """The largest size that the page itself shows as well."""
    if not event.picture:
        return ""
    found = sizes(event.picture, "page")
    return request.build_absolute_uri(found[SHAPES["page"][-1]].url)
