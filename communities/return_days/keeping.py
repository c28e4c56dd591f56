"""Saying which date is a return day and who takes part: for those who keep the network."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from ..models import ReturnDay
from . import access, changes
from .forms import DayForm

NEW, EDIT, AWAY = (
    "communities_return_day_new",
    "communities_return_day_edit",
    "communities_return_day_away",
)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    if not access.keeps(request.user):
        raise PermissionDenied
    form = DayForm(request.POST or None, user=request.user, when=request.GET.get("datum", ""))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        row = form.dates[values["when"]]
        day = changes.mark(row, values["communities"], values["advisers"], request.user)
        messages.success(request, _("This date is a return day now. The communities can prepare."))
        return redirect("communities_return_day", day.pk)
    return _form(request, form, _("New return day"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, day_id):
    day = _day_or_403(request, day_id)
    form = DayForm(request.POST or None, user=request.user, day=day)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        kept = changes.change(day, values["communities"], values["advisers"], request.user)
        messages.success(request, _("The return day was saved."))
        if kept:
            names = get_text_list([one.name for one in kept], _("and"))
            messages.warning(
                request,
                _("Still there, because something was prepared already: %(names)s.")
                % {"names": names},
            )
        return redirect("communities_return_day", day.pk)
    return _form(request, form, str(day), day)


@require_POST
def away(request, day_id):
    """The date stays in the calendar."""
    day = _day_or_403(request, day_id)
    try:
        changes.take_away(day, request.user)
    except changes.NotPossible:
        messages.error(
            request,
            _("Somebody has prepared this day or written notes. So it stays a return day."),
        )
        return redirect("communities_return_day", day_id)
    messages.success(request, _("No return day any more. The date stays in the calendar."))
    return redirect("communities_return_days")


def _day_or_403(request, day_id) -> ReturnDay:
    """Raises Http404 for a day of others; PermissionDenied for one that the user only reads."""
    day = access.day_or_404(request.user, day_id)
    if not access.keeps(request.user):
        raise PermissionDenied
    return day


def _form(request, form, title, day=None):
    context = {
        "header_title": title,
        "breadcrumbs_items": [
            {"url": reverse("communities_return_days"), "label": _("Return days")},
            {"url": "", "label": title},
        ],
        "header_icon": "calendar-check",
        "form": form,
        "day": day,
    }
    return render(request, "communities/admin/return_day_form.html", context)
