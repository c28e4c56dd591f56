"""Dates and times as Dutch readers write them: "donderdag 3 december 2026", "19.30 uur".

All functions take local days and times; moments are turned into Amsterdam time first.
"""

import datetime as dt

from django.utils import formats, timezone
from django.utils.translation import gettext as _


def day(date: dt.date) -> str:
    """donderdag 3 december 2026"""
    return formats.date_format(date, "l j F Y")


def short_day(date: dt.date) -> str:
    """do 3 dec 2026"""
    return formats.date_format(date, "D j b Y")


def period(first: dt.date, last: dt.date) -> str:
    """1 september 2026 t/m 30 november 2026; the year once where it is the same."""
    begin = formats.date_format(first, "j F" if first.year == last.year else "j F Y")
    return _("%(first)s to %(last)s") % {
        "first": begin,
        "last": formats.date_format(last, "j F Y"),
    }


def near_day(date: dt.date, today: dt.date) -> str:
    """vandaag, morgen, donderdag (within the week), or donderdag 3 december (2027)."""
    distance = (date - today).days
    if distance == 0:
        return _("today")
    if distance == 1:
        return _("tomorrow")
    if 1 < distance < 7:
        return formats.date_format(date, "l")
    if date.year == today.year or 0 < distance < 90:
        return formats.date_format(date, "l j F")
    return day(date)


def time(moment: dt.datetime | dt.time) -> str:
    """19.30, and 9.30 without a zero before it."""
    return formats.time_format(_local(moment), "G.i")


def time_range(start: dt.datetime | dt.time, end: dt.datetime | dt.time) -> str:
    """19.30 tot 21.00 uur"""
    return _("%(start)s to %(end)s hrs") % {"start": time(start), "end": time(end)}


def when(start: dt.datetime, end: dt.datetime, all_day: bool = False) -> str:
    """One occurrence in words, from its moments (for all-day ones, `end` is exclusive).

    donderdag 3 december 2026, 19.30 tot 21.00 uur
    zaterdag 13 maart 2027, 20.00 uur tot zondag 14 maart 2027, 8.00 uur
    zaterdag 10 april 2027 tot en met zaterdag 22 mei 2027
    """
    start, end = timezone.localtime(start), timezone.localtime(end)
    if all_day:
        last = end.date() - dt.timedelta(days=1)
        if last <= start.date():
            return day(start.date())
        return _("%(first)s up to and including %(last)s") % {
            "first": day(start.date()),
            "last": day(last),
        }
    if start.date() == end.date():
        return f"{day(start.date())}, {time_range(start, end)}"
    return _("%(first)s, %(start)s hrs, to %(last)s, %(end)s hrs") % {
        "first": day(start.date()),
        "start": time(start),
        "last": day(end.date()),
        "end": time(end),
    }


def start_words(start: dt.datetime, all_day: bool, day: dt.date) -> str:
    """The first part of the times in a list under `day`: 19.30, hele dag, or loopt door."""
    if timezone.localtime(start).date() < day:
        return _("goes on")
    return _("all day") if all_day else time(start)


def end_words(start: dt.datetime, end: dt.datetime, all_day: bool, day: dt.date) -> str:
    """What comes after it: tot 21.00 uur, or tot en met zaterdag 22 mei."""
    start, end = timezone.localtime(start), timezone.localtime(end)
    if all_day:
        last = end.date() - dt.timedelta(days=1)
        if last <= start.date():
            return ""
        return _("up to and including %(last)s") % {"last": _day_and_month(last)}
    if start.date() == end.date():
        return _("to %(end)s hrs") % {"end": time(end)}
    unit = "" if start.date() < day else _("hrs,") + " "
    return unit + _("to %(last)s, %(end)s hrs") % {
        "last": _day_and_month(end.date()),
        "end": time(end),
    }


def moment(start: dt.datetime, end: dt.datetime, all_day: bool, today: dt.date) -> str:
    """The start as one would say it: "morgen, 10.00 uur"; "nu, tot en met zaterdag 22 mei"."""
    begin = timezone.localtime(start)
    if begin.date() < today:
        return _("now, %(until)s") % {"until": end_words(start, end, all_day, today)}
    if all_day:
        return near_day(begin.date(), today)
    return _("%(day)s, %(time)s hrs") % {
        "day": near_day(begin.date(), today),
        "time": time(begin),
    }


def _day_and_month(date: dt.date) -> str:
    return formats.date_format(date, "l j F")


def _local(moment):
    if isinstance(moment, dt.datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment
