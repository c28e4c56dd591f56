"""The log of sign-ins in the CMS: for administrators, to read."""

from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from .models import SignInRecord


class AdministratorsRead(PermissionHelper):
    """Nobody writes or deletes a line, and no permission opens the log to others."""

    def user_has_any_permissions(self, user):
        return user.is_superuser

    def user_can_list(self, user):
        return user.is_superuser

    def user_can_create(self, user):
        return False

    def user_can_edit_obj(self, user, obj):
        return False

    def user_can_delete_obj(self, user, obj):
        return False


class SignInLogAdmin(ModelAdmin):
    model = SignInRecord
    permission_helper_class = AdministratorsRead
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
