"""The page "Abonneren": how the calendar of your own phone or computer follows ours."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.apps import apps
from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import re_path

from site_config.errors import HelpfulNotFound
from site_config.visibility import Branches

from .filters import FIRST, LAST, LIBRARY, THEME, Filters, TooMuch, unknown_words

TEMPLATE = "events/subscribe_page.html"
# The form asks for these itself; a subscription has no first or last day.
NOT_HIDDEN = {LIBRARY, THEME, FIRST, LAST}


@dataclass(frozen=True)
class Subscription:
    """The addresses of one feed; `page_address` is absolute and ends in a slash."""

    page_address: str
    query: str = ""

    @property
    def address(self) -> str:
        return self._feed("ics")

    @property
    def webcal(self) -> str:
        """Opens the calendar program of whoever follows it."""
        return f"webcal://{self.address.partition('://')[2]}"

    @property
    def atom(self) -> str:
        return self._feed("xml")

    @property
    def json(self) -> str:
        return self._feed("json")

    def _feed(self, extension: str) -> str:
        return f"{self.page_address}feed.{extension}{self.query}"


class CalendarSubscribing:
    """abonneren/ below a calendar, with the filters of the list in its address."""

    @re_path(r"^abonneren/$")
    def subscribe_view(self, request):
        try:
            filters = Filters.read(request.GET, request)
        except TooMuch:
            raise BadRequest("Too many filters") from None
        if filters.unknown:
            name, value = filters.unknown[0]
            ways = [(self.get_url(request) + "abonneren/", _("Follow the whole calendar"))]
            raise HelpfulNotFound(unknown_words(name, value), ways)
        pairs = [pair for pair in filters.pairs() if pair[0] not in (FIRST, LAST)]
        community = self.community()
        return self.render(
            request,
            template=TEMPLATE,
            context_overrides={
                **_told(self, request, pairs),
                "community": community,
                "filters": filters,
                "chosen": [*filters.words_for_people(), *filter(None, [filters.words])],
                "dates_left_out": bool(filters.first or filters.last),
                "hidden": [pair for pair in pairs if pair[0] not in NOT_HIDDEN],
                "themes": _themes(request),
                "libraries": _libraries(request) if self.is_network else [],
                "noindex": bool(request.GET),
            },
        )


class EventSubscribing:
    """abonneren/ below an activity: to follow this one series only."""

    @re_path(r"^abonneren/$")
    def subscribe_view(self, request):
        return self.render(
            request,
            template=TEMPLATE,
            context_overrides={
                **_told(self, request, []),
                "calendar": self.get_parent(),
                "of_event": True,
                "noindex": True,
            },
        )


def _told(page, request, pairs) -> dict:
    own = request.build_absolute_uri(page.get_url(request))
    return {
        "subscription": Subscription(own, f"?{urlencode(pairs)}" if pairs else ""),
        # Who asks for a password gets no answer from programs, which have none.
        "closed": bool(Branches.of(request).restrictions_above(page.path)),
    }


def _themes(request):
    theme_page = apps.get_model("knowledge_base", "ThemePage")
    return theme_page.objects.visible_to(request).defer_streamfields().order_by("title")


def _libraries(request):
    """The libraries that have a community."""
    community_page = apps.get_model("communities", "CommunityPage")
    visible = community_page.objects.visible_to(request).values("library")
    library = apps.get_model("communities", "Library")
    return library.objects.filter(pk__in=visible).order_by("name")
