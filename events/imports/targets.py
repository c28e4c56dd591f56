"""The calendars into which activities can be imported."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from events.models import CalendarPage

from .refusals import ImportRefused

NETWORK = "netwerk"


def by_slug(slug: str) -> CalendarPage:
    """The calendar of a community, or of the network. Raises ImportRefused."""
    slug = slug.strip().strip("/")
    if slug == NETWORK:
        found = [one for one in CalendarPage.objects.all() if one.is_network]
    else:
        communities = Page.objects.filter(slug=slug).values_list("path", flat=True)
        found = [
            one
            for one in CalendarPage.objects.order_by("path")
            if not one.is_network and one.path[: -Page.steplen] in set(communities)
        ]
    if not found:
        raise ImportRefused(
            _("There is no calendar “%(slug)s”. Give the short name of a community, or “netwerk”.")
            % {"slug": slug}
        )
    if len(found) > 1:
        raise ImportRefused(_("There is more than one calendar “%(slug)s”.") % {"slug": slug})
    return found[0]


def hold(calendar: CalendarPage) -> None:
    """Let no other import into this calendar be planned until this transaction ends."""
    CalendarPage.objects.select_for_update().get(pk=calendar.pk)


def open_to(user) -> list[CalendarPage]:
    """The calendars in which this user may add activities and publish them."""
    return [
        calendar for calendar in CalendarPage.objects.order_by("path") if may_import(user, calendar)
    ]


def may_import(user, calendar: CalendarPage) -> bool:
    permissions = calendar.permissions_for_user(user)
    return permissions.can_add_subpage() and permissions.can_publish_subpage()
