"""Where somebody works: asked once for a page, and shared by its panels."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from wagtail.models import Page

from communities import roles
from communities.models import CommunityPage, Library
from events.dates_admin.access import own_calendars
from events.models import CalendarPage
from knowledge_base.models import KnowledgeBasePage


@dataclass
class Places:
    """What `user` keeps, by permission on pages; administrators keep what their groups keep.

    That administrators may change everything makes nothing theirs to do.
    """

    user: object

    @cached_property
    def _calendars(self) -> list[CalendarPage]:
        found = own_calendars(self.user)
        if found is None:
            kept = CommunityPage.objects.filter(library__in=Library.objects.kept_by(self.user))
            found = CalendarPage.objects.filter(below(kept.values_list("path", flat=True)))
        return list(found.order_by("path"))

    @property
    def calendars(self) -> list[int]:
        """The calendars of communities."""
        return [one.pk for one in self._calendars if not one.is_network]

    @property
    def network_calendar(self) -> CalendarPage | None:
        return next((one for one in self._calendars if one.is_network), None)

    @cached_property
    def communities(self) -> list[CommunityPage]:
        paths = [one.path[: -Page.steplen] for one in self._calendars if not one.is_network]
        found = CommunityPage.objects.filter(path__in=paths).select_related("library", "ending")
        return list(found.defer_streamfields().order_by("title", "pk"))

    @cached_property
    def going_on(self) -> list[CommunityPage]:
        """Without those that have stopped."""
        return [one for one in self.communities if not _has_ended(one)]

    @cached_property
    def edits_network(self) -> bool:
        return self.user.groups.filter(name=roles.NETWORK_EDITORS).exists()

    @cached_property
    def advised(self) -> QuerySet:
        return Library.objects.advised_by(self.user)

    @property
    def pages(self) -> QuerySet:
        """The own communities with all below them."""
        return Page.objects.filter(below(one.path for one in self.communities))

    @property
    def articles(self) -> QuerySet:
        """The knowledge base with all below it."""
        return Page.objects.filter(below(KnowledgeBasePage.objects.values_list("path", flat=True)))


def below(paths) -> Q:
    """The pages with these paths and all below them; no page at all without any path."""
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(path__startswith=path)
    return found


def _has_ended(community: CommunityPage) -> bool:
    ending = getattr(community, "ending", None)
    return bool(ending and ending.has_passed)
