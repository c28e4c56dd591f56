"""The list of coming dates: of all activities that one may change, and of one of them."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from .. import lost_changes
from ..models import EventPage
from ..paging import no_such_page, page_number
from . import listing
from .access import may_publish_any, own_event_or_404, own_events
from .filter_form import FilterForm


@require_GET
def all_dates(request):
    """Every coming date that this user may change."""
    if not may_publish_any(request.user):
        raise PermissionDenied
    return _list(request, None)


@require_GET
def event_dates(request, event_id):
    """The same for one activity."""
    return _list(request, own_event_or_404(request.user, event_id))


def _list(request, event: EventPage | None):
    form = FilterForm(request.GET)
    wanted = form.wanted(event)
    number = page_number(request)
    page = listing.page_of(request.user, wanted, number)
    if number > 1 and not page.lines:
        raise no_such_page(request)
    events = own_events(request.user)
    if event is not None:
        events = events.filter(pk=event.pk)
    here = reverse("events_dates:event", args=[event.pk]) if event else reverse("events_dates:all")
    trail = [] if event is None else [{"url": reverse("events_dates:all"), "label": _("Dates")}]
    title = event.title if event else _("Dates")
    return render(
        request,
        "events/admin/dates.html",
        {
            "header_title": _("Coming dates of “%(title)s”") % {"title": event.title}
            if event
            else _("Coming dates"),
            "breadcrumbs_items": [*trail, {"url": "", "label": title}],
            "header_icon": "calendar",
            "page": page,
            "event": event,
            "filter_form": form,
            "most_shown": listing.most_shown(request.user, wanted),
            "filtered": bool(wanted.words or wanted.day),
            "dormant": lost_changes.dormant(events),
            "here": here,
            "back": request.get_full_path(),
            "pages": {
                "previous": form.address(here, number - 1) if number > 1 else None,
                "next": form.address(here, number + 1) if page.has_next else None,
            },
        },
    )
