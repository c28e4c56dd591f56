"""“Nieuwe activiteit”: begin with nothing, or with a copy of an earlier one."""

import datetime as dt
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.permissions import page_permission_policy

from site_config.lookup import page_by_id_or_404
from site_config.native_inputs import NativeDateInput

from . import copying, pattern_text
from .calendar_names import titles_above
from .closures import ClosureCalendar
from .models import CalendarPage, EventPage
from .paging import PARAMETER, no_such_page, page_number
from .pattern_check import EARLIEST, LATEST
from .planning import begins_beyond_register
from .publication_points import no_dates_yet

PER_PAGE = 20
# In the address of the empty editor: the choice has been made.
EMPTY = "leeg"


def calendars_to_add_to(user):
    """The calendars below which `user` may make an activity."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "add")
    return CalendarPage.objects.filter(pk__in=pages.values("pk"))


def _own_event_or_404(user, event_id: int) -> EventPage:
    pages = page_permission_policy.instances_user_has_any_permission_for(
        user, {"add", "change", "publish"}
    )
    events = EventPage.objects.select_related("venue", "picture")
    return page_by_id_or_404(events.filter(pk__in=pages.values("pk")), event_id)


def editor_address(calendar_id: int) -> str:
    """The editor with nothing filled in but what this community mostly does."""
    address = reverse("wagtailadmin_pages:add", args=["events", "eventpage", calendar_id])
    return f"{address}?{EMPTY}=ja"


def _name(calendar: CalendarPage, parents: dict[int, str]) -> str:
    return _("Calendar of %(community)s") % {"community": parents[calendar.pk]}


class CalendarChoice(forms.ModelChoiceField):
    parents = None

    def label_from_instance(self, calendar):
        if self.parents is None:
            self.parents = titles_above(self.queryset)
        return _name(calendar, self.parents)


class CopyForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=255)
    first_date = forms.DateField(
        label=gettext_lazy("New first date"),
        required=False,
        widget=NativeDateInput,
        help_text=gettext_lazy(
            "The repetition moves along. You do not know it yet? Leave it empty and fill in "
            "the dates later."
        ),
        error_messages={
            "invalid": gettext_lazy("This is not a date. Write it like 2027-01-14."),
        },
    )
    calendar = CalendarChoice(
        queryset=None,
        label=gettext_lazy("In which calendar?"),
        empty_label=None,
        # A number that no database holds is a wrong choice, not an error.
        to_field_name="id",
    )

    def __init__(self, *args, calendars, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["calendar"].queryset = calendars
        if len(calendars) == 1:
            self.fields["calendar"].widget = forms.HiddenInput()

    def clean_first_date(self):
        day = self.cleaned_data["first_date"]
        if day and not EARLIEST <= day <= LATEST:
            raise ValidationError(_("Check the year of this date."))
        if day and day < timezone.localdate():
            raise ValidationError(_("This date has been. Choose a date that is still to come."))
        return day


@require_safe
def where(request):
    """In which calendar? Who has only one is not asked."""
    calendars = list(calendars_to_add_to(request.user).order_by("path"))
    if not calendars:
        raise PermissionDenied
    if len(calendars) == 1:
        return redirect("events_new", calendars[0].pk)
    parents = titles_above(calendars)
    return render(
        request,
        "events/admin/new_where.html",
        {
            "header_title": _("New activity"),
            "breadcrumbs_items": [{"url": "", "label": _("New activity")}],
            "header_icon": "calendar",
            "calendars": [
                {"url": reverse("events_new", args=[one.pk]), "label": _name(one, parents)}
                for one in calendars
            ],
        },
    )


@require_safe
def new(request, calendar_id):
    """The choice: an empty activity, or one of the earlier ones as an example."""
    calendar = page_by_id_or_404(calendars_to_add_to(request.user), calendar_id)
    words = request.GET.get("q", "").replace("\0", "").strip()[:100]
    number = page_number(request)
    start = (number - 1) * PER_PAGE
    found = list(
        copying.earlier(calendar, words, timezone.localdate())[start : start + PER_PAGE + 1]
    )
    if number > 1 and not found:
        raise no_such_page(request)
    here = reverse("events_new", args=[calendar.pk])

    def at(page):
        asked = {"q": words, PARAMETER: page} if words else {PARAMETER: page}
        return f"{here}?{urlencode(asked)}"

    return render(
        request,
        "events/admin/new.html",
        {
            "header_title": _("New activity"),
            "breadcrumbs_items": [
                {
                    "url": reverse("wagtailadmin_explore", args=[calendar.pk]),
                    "label": _name(calendar, titles_above([calendar])),
                },
                {"url": "", "label": _("New activity")},
            ],
            "header_icon": "calendar",
            "empty": editor_address(calendar.pk),
            "here": here,
            "words": words,
            "lines": [
                {"event": event, "repetition": pattern_text.sentence(event)}
                for event in found[:PER_PAGE]
            ],
            "number": number,
            "previous": at(number - 1) if number > 1 else None,
            "next": at(number + 1) if len(found) > PER_PAGE else None,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request, event_id):
    """The title and the first date of the copy; then it opens in the editor."""
    event = _own_event_or_404(request.user, event_id)
    calendars = calendars_to_add_to(request.user).order_by("path")
    parent = event.get_parent()
    if not calendars:
        raise Http404
    initial = {
        "title": event.title,
        "first_date": copying.suggested_date(event, timezone.localdate()),
        "calendar": parent.pk if parent.pk in {one.pk for one in calendars} else calendars[0].pk,
    }
    form = CopyForm(request.POST or None, initial=initial, calendars=calendars)
    if request.method == "POST" and form.is_valid():
        return _make(request, event, **form.cleaned_data)
    title = _("Copy of “%(title)s”") % {"title": event.title}
    return render(
        request,
        "events/admin/copy.html",
        {
            "header_title": title,
            "breadcrumbs_items": [
                {
                    "url": reverse("events_new", args=[initial["calendar"]]),
                    "label": _("New activity"),
                },
                {"url": "", "label": title},
            ],
            "header_icon": "copy",
            "event": event,
            "repetition": pattern_text.sentence(event),
            "form": form,
            "back": reverse("events_new", args=[initial["calendar"]]),
        },
    )


def _make(request, event, title: str, first_date: dt.date | None, calendar: CalendarPage):
    made = copying.copy_event(event, calendar, title, first_date, request.user)
    messages.success(
        request,
        _(
            "This is the copy. Residents do not see it yet. "
            "Change what is different, and publish it."
        ),
    )
    if begins_beyond_register(made, ClosureCalendar()):
        messages.warning(request, no_dates_yet())
    return redirect("wagtailadmin_pages:edit", made.pk)


def admin_urls():
    """Hook register_admin_urls."""
    return [
        path("events/new/", where, name="events_new_where"),
        path("events/new/<int:calendar_id>/", new, name="events_new"),
        path("events/copy/<int:event_id>/", copy, name="events_copy"),
    ]
