"""Dates in templates: {{ occurrence|when }}, {{ date|day }}, {{ price|euro }}."""

from decimal import Decimal

from django import template
from django.utils import formats

from .. import dates

register = template.Library()

register.filter("day", dates.day)
register.filter("short_day", dates.short_day)
register.filter("near_day", dates.near_day)
register.filter("clock", dates.time)


@register.filter
def when(occurrence) -> str:
    """Day and times of an occurrence in words."""
    return dates.when(occurrence.start, occurrence.end, occurrence.all_day)


@register.filter
def hours(occurrence) -> str:
    """Only the times: "19.30 tot 21.00 uur"."""
    return dates.time_range(occurrence.start, occurrence.end)


@register.filter
def euro(amount: Decimal) -> str:
    """€ 3 for whole euros, € 3,50 otherwise."""
    decimals = 0 if amount == amount.to_integral() else 2
    return f"€ {formats.number_format(amount, decimals)}"
