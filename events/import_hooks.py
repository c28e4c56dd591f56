"""Where import appears in Wagtail's admin: addresses, menu, and the history of a page."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import import_views
from .imports import targets
from .imports.comparing import LOG_ACTION


class ImportMenuItem(MenuItem):
    """For those who may publish in at least one calendar."""

    def is_shown(self, request):
        return bool(targets.open_to(request.user))


def menu_item(order: int) -> MenuItem:
    return ImportMenuItem(
        _("Import a calendar"),
        reverse(import_views.UPLOAD),
        name="events-import",
        icon_name="upload",
        order=order,
    )


@hooks.register("register_admin_urls")
def import_urls():
    return [
        path("events/import/", import_views.upload, name=import_views.UPLOAD),
        path("events/import/preview/", import_views.preview, name=import_views.PREVIEW),
    ]


@hooks.register("register_log_actions")
def import_log_action(actions):
    actions.register_action(LOG_ACTION, _("Import"), _("Brought in from a calendar file"))
