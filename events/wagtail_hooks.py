"""The calendar's registers and its rules in Wagtail's admin."""

from django.urls import path
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from site_config.register_export import RegisterMixin
from site_config.scoped_admin import ScopedModelAdmin
from site_config.scopes import OfLibrary

from . import copying_hooks, copying_views, help_views, import_hooks
from .attendance import history as attendance_history
from .attendance.register import AttendanceAdmin
from .closure_admin import ClosureAdmin
from .dates_admin import history, home_panel
from .dates_admin import hooks as dates_hooks
from .editing import comparison
from .editing.views import when_preview
from .models import Venue


class VenueAdmin(RegisterMixin, ScopedModelAdmin):
    model = Venue
    scope = OfLibrary()
    # For advisers, who read and do not edit.
    inspect_view_enabled = True
    menu_icon = "home"
    list_display = ["name", "place", "library", "step_free", "accessible_toilet"]
    list_filter = ["library"]
    list_select_related = ["library"]
    search_fields = ["name", "place", "street"]


class CalendarGroup(ModelAdminGroup):
    menu_label = gettext_lazy("Calendar")
    menu_icon = "calendar"
    menu_order = 200
    items = [AttendanceAdmin, VenueAdmin, ClosureAdmin]

    def get_submenu_items(self):
        items = super().get_submenu_items()
        last = len(items) + 1
        return [*items, import_hooks.menu_item(order=last), help_views.menu_item(order=last + 1)]


modeladmin_register(CalendarGroup)
comparison.register()
hooks.register("register_admin_menu_item", dates_hooks.menu_item)
hooks.register("register_admin_urls", dates_hooks.admin_urls)
hooks.register("register_admin_urls", help_views.admin_urls)
hooks.register("register_help_menu_item", help_views.help_menu_item)
hooks.register("register_admin_menu_item", copying_hooks.menu_item)
hooks.register("register_admin_urls", copying_views.admin_urls)
hooks.register("before_create_page", copying_hooks.offer_a_copy)
hooks.register("before_copy_page", copying_hooks.copy_our_way)
hooks.register("register_page_listing_buttons", dates_hooks.listing_buttons)
hooks.register("register_page_header_buttons", dates_hooks.header_buttons)
hooks.register("after_publish_page", dates_hooks.after_publishing)
hooks.register("construct_homepage_panels", home_panel.add_to_home)
hooks.register("register_log_actions", history.register)
hooks.register("register_log_actions", attendance_history.register)


@hooks.register("register_admin_urls")
def preview_of_when():
    name = "events_when_preview"
    return [
        path("events/when/<int:calendar_id>/", when_preview, name=name),
        path("events/when/<int:calendar_id>/<int:page_id>/", when_preview, name=name),
    ]
