"""Whether the "when" and "where" of an activity make sense, said in the editor's words."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext as _

from . import recurrence
from .editing.pattern_choices import missing

LONGEST_DAYS = 366
EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2199, 12, 31)


def check(event) -> None:
    """Raise ValidationError, by field, for everything that cannot be published."""
    errors = when_errors(event)
    _check_place(event, errors)
    if errors:
        raise ValidationError(errors)


def when_errors(event) -> dict[str, str]:
    """What is wrong with the "when" alone, by field."""
    errors: dict[str, str] = {}
    _check_days(event, errors)
    _check_times(event, errors)
    if event.first_date and not {"first_date", "last_date"} & errors.keys():
        _check_first_date(event, errors)
    return errors


def first_met(event) -> dt.date | None:
    """The first date that the pattern gives within ten years. Raises TooLongToExpand."""
    soon = event.first_date + dt.timedelta(days=10 * 366)
    met = recurrence.dates(event.recurrences, event.first_date, event.first_date, soon)
    return met[0] if met else None


def _check_days(event, errors) -> None:
    if event.first_date is None:
        # The field itself says that it is required.
        return
    if not EARLIEST <= event.first_date <= LATEST:
        errors["first_date"] = _("Check the year of this date.")
    if event.last_date is None:
        return
    if event.last_date < event.first_date:
        errors["last_date"] = _("The last date comes before the first date.")
    elif event.days_long > LONGEST_DAYS:
        errors["last_date"] = _("One time lasts at most a year. For a series, use the repetition.")


def _check_times(event, errors) -> None:
    if event.all_day:
        return
    if event.start_time is None:
        errors["start_time"] = _("Fill in a time, or choose “all day”.")
    if event.end_time is None:
        errors["end_time"] = _("Fill in a time, or choose “all day”.")
    if "start_time" in errors or "end_time" in errors:
        return
    if event.last_date not in (None, event.first_date):
        return
    if event.end_time <= event.start_time:
        errors["end_time"] = _(
            "The end comes before the start. Does it go on after midnight? "
            "Then fill in the next day as last date too."
        )


def _check_place(event, errors) -> None:
    if not (event.venue_id or event.venue_note or event.online):
        errors["venue"] = _("Choose a venue, or say that one can join online.")


def _check_first_date(event, errors) -> None:
    rules = event.recurrences.rrules if event.recurrences else []
    if any(missing(rule) for rule in rules):
        errors["recurrences"] = _("The repetition is not finished yet.")
        return
    try:
        met = first_met(event)
    except recurrence.TooLongToExpand as error:
        errors["recurrences"] = error.messages[0]
        return
    if met is None:
        errors["recurrences"] = _("With this first date the repetition gives no date at all.")
    elif event.repeats and met != event.first_date:
        errors["first_date"] = _(
            "The repetition does not meet this first date. The first day that it does meet "
            "is %(date)s."
        ) % {"date": formats.date_format(met, "l j F Y")}
