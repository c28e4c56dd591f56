"""The list of what has been, the form for the visitors of one date, and the way back."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages

from site_config import dates

from ..dates_admin import history as date_history
from ..dates_admin.access import may_publish_any, own_event_or_404, own_row_or_404
from ..dates_admin.filter_form import FilterForm
from ..dates_admin.listing import most_shown
from ..models import Attendance, Series
from ..paging import no_such_page, page_number
from . import history, noting, past
from .form import AttendanceForm


class PastFilterForm(FilterForm):
    ongeteld = forms.BooleanField(label=gettext_lazy("Only what nobody counted"), required=False)


@require_GET
def all_past(request):
    """Every date that has begun, of what this user may publish."""
    if not may_publish_any(request.user):
        raise PermissionDenied
    return _list(request, None)


@require_GET
def event_past(request, event_id):
    """The same for one activity."""
    return _list(request, own_event_or_404(request.user, event_id))


def _list(request, event):
    form = PastFilterForm(request.GET)
    wanted = form.wanted(event)
    number = page_number(request)
    uncounted = bool(form.cleaned_data.get("ongeteld"))
    page = past.page_of(request.user, wanted, number, uncounted=uncounted)
    if number > 1 and not page.lines:
        raise no_such_page(request)
    here = _list_url(event)
    return render(
        request,
        "events/admin/dates_past.html",
        {
            "header_title": _("Past dates of “%(title)s”") % {"title": event.title}
            if event
            else _("Past dates"),
            "breadcrumbs_items": [
                {"url": reverse("events_dates:all"), "label": _("Dates")},
                *([{"url": "", "label": event.title}] if event else []),
                {"url": "", "label": _("Past dates")},
            ],
            "header_icon": "calendar",
            "page": page,
            "event": event,
            "filter_form": form,
            "filtered": bool(wanted.words or wanted.day or uncounted),
            "most_shown": most_shown(request.user, wanted),
            "here": here,
            "back": request.get_full_path(),
            "pages": {
                "newer": form.address(here, number - 1) if number > 1 else None,
                "older": form.address(here, number + 1) if page.has_next else None,
            },
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def note(request, event_id, date_text, slot):
    """How many came on one date."""
    row = own_row_or_404(request.user, event_id, date_text, slot)
    if refused := noting.refusal(row):
        messages.warning(request, refused)
        return redirect(_back(request, row.event))
    if request.method == "POST":
        # Two librarians at once: the second one alters what the first one noted.
        Series.objects.select_for_update().filter(event=row.event).first()
    existing = _existing(row)
    instance = existing or Attendance(event=row.event, date=row.date, slot=row.slot)
    instance.event = row.event
    form = AttendanceForm(request.POST or None, instance=instance)
    if request.method == "POST" and form.is_valid():
        one = form.save(commit=False)
        one.noted_by = request.user
        one.save()
        _log(history.NOTED, row, one, request.user)
        messages.success(
            request,
            _("Noted. %(title)s, %(date)s: %(words)s.")
            % {"title": row.event.title, "date": dates.day(row.date), "words": noting.words(one)},
        )
        return redirect(_back(request, row.event))
    return _render_form(request, row, existing, form)


def _render_form(request, row, existing, form):
    form.fields["visitors"].widget.attrs["autofocus"] = True
    title = row.event.title
    when = dates.when(row.start, row.end, row.all_day)
    return render(
        request,
        "events/admin/attendance_form.html",
        {
            "header_title": _("Visitors: %(title)s, %(when)s") % {"title": title, "when": when},
            "breadcrumbs_items": [
                {"url": reverse("events_dates:past"), "label": _("Past dates")},
                {"url": _list_url(row.event), "label": title},
                {"url": "", "label": _("Visitors")},
            ],
            "header_icon": "group",
            "row": row,
            "existing": existing,
            "form": form,
            "history": date_history.of_date(row.event, row.date, row.slot),
            "back": _back(request, row.event),
        },
    )


@require_POST
def take_away(request, event_id, date_text, slot):
    """Nobody counted after all."""
    row = own_row_or_404(request.user, event_id, date_text, slot)
    one = _existing(row)
    if one is None:
        messages.info(request, _("The visitors of this date had been taken away already."))
        return redirect(_back(request, row.event))
    _log(history.TAKEN_AWAY, row, one, request.user)
    one.delete()
    messages.success(
        request,
        _("Taken away. Of %(title)s, %(date)s, nobody counted the visitors.")
        % {"title": row.event.title, "date": dates.day(row.date)},
    )
    return redirect(_back(request, row.event))


def _existing(row) -> Attendance | None:
    return row.event.attendance.filter(date=row.date, slot=row.slot).first()


def _log(action: str, row, one: Attendance, user) -> None:
    date_history.write(action, row.event, row.date, row.slot, noting.words(one), "", user)


def _list_url(event) -> str:
    if event is None:
        return reverse("events_dates:past")
    return reverse("events_dates:event_past", args=[event.pk])


def _back(request, event) -> str:
    """The list that one came from, with its filters and page."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure()):
        return asked
    return _list_url(event)
