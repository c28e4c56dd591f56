"""The registers of libraries and advisers in Wagtail's admin, and who has which role."""

from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from site_config.register_export import RegisterMixin
from site_config.scoped_admin import ScopedModelAdmin

from .advice import views as advice_views
from .embedding import views as embedding_views
from .models import Adviser, Library
from .people import history
from .people import views as people_views
from .scopes import KnownAdvisers, OpenLibraries


class LibraryAdmin(RegisterMixin, ScopedModelAdmin):
    model = Library
    scope = OpenLibraries()
    menu_icon = "site"
    list_display = ["name", "place", "region", "adviser"]
    list_filter = ["region", "adviser"]
    list_select_related = ["adviser"]
    search_fields = ["name", "place"]


class AdviserAdmin(RegisterMixin, ScopedModelAdmin):
    model = Adviser
    scope = KnownAdvisers()
    menu_icon = "user"
    list_display = ["name", "email", "phone"]
    search_fields = ["name", "email"]


class NetworkGroup(ModelAdminGroup):
    menu_label = gettext_lazy("Network")
    menu_icon = "group"
    menu_order = 210
    items = [LibraryAdmin, AdviserAdmin]


modeladmin_register(NetworkGroup)
hooks.register("register_admin_menu_item", people_views.menu_item)
hooks.register("register_admin_urls", people_views.admin_urls)
hooks.register("register_log_actions", history.register)
hooks.register("register_admin_menu_item", advice_views.menu_item)
hooks.register("register_admin_urls", advice_views.admin_urls)
hooks.register("register_admin_menu_item", embedding_views.menu_item)
hooks.register("register_admin_urls", embedding_views.admin_urls)
