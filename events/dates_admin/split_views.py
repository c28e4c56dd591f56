"""Continue a series in another way from a date on: choose, read what happens, do it."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.log_actions import log

from site_config import dates
from site_config.native_inputs import NativeDateInput

from .. import pattern_text, recurrence, splitting
from . import history, kinds
from .access import own_event_or_404
from .waiting import waits_for


class SplitForm(forms.Form):
    """Raises nothing of its own: whether the date will do is asked of the series."""

    from_date = forms.DateField(
        label=gettext_lazy("Different from this date on"),
        widget=NativeDateInput,
        error_messages={
            "required": gettext_lazy("Choose the first date that is different."),
            "invalid": gettext_lazy("This is not a date. Write it like 2027-01-14."),
        },
    )

    def __init__(self, *args, event, waiting="", **kwargs):
        super().__init__(*args, **kwargs)
        self.event, self.waiting, self.prepared = event, waiting, None

    def clean_from_date(self):
        day = self.cleaned_data["from_date"]
        if self.waiting:
            raise ValidationError(self.waiting)
        self.prepared = splitting.prepare(self.event, day)
        return day


@require_http_methods(["GET", "HEAD", "POST"])
def split(request, event_id):
    event = own_event_or_404(request.user, event_id)
    if not event.get_parent().permissions_for_user(request.user).can_publish_subpage():
        raise PermissionDenied
    waiting = waits_for(event, request.user)
    given = request.POST if request.method == "POST" else request.GET
    bound = given if "from_date" in given else None
    form = SplitForm(bound, event=event, waiting=waiting)
    if form.is_valid() and request.method == "POST":
        return _carry_out(request, form.prepared)
    return render(
        request,
        "events/admin/split.html",
        {
            "header_title": _("From a date on in another way: %(title)s") % {"title": event.title},
            "breadcrumbs_items": [
                {"url": reverse("events_dates:all"), "label": _("Dates")},
                {"url": reverse("events_dates:event", args=[event.pk]), "label": event.title},
                {"url": "", "label": _("From a date on in another way")},
            ],
            "header_icon": "calendar",
            "event": event,
            "form": form,
            "waiting": "" if form.errors else waiting,
            "explained": _explain(form.prepared) if form.prepared else None,
            "back": reverse("events_dates:event", args=[event.pk]),
        },
    )


def _explain(prepared: splitting.Split) -> dict:
    """What will happen, for the template."""
    event, halves = prepared.event, prepared.halves
    before = recurrence.dates(
        halves.first_rules, event.first_date, event.first_date, prepared.last_day_of_first
    )
    return {
        "begins": halves.begins,
        "last": before[-1],
        "repetition": pattern_text.sentence(event),
        "changes": [
            {
                "date": change.date,
                "words": kinds.words(change),
                "reason": kinds.shown_reason(change),
            }
            for change in prepared.changes
        ],
        "extra": [one for one in event.extra_dates.all() if one.date >= halves.begins],
        "skipped": [one for one in event.skipped_dates.all() if one.date >= halves.begins],
        "loose": halves.second_extra,
    }


def _carry_out(request, prepared: splitting.Split):
    second = splitting.split(prepared, request.user)
    log(
        instance=prepared.event,
        action=history.SPLIT,
        user=request.user,
        data={"date": prepared.halves.begins.isoformat(), "title": second.title},
    )
    messages.success(
        request,
        _(
            "There are two activities now. This is the second: it begins on %(date)s. "
            "Change what has to be different, and publish it."
        )
        % {"date": dates.day(prepared.halves.begins)},
    )
    return redirect("wagtailadmin_pages:edit", second.pk)
