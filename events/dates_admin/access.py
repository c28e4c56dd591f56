"""Whose dates somebody may change: those of activities that they may publish.

A changed date is in force at once, so it asks for the same right as publishing does.
"""

import datetime as dt

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.permissions import page_permission_policy

from site_config.lookup import page_by_id_or_404

from ..models import CalendarPage, EventPage, Occurrence


def own_calendars(user) -> QuerySet | None:
    """The calendars below which `user` may publish; None stands for all of them."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "publish")
    if user.is_superuser or pages.filter(depth=2).exists():
        return None
    return CalendarPage.objects.filter(pk__in=pages.values("pk"))


def own_events(user) -> QuerySet:
    """The activities that `user` may publish."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "publish")
    return EventPage.objects.filter(pk__in=pages.values("pk"))


def may_publish_any(user) -> bool:
    return user.is_active and page_permission_policy.user_has_permission(user, "publish")


def own_event_or_404(user, event_id: int) -> EventPage:
    """The activity, when `user` may publish it. Raises Http404: others learn nothing of it."""
    return page_by_id_or_404(own_events(user), event_id)


def own_row_or_404(user, event_id: int, date_text: str, slot: int) -> Occurrence:
    """One date of such an activity, with its event and venue. Raises Http404."""
    event = own_event_or_404(user, event_id)
    try:
        date = dt.date.fromisoformat(date_text)
    except ValueError:
        raise Http404("Not a date") from None
    row = get_object_or_404(event.occurrences.select_related("venue"), date=date, slot=slot)
    row.event = event
    return row
