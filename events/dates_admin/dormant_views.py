"""What to do with a change whose date its series no longer gives."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from site_config import dates

from ..lost_changes import DROP, KEEP, Pattern, extra_date_for, lost
from ..models import DateChange, EventPage
from . import history, kinds
from .access import own_events
from .waiting import waits_for


@require_POST
def settle(request, change_id):
    """Keep the date of a dormant change as an extra date, or let the change go."""
    change = get_object_or_404(
        DateChange.objects.select_related("venue"),
        pk=change_id,
        event__in=own_events(request.user).values("pk"),
    )
    back = _back(request, change.event_id)
    answer = request.POST.get("answer")
    if not lost(Pattern.of(change.event), [change]):
        messages.info(request, _("The series has this date again: nothing needs to be done."))
    elif answer == DROP:
        drop(change, request.user)
        messages.success(request, _("%(date)s was dropped.") % {"date": dates.day(change.date)})
    elif answer == KEEP:
        if reason := waits_for(change.event, request.user):
            messages.error(request, reason)
        else:
            _keep(change, request.user)
            messages.success(
                request,
                _("%(date)s is an extra date now.") % {"date": dates.day(change.date)},
            )
    return redirect(back)


def drop(change: DateChange, user) -> None:
    history.write(
        history.DROPPED,
        change.event,
        change.date,
        change.slot,
        kinds.words(change),
        kinds.shown_reason(change),
        user,
    )
    change.delete()


def _keep(change: DateChange, user) -> None:
    event = EventPage.objects.get(pk=change.event_id)
    event.extra_dates.add(extra_date_for(change, None))
    event.save_revision(user=user, log_action=True).publish(user=user)
    history.write(
        history.KEPT,
        event,
        change.date,
        change.slot,
        kinds.words(change),
        kinds.shown_reason(change),
        user,
    )


def _back(request, event_id: int) -> str:
    asked = request.POST.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure()):
        return asked
    return reverse("events_dates:event", args=[event_id])
