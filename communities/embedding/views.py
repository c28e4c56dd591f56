"""“Agenda op je website”: choose, see it, copy it, and say which websites may show it."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import log

from events.embedding import looks, snippet
from events.embedding.views import name

from . import calendars
from .forms import SitesForm, SnippetForm

ALL, ONE = "communities_embedding", "communities_embedding_library"


@require_safe
def libraries(request):
    found = calendars.libraries_of(request.user)
    if not found:
        raise PermissionDenied
    if len(found) == 1:
        return redirect(ONE, found[0].pk)
    title = _("Calendar on your website")
    context = {
        "header_title": title,
        "breadcrumbs_items": [{"url": "", "label": title}],
        "header_icon": "desktop",
        "libraries": found,
    }
    return render(request, "communities/admin/embedding.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def library(request, library_id):
    one = calendars.library_or_404(request.user, library_id)
    sites = SitesForm(request.POST or None, instance=one)
    if request.method == "POST" and sites.is_valid():
        if sites.has_changed():
            sites.instance.save(update_fields=["calendar_sites"])
            log(instance=one, action="wagtail.edit", user=request.user)
        messages.success(request, _("The websites have been saved."))
        # With what was chosen for the frame.
        return redirect(f"{request.get_full_path()}#websites")
    allowed = type(one).objects.get(pk=one.pk).calendar_origins
    form = SnippetForm(one, request.GET)
    title = _("Calendar on your website")
    context = {
        "header_title": title,
        "header_icon": "desktop",
        "breadcrumbs_items": [
            {"url": reverse(ALL), "label": _("On your website")},
            {"url": "", "label": f"{title}: {one.name}"},
        ],
        "library": one,
        "form": form,
        "sites": sites,
        "allowed": allowed,
        **(_made(request, form) if form.calendar else {}),
    }
    return render(request, "communities/admin/embedding_library.html", context)


def _made(request, form: SnippetForm) -> dict:
    """The HTML to copy, the live example, and the addresses for who makes it otherwise."""
    here = form.calendar.get_url(request)
    calendar = request.build_absolute_uri(here)
    called = name(form.calendar.community())
    query = f"?{urlencode(form.filter_pairs)}" if form.filter_pairs else ""
    return {
        "example": looks.address(here, form.pairs),
        "example_name": called,
        "snippet": snippet.html(looks.address(calendar, form.pairs), calendar, called, form.height),
        "feeds": {kind: f"{calendar}feed.{kind}{query}" for kind in ("json", "ics")},
        "calendar_address": calendar,
    }


class EmbeddingMenuItem(MenuItem):
    def is_shown(self, request):
        return calendars.libraries_of(request.user).exists()


def menu_item():
    """Hook register_admin_menu_item."""
    return EmbeddingMenuItem(
        gettext_lazy("On your website"),
        reverse(ALL),
        name="embedding",
        icon_name="desktop",
        order=225,
    )


def admin_urls():
    """Hook register_admin_urls."""
    return [
        path("calendar-on-websites/", libraries, name=ALL),
        path("calendar-on-websites/<int:library_id>/", library, name=ONE),
    ]
