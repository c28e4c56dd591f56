"""The log of sign-ins in the CMS: for administrators, to read."""

from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _

from ..scoped_admin import ScopedModelAdmin
from ..scopes import ReadByAdministrators
from .models import SignInRecord


class SignInLogAdmin(ScopedModelAdmin):
    model = SignInRecord
    scope = ReadByAdministrators()
    menu_label = _("Log of sign-ins")
    menu_icon = "lock"
    menu_order = 650
    add_to_settings_menu = True
    list_display = ["at", "kind", "email", "by", "address"]
    list_display_add_buttons = "at"
    list_filter = ["kind", "at"]
    list_select_related = ["by"]
    search_fields = ["email"]
    list_export = []

    def get_permissions_for_registration(self):
        return Permission.objects.none()
