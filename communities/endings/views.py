"""Complete a community: fill in, read what happens, do it; and take it back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.permissions import page_permission_policy

from events import community_ends
from site_config import dates
from site_config.lookup import page_by_id_or_404

from ..models import CommunityPage, Ending
from . import ending
from .forms import EndingForm

END, TAKE_BACK = "communities_ending", "communities_ending_take_back"


def own_communities(user) -> QuerySet:
    """Those of which `user` may publish the page: who stops it says so at once."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "publish")
    return CommunityPage.objects.filter(pk__in=pages.values("pk"))


def _own_or_404(user, page_id: int) -> CommunityPage:
    """Raises Http404: of other communities one learns nothing here."""
    communities = own_communities(user).select_related("ending", "library")
    return page_by_id_or_404(communities, page_id)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request, page_id):
    """Only what was shown is done: with other dates, or another day, it is shown again."""
    community = _own_or_404(request.user, page_id)
    there = getattr(community, "ending", None)
    form = EndingForm(
        request.POST if request.method == "POST" else None,
        # Read by itself: what is typed must not show as what is so.
        instance=Ending.objects.filter(community=community).first() or Ending(community=community),
        for_user=request.user,
    )
    touched, shown = [], ""
    if request.method == "POST" and form.is_valid():
        try:
            touched = community_ends.effects(community, form.cleaned_data["last_day"])
            shown = _mark(form, touched)
            if request.POST.get("shown") == shown:
                return _carry_out(request, community, form)
        except ValidationError as error:
            form.add_error(None, error)
    context = {
        **_header(community, _("Complete the community")),
        "community": community,
        "there": there,
        "form": form,
        "media": form.media,
        "shown": shown,
        "again": bool(shown and request.POST.get("shown")),
        "activities": ending.by_activity(touched),
        "dates": len(touched),
        "last_day": form.cleaned_data.get("last_day") if shown else None,
        "today": timezone.localdate(),
    }
    return render(request, "communities/admin/ending.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request, page_id):
    community = _own_or_404(request.user, page_id)
    if not hasattr(community, "ending"):
        messages.info(request, _("“%(title)s” goes on already.") % {"title": community.title})
        return redirect("wagtailadmin_pages:edit", community.pk)
    touched = community_ends.effects(community, None)
    if request.method == "POST":
        ending.take_back(community, request.user)
        messages.success(
            request, _("“%(title)s” goes on. Its dates are back.") % {"title": community.title}
        )
        return redirect("wagtailadmin_pages:edit", community.pk)
    context = {
        **_header(community, _("Let the community go on")),
        "community": community,
        "activities": ending.by_activity(touched),
        "dates": len(touched),
    }
    return render(request, "communities/admin/ending_take_back.html", context)


def _mark(form, touched) -> str:
    """What its reader has seen: the last day, and how many dates it touches."""
    return f"{form.cleaned_data['last_day'].isoformat()} {len(touched)}"


def _carry_out(request, community, form):
    with transaction.atomic():
        made = ending.end(community, request.user, **form.cleaned_data)
    values = {"title": community.title, "day": dates.day(made.last_day)}
    messages.success(
        request, _("“%(title)s” stops. The last day is %(day)s. You can take it back.") % values
    )
    return redirect(END, community.pk)


def _header(community, title: str) -> dict:
    return {
        "header_title": title,
        "breadcrumbs_items": [
            {
                "url": reverse("wagtailadmin_pages:edit", args=[community.pk]),
                "label": community.title,
            },
            {"url": "", "label": title},
        ],
        "header_icon": "circle-check",
    }


def header_buttons(page, user, view_name, next_url=None):
    """Hook register_page_header_buttons: in the menu above the page of a community."""
    if page.cached_content_type.model_class() is not CommunityPage:
        return
    if page.permissions_for_user(user).can_publish():
        yield Button(
            _("Complete the community"),
            reverse(END, args=[page.pk]),
            icon_name="circle-check",
            priority=80,
        )


def admin_urls():
    """Hook register_admin_urls."""
    return [
        path("communities/<int:page_id>/end/", end, name=END),
        path("communities/<int:page_id>/end/back/", take_back, name=TAKE_BACK),
    ]
