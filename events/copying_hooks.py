"""Every way to a new activity leads past the choice: empty, or a copy of an earlier one."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

from .copying_views import EMPTY
from .models import EventPage


def offer_a_copy(request, parent_page, page_class):
    """Hook before_create_page: where there is something to copy."""
    if page_class is not EventPage or request.method != "GET" or EMPTY in request.GET:
        return None
    if not EventPage.objects.child_of(parent_page).exists():
        return None
    return redirect("events_new", parent_page.pk)


def copy_our_way(request, page):
    """Hook before_copy_page. Wagtail's own screen would copy the dates as well, and offers to
    copy "as alias": an activity whose dates do not follow.
    """
    if request.method == "POST":
        return _refuse_mirrored_events(request, page)
    if issubclass(page.specific_class or object, EventPage):
        return redirect("events_copy", page.pk)
    return None


def _refuse_mirrored_events(request, page):
    if not request.POST.get("alias"):
        return None
    recursive = request.POST.get("copy_subpages")
    events = (
        EventPage.objects.filter(path__startswith=page.path)
        if recursive
        else (EventPage.objects.filter(pk=page.pk))
    )
    if not events.exists():
        return None
    messages.error(request, _("An activity cannot be mirrored. Copy it instead."))
    return redirect("wagtailadmin_pages:copy", page.pk)


class NewActivityMenuItem(MenuItem):
    def is_shown(self, request):
        return _may_add(request.user)


def menu_item():
    """Hook register_admin_menu_item."""
    return NewActivityMenuItem(
        _("New activity"),
        reverse("events_new_where"),
        name="new-activity",
        icon_name="plus",
        order=140,
    )


def _may_add(user) -> bool:
    return user.is_active and page_permission_policy.user_has_permission(user, "add")
