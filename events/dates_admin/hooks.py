"""Where the CMS leads to the dates: menu, buttons at an activity, and after publishing."""

from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button, ListingButton

from site_config import dates

from ..closures import ClosureCalendar
from ..models import EventPage
from . import lost_answers, urls
from .access import may_publish_any


class DatesMenuItem(MenuItem):
    def is_shown(self, request):
        return may_publish_any(request.user)


def menu_item():
    """Hook register_admin_menu_item."""
    return DatesMenuItem(
        _("Dates"), reverse("events_dates:all"), name="dates", icon_name="calendar", order=150
    )


def admin_urls():
    """Hook register_admin_urls."""
    return [path("dates/", include(urls))]


def _is_own_event(page, user) -> bool:
    return (
        issubclass(page.cached_content_type.model_class() or object, EventPage)
        and page.live
        and page.permissions_for_user(user).can_publish()
    )


def listing_buttons(page, user, next_url=None):
    """Hook register_page_listing_buttons: beside each activity in the tree."""
    if _is_own_event(page, user):
        yield ListingButton(
            _("Dates"),
            reverse("events_dates:event", args=[page.pk]),
            icon_name="calendar",
            attrs={"aria-label": _("Dates of “%(title)s”") % {"title": page.title}},
            priority=30,
        )


def header_buttons(page, user, view_name, next_url=None):
    """Hook register_page_header_buttons: in the menu at the top of the editor."""
    if not _is_own_event(page, user):
        return
    yield Button(
        _("Dates"),
        reverse("events_dates:event", args=[page.pk]),
        icon_name="calendar",
        priority=12,
    )
    if page.specific.repeats:
        yield Button(
            _("From a date on in another way"),
            reverse("events_dates:split", args=[page.pk]),
            icon_name="cut",
            priority=13,
        )


def _tell_of_the_end(request, page) -> None:
    """Dates that do not come, because the community of the activity stops."""
    if last_day := ClosureCalendar().last_day(page):
        said = _("This community stops. Its last day is %(day)s: after it nothing takes place.")
        messages.warning(request, said % {"day": dates.day(last_day)})


def after_publishing(request, page):
    """Hook after_publish_page: carry out what was answered, and point to the dates."""
    if not isinstance(page, EventPage):
        return
    lost_answers.carry_out(request, page)
    if page.live:
        _tell_of_the_end(request, page)
        url = reverse("events_dates:event", args=[page.pk])
        messages.info(
            request,
            _("Is one date different? You say so in the list of dates."),
            buttons=[messages.button(url, _("Dates"))],
        )
    return
