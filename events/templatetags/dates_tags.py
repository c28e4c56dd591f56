"""Words and addresses for the list of dates in the CMS."""

from django import template
from django.urls import reverse

from ..dates_admin import kinds

register = template.Library()


@register.filter
def starts(kind) -> str:
    """What the button says that starts this kind of change."""
    return kinds.STARTS[kind]


@register.filter
def takes_back(kind) -> str:
    return kinds.TAKES_BACK[kind]


@register.filter
def change_words(change) -> str:
    return kinds.words(change)


@register.filter
def change_reason(change) -> str:
    return kinds.shown_reason(change)


def _arguments(row, kind) -> list:
    return [row.event_id, row.date.isoformat(), row.slot, kind.value]


@register.simple_tag
def change_url(row, kind) -> str:
    return reverse("events_dates:change", args=_arguments(row, kind))


@register.simple_tag
def take_back_url(row, kind) -> str:
    return reverse("events_dates:take_back", args=_arguments(row, kind))


@register.simple_tag
def attendance_url(row, *, away: bool = False) -> str:
    name = "events_dates:attendance_away" if away else "events_dates:attendance"
    return reverse(name, args=[row.event_id, row.date.isoformat(), row.slot])
