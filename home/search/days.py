"""Days in a question: the calendar knows more of "tomorrow" than any text does."""

import datetime as dt

from django.utils.translation import gettext as _

from events.calendar import periods
from events.filters import FIRST, LAST
from events.models import CalendarPage
from site_config import dates

from .question import Question

TODAY = {"vandaag", "vanochtend", "vanmiddag", "vanavond"}
TOMORROW = {"morgen", "morgenochtend", "morgenmiddag", "morgenavond"}
WEEKEND = {"weekend"}
WEEKDAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


def asked(question: Question, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """The local days that the question names, the nearest of that name; None without."""
    words = {form for term in question.terms for form in (term.word, *term.forms)}
    if words & TODAY:
        return today, today
    if words & TOMORROW:
        day = today + periods.ONE_DAY
        return day, day
    if words & WEEKEND:
        return periods.weekend(today)
    for number, name in enumerate(WEEKDAYS):
        if name in words:
            day = today + (number - today.weekday()) % 7 * periods.ONE_DAY
            return day, day
    return None


def in_calendar(question: Question, today: dt.date, request) -> dict | None:
    """Where the network's calendar shows those days: its address and what it is called."""
    days = asked(question, today)
    if days is None:
        return None
    calendar = CalendarPage.objects.visible_to(request).filter(depth=3).first()
    if calendar is None:
        return None
    first, last = days
    if first == last:
        below, name = periods.of(periods.DAY, first).address, dates.day(first)
    else:
        below = f"?{FIRST}={first.isoformat()}&{LAST}={last.isoformat()}"
        name = _("%(first)s and %(last)s") % {"first": dates.day(first), "last": dates.day(last)}
    return {"address": f"{calendar.get_url(request)}{below}", "name": name}
