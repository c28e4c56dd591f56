"""Which page an address is about, as far as everybody may see it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Site

from site_config.routing import route_from_root

from ..models import CalendarPage, EventPage

LONGEST = 2000
DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{4}))?")


class Refused(Exception):
    """A question that cannot be answered, with what is wrong with it."""


@dataclass(frozen=True)
class Found:
    """A calendar with the filters behind its address, or an activity with perhaps a date.

    `visitor` is a request of nobody in particular: others keep the answer, so that it is
    never about what the one who asks may see.
    """

    page: CalendarPage | EventPage
    visitor: HttpRequest
    query: QueryDict
    date: tuple[str, str | None] | None = None


def find(request, url: str) -> Found:
    """Raises Refused for what is no address, Http404 for what is not here for everybody."""
    if not url or len(url) > LONGEST or "\x00" in url:
        raise Refused(_say_which())
    try:
        parts = urlsplit(url)
        host = parts.netloc.lower()
    except ValueError:
        raise Refused(_say_which()) from None
    site = Site.find_for_request(request)
    own = {request.get_host(), urlsplit(site.root_url).netloc} if site else set()
    if parts.scheme not in ("http", "https") or host not in own:
        raise Http404("Not an address of this site")
    visitor = HttpRequest()
    visitor.META, visitor.user, visitor.session = request.META, AnonymousUser(), {}
    components = [part for part in parts.path.split("/") if part]
    page, tail = route_from_root(site.root_page.specific, visitor, components)
    is_calendar, is_event = (isinstance(page, kind) for kind in (CalendarPage, EventPage))
    date = DATE.fullmatch(tail[0]) if is_event and len(tail) == 1 else None
    if not (is_calendar or is_event) or (tail and not date):
        raise Http404("Nothing to embed")
    if not type(page).objects.visible_to().filter(pk=page.pk).exists():
        raise Http404("Not for everybody")
    return Found(page, visitor, QueryDict(parts.query), date.groups() if date else None)


def _say_which() -> str:
    return _("Say which address it is about, as url=https://…")
