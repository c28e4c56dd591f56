"""The preview that stands beside the "when" while it is being filled in."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import render
from django.views.decorators.http import require_POST

from site_config.lookup import page_by_id_or_404

from ..models import CalendarPage, EventPage
from .surroundings import Surroundings
from .when_form import WhenForm
from .when_preview import preview


# Reads only, so that it need not wait for whoever is writing.
@transaction.non_atomic_requests
@require_POST
def when_preview(request, calendar_id: int, page_id: int | None = None):
    """A piece of HTML for the posted "when" of a page of this calendar; saves nothing."""
    calendar = page_by_id_or_404(CalendarPage, calendar_id)
    if page_id:
        page = page_by_id_or_404(EventPage.objects.child_of(calendar), page_id)
        allowed = page.permissions_for_user(request.user).can_edit()
    else:
        allowed = calendar.permissions_for_user(request.user).can_add_subpage()
    if not allowed:
        raise PermissionDenied
    form = WhenForm(request.POST, request.user)
    form.is_valid()
    around = Surroundings.of(calendar, page_id, request)
    found = preview(form.event(page_id), around, form.mistakes)
    return render(request, "events/admin/when_preview_body.html", {"preview": found})
