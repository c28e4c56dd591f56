"""“Mensen”: who works here, invite somebody, remove somebody."""

from functools import partial

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from site_config import dates

from . import changes, circles, history
from .forms import InviteForm

ALL, ONE, REMOVE = "communities_people", "communities_people_group", "communities_people_remove"


@require_safe
def all_circles(request):
    """The roles of which this user may say who has them; with one only, that one at once."""
    circles.prepare(request.user)
    groups = list(circles.circles_of(request.user))
    if not groups:
        raise PermissionDenied
    if len(groups) == 1:
        return redirect(ONE, groups[0].pk)
    circles.with_names(groups)
    title = _("People")
    context = {
        "header_title": title,
        "breadcrumbs_items": [{"url": "", "label": title}],
        "header_icon": "user",
        "network": [group for group in groups if not getattr(group, "library", None)],
        "libraries": [group for group in groups if getattr(group, "library", None)],
    }
    return render(request, "communities/admin/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def circle(request, group_id):
    group = circles.circle_or_404(request.user, group_id)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = changes.invite(
                group, by=request.user, not_sent=partial(_not_sent, request), **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error("email", error)
        else:
            messages.success(request, _told(user, form.cleaned_data["until"]))
            return redirect(ONE, group.pk)
    title = group.name
    context = {
        "header_title": title,
        "breadcrumbs_items": [
            {"url": reverse(ALL), "label": _("People")},
            {"url": "", "label": title},
        ],
        "header_icon": "user",
        "group": group,
        "about": circles.about(group),
        "people": circles.people_in(group),
        "entries": history.of_group(group),
        "form": form,
    }
    return render(request, "communities/admin/people_group.html", context)


@require_POST
def remove(request, group_id, user_id):
    group = circles.circle_or_404(request.user, group_id)
    user = get_object_or_404(get_user_model(), pk=user_id, groups=group)
    try:
        changes.remove(group, user, request.user)
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect(ONE, group.pk)
    messages.success(
        request,
        _("%(who)s was removed. Was that a mistake? Then invite this address again.")
        % {"who": user.email or user.username},
    )
    still = circles.circles_of(request.user).filter(pk=group.pk).exists()
    return redirect(ONE, group.pk) if still else redirect("wagtailadmin_home")


def _told(user, until) -> str:
    who = {"who": user.email or user.username}
    if until:
        return _("%(who)s is in, until %(until)s.") % {**who, "until": dates.day(until)}
    return _("%(who)s is in.") % who


def _not_sent(request) -> None:
    messages.warning(request, _("The mail that tells so could not be sent."))


class PeopleMenuItem(MenuItem):
    def is_shown(self, request):
        return circles.circles_of(request.user).exists()


def menu_item():
    """Hook register_admin_menu_item."""
    return PeopleMenuItem(
        gettext_lazy("People"), reverse(ALL), name="people", icon_name="user", order=230
    )


def admin_urls():
    """Hook register_admin_urls."""
    return [
        path("people/", all_circles, name=ALL),
        path("people/<int:group_id>/", circle, name=ONE),
        path("people/<int:group_id>/remove/<int:user_id>/", remove, name=REMOVE),
    ]
