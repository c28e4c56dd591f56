"""“Hulp bij de agenda”: what a librarian can do with the calendar, on one page of the CMS."""

from django.conf import settings
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

# Named otherwise, so that Wagtail's own words are not collected into our catalog.
from django.utils.translation import gettext as words_of_wagtail
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

HELP = "events_help"
# Buttons of Wagtail itself that the page names, as its screens call them.
BUTTONS = {
    "save": "Save draft",
    "more": "More actions",
    "publish": "Publish",
    "unpublish": "Unpublish",
}


@require_safe
def calendar_help(request):
    """For everybody who may enter the CMS: Wagtail sees to that for all its addresses."""
    title = _("Help with the calendar")
    return render(
        request,
        "events/admin/help.html",
        {
            "header_title": title,
            "breadcrumbs_items": [{"url": "", "label": title}],
            "header_icon": "help",
            "wagtail": {name: words_of_wagtail(words) for name, words in BUTTONS.items()},
            "months": settings.OCCURRENCE_HORIZON_MONTHS,
        },
    )


def admin_urls():
    """Hook register_admin_urls."""
    return [path("events/help/", calendar_help, name=HELP)]


def menu_item(order: int) -> MenuItem:
    return MenuItem(
        gettext_lazy("Help with the calendar"),
        reverse(HELP),
        name="events-help",
        icon_name="help",
        order=order,
    )


def help_menu_item() -> MenuItem:
    """Hook register_help_menu_item: where one looks for help first."""
    return menu_item(order=100)
