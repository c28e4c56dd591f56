"""Whether a one-date change can be made, and whether it can be taken back."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from .closures import ClosureCalendar
from .occurrences import horizon_date
from .planning import Planned, plan
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
    row = event.occurrences.filter(date=one.date, slot=one.slot).first()
    _check_not_past(change, one, row)
    _check_within_reach(event, one, row)
    if one.status != "cancelled" and _comes_to_stand(one, row):
        _check_free(event, one, closures, "new_date")


def check_taking_back(change) -> None:
    """Raise ValidationError when the date cannot be again what its series says.

    Another date may stand on its moment by now, or its moment may have been.
    """
    event = change.event
    closures = ClosureCalendar()
    found = plan(event, change.date, change.date, closures, [])
    one = next((one for one in found if one.slot == change.slot), None)
    row = event.occurrences.filter(date=change.date, slot=change.slot).first()
    now = timezone.now()
    if one is None or row is None or row.start <= now:
        # Nothing comes back, or only the words of what has begun go.
        return
    if one.start != row.start and one.start <= now:
        raise ValidationError(
            _("The date that the series gave has already been. Give it another new date.")
        )
    if _comes_to_stand(one, row):
        _check_free(event, one, closures, None)


def _comes_to_stand(one: Planned, row) -> bool:
    """Whether the date would stand on a moment where it does not stand now."""
    return row is None or row.start != one.start or row.status == "cancelled"


def _check_free(event, one: Planned, closures, field: str | None) -> None:
    day = one.start.astimezone(ZONE).date()
    margin = dt.timedelta(days=max(event.days_long, 1))
    others = list(event.date_changes.exclude(date=one.date, slot=one.slot))
    window = plan(event, day - margin, day + margin, closures, others)
    moved_here = [_planned(event, other, closures) for other in others if other.new_date]
    taken = {
        other.start
        for other in [*window, *filter(None, moved_here)]
        if other.key != one.key and other.status != "cancelled"
    }
    if one.start in taken:
        message = _("The series already has a date at this moment.")
        raise ValidationError({field: message} if field else message)


def _check_not_past(change, one: Planned, row) -> None:
    """What has begun cannot be moved, and nothing can be moved into the past.

    The end of what is going on now may still change.
    """
    now = timezone.now()
    if row is None or row.start > now:
        moves = row is not None and row.start != one.start
        if one.start <= now and (moves or one.original_start > now):
            raise ValidationError({"new_date": _("The new date has already been.")})
        return
    before = change.event.date_changes.filter(date=one.date, slot=one.slot).first()
    if _moment(change) == (_moment(before) if before else (None, None, None)):
        return
    if row.end <= now or one.start != row.start:
        raise ValidationError(
            _("This date has begun. You can still cancel it or write a message, but not move it.")
        )
    if one.end <= now:
        raise ValidationError({"new_end": _("This time has already been.")})


def _moment(change) -> tuple:
    return change.new_date, change.new_start, change.new_end


def _check_within_reach(event, one: Planned, row) -> None:
    """A date beyond the horizon has no row yet: it would not be seen on its earlier day."""
    until = horizon_date()
    day = one.start.astimezone(ZONE).date()
    if row is None and one.date > until and day <= until:
        raise ValidationError(
            {"new_date": _("This date is too far ahead to be moved forward. Do it later.")}
        )


def _planned(event, change, closures) -> Planned | None:
    found = plan(event, change.date, change.date, closures, [change])
    return next((one for one in found if one.slot == change.slot), None)
