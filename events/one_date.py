"""Whether a one-date change can be made."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from .closures import ClosureCalendar
from .planning import plan
from .recurrence import ZONE


def check(change) -> None:
    """Raise ValidationError when the date is none of the series', or the new moment is taken.

    "Moving onto a start that the series already has" would put two dates on one address.
    """
    event = change.event
    closures = ClosureCalendar()
    if event.first_date is None or not (event.all_day or event.start_time):
        raise ValidationError({"event": _("First say when this activity is.")})
    one = _planned(event, change, closures)
    if one is None:
        raise ValidationError({"date": _("This activity has no such date.")})
    if one.end <= one.start:
        raise ValidationError({"new_end": _("The end comes before the start.")})
    _check_not_past(event, one)
    if one.start == one.original_start:
        return
    day = one.start.astimezone(ZONE).date()
    margin = dt.timedelta(days=max(event.days_long, 1))
    others = event.date_changes.exclude(date=change.date, slot=change.slot)
    window = plan(event, day - margin, day + margin, closures, list(others))
    moved_here = [_planned(event, other, closures) for other in others if other.new_date]
    taken = {
        other.start
        for other in [*window, *filter(None, moved_here)]
        if other.key != one.key and other.status != "cancelled"
    }
    if one.start in taken:
        raise ValidationError({"new_date": _("The series already has a date at this moment.")})


def _check_not_past(event, one) -> None:
    """What has begun cannot be moved, and nothing can be moved into the past."""
    row = event.occurrences.filter(date=one.date, slot=one.slot).first()
    if row is None or row.start == one.start:
        return
    now = timezone.now()
    if row.start <= now:
        raise ValidationError(
            _("This date has begun. You can still cancel it or write a message, but not move it.")
        )
    if one.start <= now:
        raise ValidationError({"new_date": _("The new date has already been.")})


def _planned(event, change, closures):
    found = plan(event, change.date, change.date, closures, [change])
    return next((one for one in found if one.slot == change.slot), None)
