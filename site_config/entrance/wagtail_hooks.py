"""Where the CMS leads to the entrance: one's own account, and for administrators all accounts."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail_modeladmin.options import modeladmin_register

from . import account_admin
from .log_admin import SignInLogAdmin

modeladmin_register(SignInLogAdmin)


@hooks.register("register_account_menu_item")
def own_account(request):
    return {
        "url": reverse("mfa_index"),
        "label": _("Password and second step"),
        "help_text": _("Change your password, or sign in with a code of your telephone as well."),
    }


@hooks.register("register_user_listing_buttons")
def account_button(user, request_user):
    if request_user.is_superuser:
        address = reverse("entrance_account", args=[user.pk])
        yield Button(_("Signing in"), address, icon_name="lock", priority=30)


@hooks.register("register_admin_urls")
def addresses():
    return [path("inloggen/<int:pk>/", account_admin.account, name="entrance_account")]


@hooks.register("after_create_user")
def invite(request, user):
    account_admin.invite(request, user)
