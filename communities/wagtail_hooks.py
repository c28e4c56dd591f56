"""The registers of libraries and advisers in Wagtail's admin, roles, advice and progress."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from site_config.register_export import RegisterMixin
from site_config.scoped_admin import ScopedModelAdmin

from .advice import views as advice_views
from .embedding import views as embedding_views
from .endings import history as ending_history
from .endings import views as ending_views
from .evaluation import history as evaluation_history
from .evaluation import views as evaluation_views
from .evaluation.register import EvaluationAdmin
from .models import Adviser, Library
from .moving import history as moving_history
from .moving import views as moving_views
from .onboarding import views as onboarding_views
from .overview import views as overview_views
from .people import history
from .people import views as people_views
from .progress import history as progress_history
from .progress import views as progress_views
from .return_days import history as return_day_history
from .return_days import views as return_day_views
from .scopes import KnownAdvisers, OpenLibraries


class LibraryAdmin(RegisterMixin, ScopedModelAdmin):
    model = Library
    scope = OpenLibraries()
    menu_icon = "site"
    list_display = ["name", "place", "region", "adviser"]
    list_filter = ["region", "adviser"]
    list_select_related = ["adviser"]
    search_fields = ["name", "place"]

    def create_view(self, request):
        """A library alone is of no use to anybody: it comes with all that belongs to it."""
        if not self.permission_helper.user_can_create(request.user):
            raise PermissionDenied
        return onboarding_views.add(request)


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
modeladmin_register(EvaluationAdmin)
hooks.register("register_admin_menu_item", people_views.menu_item)
hooks.register("register_admin_urls", people_views.admin_urls)
hooks.register("register_log_actions", history.register)
hooks.register("register_admin_menu_item", advice_views.menu_item)
hooks.register("register_admin_urls", advice_views.admin_urls)
hooks.register("register_admin_urls", onboarding_views.admin_urls)
hooks.register("register_admin_urls", ending_views.admin_urls)
hooks.register("register_page_header_buttons", ending_views.header_buttons)
hooks.register("register_log_actions", ending_history.register)
hooks.register("register_admin_urls", moving_views.admin_urls)
hooks.register("register_page_header_buttons", moving_views.header_buttons)
hooks.register("register_log_actions", moving_history.register)
hooks.register("register_admin_menu_item", progress_views.menu_item)
hooks.register("register_admin_urls", progress_views.admin_urls)
hooks.register("register_log_actions", progress_history.register)
hooks.register("register_admin_urls", evaluation_views.admin_urls)
hooks.register("register_log_actions", evaluation_history.register)
hooks.register("register_admin_menu_item", embedding_views.menu_item)
hooks.register("register_admin_urls", embedding_views.admin_urls)
hooks.register("register_admin_menu_item", overview_views.menu_item)
hooks.register("register_admin_urls", overview_views.admin_urls)
hooks.register("register_admin_menu_item", return_day_views.menu_item)
hooks.register("register_admin_urls", return_day_views.admin_urls)
hooks.register("register_log_actions", return_day_history.register)
