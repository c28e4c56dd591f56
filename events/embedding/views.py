"""`insluiten/` below a calendar: what a library shows of it in a frame on its own website.

Only the websites in the register of the library may frame it. The calendar of the network is
framed by the websites of the library that its address names: `voor=bibliotheek-gouda`. Naming
another one opens nothing, since the policy then names the websites of that other one.
"""

from django.apps import apps
from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import re_path

from site_config.csp import let_frame
from site_config.errors import HelpfulNotFound
from site_config.machine_files import SITE_NAME

from .. import listing, windows
from ..calendar import coming, options
from ..calendar.asked import Asked
from . import looks

FOR = "voor"


class CalendarEmbedding:
    @re_path(r"^insluiten/$")
    def embedded_view(self, request):
        community = self.community()
        library = community.library if community else None
        try:
            if self.is_network:
                library = _library_named(request)
            look = looks.Look.read(request.GET)
            context, status = _shown(Asked.of(self, request), look), 200
        except (HelpfulNotFound, looks.UnknownLook) as wrong:
            context, status = {"explanation": str(wrong)}, 404
        except BadRequest:
            context, status = {"explanation": _("There are too many filters in this address.")}, 400
        response = self.render(
            request,
            template=f"events/embedded{'' if status == 200 else '_sorry'}.html",
            context_overrides={
                "community": community,
                "name": name(community),
                "canonical": self.get_full_url(request),
                **context,
            },
        )
        response.status_code = status
        response["X-Robots-Tag"] = "noindex"
        # What is for some people only stays on the site where they sign in.
        open_to_all = not self.get_view_restrictions()
        let_frame(response, library.calendar_origins if library and open_to_all else [])
        return response


def name(community) -> str:
    """What the frame is called: of a community, or None for that of the network."""
    return _("Calendar of %(name)s") % {"name": community.title if community else SITE_NAME}


def _library_named(request):
    """The library that the address names, None without one. Raises UnknownLook."""
    slug = request.GET.get(FOR, "")
    if not slug:
        return None
    library = apps.get_model("communities", "Library")
    found = library.objects.filter(slug=slug).first() if "\x00" not in slug else None
    if found is None:
        raise looks.UnknownLook(FOR, slug)
    return found


def _shown(asked: Asked, look: looks.Look) -> dict:
    """The first activities of the list, as many as were asked for."""
    since, until = coming.window(asked)
    # Of a series that stands there once, many rows may have to be passed over.
    read = options.READ if asked.merged else look.number
    found = windows.first_found(asked.rows, since, until, read)
    if asked.merged:
        found = coming.once_each(found)
    rows = coming.listed(asked, found[: look.number])
    return {
        "look": look,
        "filters": asked.filters,
        "today": asked.today,
        "days": list(listing.by_day(rows, coming.local_day(since))),
        # Where nothing fits, the same choice on our own page would not help.
        "whole": f"{asked.url}{asked.query() if rows else ''}",
    }
