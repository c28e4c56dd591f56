"""Choose the library, read what goes along and what stays, do it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button

from site_config.lookup import page_by_id_or_404

from ..models import CommunityPage, Library
from . import contents
from .moving import move

MOVE = "communities_move"


class MoveForm(forms.Form):
    library = forms.ModelChoiceField(
        None,
        label=gettext_lazy("To which library?"),
        empty_label=gettext_lazy("Choose a library"),
        error_messages={
            "required": gettext_lazy("Choose a library."),
            "invalid_choice": gettext_lazy("Choose a library."),
        },
    )

    def __init__(self, *args, community: CommunityPage, **kwargs):
        super().__init__(*args, **kwargs)
        others = Library.objects.exclude(pk=community.library_id)
        self.fields["library"].queryset = others


@require_http_methods(["GET", "HEAD", "POST"])
def move_community(request, page_id):
    """Only what was shown is done: when something else would go along it is shown again."""
    if not request.user.is_superuser:
        raise PermissionDenied
    communities = CommunityPage.objects.exclude(library=None).select_related("library")
    community = page_by_id_or_404(communities, page_id)
    given = request.POST if request.method == "POST" else request.GET
    bound = given if request.method == "POST" or "library" in given else None
    form = MoveForm(bound, community=community)
    found = to = None
    if form.is_valid():
        to = form.cleaned_data["library"]
        found = contents.of(community, to)
        if request.method == "POST" and request.POST.get("shown") == found.mark:
            move(community, to, request.user)
            values = {"title": community.title, "library": to.name}
            messages.success(request, _("“%(title)s” is with %(library)s now.") % values)
            return redirect("communities_library_made", to.pk)
    title = _("To another library")
    context = {
        "header_title": title,
        "breadcrumbs_items": [
            {
                "url": reverse("wagtailadmin_pages:edit", args=[community.pk]),
                "label": community.title,
            },
            {"url": "", "label": title},
        ],
        "header_icon": "site",
        "community": community,
        "form": form,
        "found": found,
        "to": to,
        "again": bool(found and request.method == "POST"),
    }
    return render(request, "communities/admin/move.html", context)


def header_buttons(page, user, view_name, next_url=None):
    """Hook register_page_header_buttons: in the menu above the page of a community."""
    if user.is_superuser and page.cached_content_type.model_class() is CommunityPage:
        yield Button(
            _("To another library"), reverse(MOVE, args=[page.pk]), icon_name="site", priority=85
        )


def admin_urls():
    """Hook register_admin_urls."""
    return [path("communities/<int:page_id>/move/", move_community, name=MOVE)]
