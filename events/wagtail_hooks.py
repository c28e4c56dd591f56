"""The calendar's registers and its rules in Wagtail's admin."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup, modeladmin_register

from .models import Closure, DateChange, EventPage, Venue


class VenueAdmin(ModelAdmin):
    model = Venue
    menu_icon = "home"
    list_display = ["name", "place", "library", "step_free", "accessible_toilet"]
    list_filter = ["library"]
    list_select_related = ["library"]
    search_fields = ["name", "place", "street"]


class ClosureAdmin(ModelAdmin):
    model = Closure
    menu_icon = "calendar-alt"
    list_display = ["name", "kind", "first_date", "last_date", "region", "library"]
    list_filter = ["kind", "region"]
    list_select_related = ["library"]
    search_fields = ["name"]


class DateChangeAdmin(ModelAdmin):
    model = DateChange
    menu_icon = "warning"
    list_display = ["event", "date", "cancelled", "new_date", "reason"]
    list_filter = ["cancelled"]
    list_select_related = ["event"]
    search_fields = ["event__title", "reason"]


class CalendarGroup(ModelAdminGroup):
    menu_label = gettext_lazy("Calendar")
    menu_icon = "calendar"
    menu_order = 200
    items = [VenueAdmin, ClosureAdmin, DateChangeAdmin]


modeladmin_register(CalendarGroup)


@hooks.register("before_copy_page")
def refuse_mirrored_events(request, page):
    """Copying "as alias" would make activities whose dates do not follow."""
    if request.method != "POST" or not request.POST.get("alias"):
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
