"""Dates in templates: {{ occurrence|when }}, {{ date|day }}, {{ price|euro }}."""

from decimal import Decimal

from django import template
from django.utils import formats, timezone

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
def moment(occurrence, today) -> str:
    """Day and start as one would say it: "morgen, 10.00 uur"."""
    return dates.moment(occurrence.start, occurrence.end, occurrence.all_day, today)


@register.filter
def start_words(occurrence, day) -> str:
    """The first, large part of its times in a list under `day`."""
    return dates.start_words(occurrence.start, occurrence.all_day, day)


@register.filter
def end_words(occurrence, day) -> str:
    """The rest of its times in a list under `day`."""
    return dates.end_words(occurrence.start, occurrence.end, occurrence.all_day, day)


@register.filter
def original_day(occurrence):
    """The local day that the pattern gave."""
    return timezone.localtime(occurrence.original_start).date()


@register.filter
def iso(moment) -> str:
    """For <time datetime>: 2026-12-03T19:30+01:00."""
    return timezone.localtime(moment).isoformat(timespec="minutes")


@register.filter
def euro(amount: Decimal) -> str:
    """€ 3 for whole euros, € 3,50 otherwise."""
    decimals = 0 if amount == amount.to_integral() else 2
    return f"€ {formats.number_format(amount, decimals)}"
