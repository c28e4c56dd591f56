"""What the "when" of an activity comes to, before it is saved: words, dates, warnings."""

import copy
import datetime as dt
from dataclasses import dataclass, field

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from recurrence import Recurrence

from site_config import dates

from .. import pattern_check, pattern_text, recurrence
from ..choices import Region, Status
from ..models import EventPage
from ..occurrences import first_day, horizon_date
from ..planning import Planned, horizon, plan
from ..recurrence import ZONE
from .pattern_choices import missing
from .preview_lines import Line, lines_of
from .rule_form import MISSING_WORDS
from .surroundings import Surroundings

SHOWN = 8
FURTHEST = relativedelta(years=10)


@dataclass
class WhenPreview:
    """Everything in words; days to offer as dates.

    `begin_on` is a better first date, `stop_on` the day on which the register of school
    holidays ends.
    """

    sentence: str = ""
    total: str = ""
    lines: list[Line] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    begin_on: dt.date | None = None
    stop_on: dt.date | None = None

    @property
    def said(self) -> str:
        """For whoever hears the page: short, and the same as long as nothing changes."""
        rest = [self.lines[0].text] if self.lines else self.notes
        return " ".join(filter(None, [*self.mistakes, self.sentence, *rest, self.total]))


def preview(
    event: EventPage, around: Surroundings, mistakes: list[str] | None = None
) -> WhenPreview:
    """Look ahead for an activity that need not be saved, nor complete.

    `mistakes` are those of a form that could not be read: then there are no dates yet.
    """
    found = WhenPreview(mistakes=list(mistakes or []))
    if found.mistakes:
        return found
    found.sentence = _sentence(event)
    if event.first_date is None:
        found.notes.append(_("Fill in the first date. Then you see here which dates it gives."))
        return found
    if lacking := _still_to_choose(event):
        found.notes += lacking
        return found
    errors = pattern_check.when_errors(event)
    found.mistakes += _said_once(errors, event)
    if {"first_date", "last_date", "recurrences"} & errors.keys() and not _has_dates(event, errors):
        return found
    if "first_date" in errors:
        found.begin_on = pattern_check.first_met(event)
    try:
        _add_dates(found, _as_far_as_known(event, errors), around)
    except recurrence.TooLongToExpand as error:
        found.mistakes += error.messages
    return found


def _sentence(event: EventPage) -> str:
    if event.repeats:
        return pattern_text.sentence(event)
    return _("On separate dates.") if event.extra_dates.all() else _("Once.")


def _still_to_choose(event: EventPage) -> list[str]:
    rules = event.recurrences.rrules if event.recurrences else []
    lacking = dict.fromkeys(control for rule in rules for control in missing(rule))
    return [str(MISSING_WORDS[control]) for control in lacking]


def _said_once(errors: dict[str, str], event: EventPage) -> list[str]:
    if event.start_time is None and event.end_time is None:
        errors = {name: error for name, error in errors.items() if name != "end_time"}
    return [str(error) for error in errors.values()]


def _has_dates(event: EventPage, errors: dict[str, str]) -> bool:
    """Whether only the first date is beside the pattern."""
    if {"last_date", "recurrences"} & errors.keys():
        return False
    return pattern_check.EARLIEST <= event.first_date <= pattern_check.LATEST


def _as_far_as_known(event: EventPage, errors: dict[str, str]) -> EventPage:
    if {"start_time", "end_time"} & errors.keys():
        event = copy.copy(event)
        event.all_day = True
    return event


def _add_dates(found: WhenPreview, event: EventPage, around: Surroundings) -> None:
    bounded = _is_bounded(event.recurrences)
    start, until = _window(event, around, bounded)
    last = horizon(event, until, around.closures)
    given = recurrence.dates(event.recurrences, event.first_date, start, last)
    planned = plan(event, start, until, around.closures, around.changes, around.library_id)
    coming = [one for one in planned if one.end > around.now]
    found.lines = lines_of(event, coming[:SHOWN] or planned[-SHOWN:], given, around)
    cut_off = _add_end_of_register(found, event, around)
    if planned and not coming:
        found.notes.append(_("All these dates are in the past."))
    elif not planned and not found.mistakes and not cut_off:
        found.mistakes.append(_("This gives no date at all."))
    if cut_off:
        found.total = _known_words(coming)
    elif bounded and _ends_before(event, until):
        found.total = _total_words(event, planned)
    else:
        found.total = _goes_on_words(bounded)


def _is_bounded(pattern: Recurrence | None) -> bool:
    rules = pattern.rrules if pattern else []
    return all(rule.until is not None or rule.count is not None for rule in rules)


def _window(event: EventPage, around: Surroundings, bounded: bool) -> tuple[dt.date, dt.date]:
    """The days to look at: all of a series that ends, else what the calendar will show."""
    months = relativedelta(months=settings.OCCURRENCE_HORIZON_MONTHS)
    until = max(horizon_date(around.now), event.first_date + months)
    if bounded:
        return first_day(event), max(until, event.first_date + FURTHEST)
    return max(first_day(event), around.today - dt.timedelta(days=event.days_long + 1)), until


def _ends_before(event: EventPage, until: dt.date) -> bool:
    """Whether every rule is over by then, its number of times included."""
    for rule in event.recurrences.rrules if event.recurrences else []:
        if rule.until is not None and recurrence.local_date(rule.until) > until:
            return False
        if rule.count is not None:
            alone = Recurrence(rrules=[rule], include_dtstart=False)
            times = recurrence.dates(alone, event.first_date, event.first_date, until)
            if len(times) < rule.count:
                return False
    return True


def _total_words(event: EventPage, planned: list[Planned]) -> str:
    number, last = _number_and_last(planned)
    if not number or not (event.repeats or number > 1):
        return ""
    return ngettext(
        "%(n)d time in all, on %(date)s.", "%(n)d times in all, the last on %(date)s.", number
    ) % {"n": number, "date": last}


def _known_words(coming: list[Planned]) -> str:
    number, last = _number_and_last(coming)
    if not number:
        return ""
    return ngettext(
        "%(n)d date is known now, %(date)s.",
        "%(n)d dates are known now, the last is %(date)s.",
        number,
    ) % {"n": number, "date": last}


def _goes_on_words(bounded: bool) -> str:
    words = _("It goes on for years.") if bounded else _("It goes on without end.")
    shows = _("The calendar always shows the coming %(n)d months.")
    return f"{words} {shows % {'n': settings.OCCURRENCE_HORIZON_MONTHS}}"


def _number_and_last(planned: list[Planned]) -> tuple[int, str]:
    """How many take place, and on which day the last one begins."""
    starts = [one.start for one in planned if one.status != Status.CANCELLED]
    return len(starts), dates.day(max(starts).astimezone(ZONE).date()) if starts else ""


def _add_end_of_register(found: WhenPreview, event: EventPage, around: Surroundings) -> bool:
    """Beyond the registered school holidays nothing can be promised: say so, and ask.

    Returns whether the series goes on beyond them.
    """
    if not event.school_holidays or not event.repeats:
        return False
    known = around.closures.registered_until(event.school_holidays)
    if known is None:
        region = {"region": Region(event.school_holidays).label}
        found.notes.append(
            _(
                "No school holidays have been filled in yet for the region %(region)s. "
                "Dates are added when they are."
            )
            % region
        )
        return True
    after = known + dt.timedelta(days=1)
    if not recurrence.dates(event.recurrences, event.first_date, after, after + FURTHEST):
        return False
    found.notes.append(
        _(
            "The school holidays are known up to and including %(date)s. After that, dates "
            "are added when the new holidays have been filled in. Choose a last date, or "
            "leave it like this."
        )
        % {"date": dates.day(known)}
    )
    if known >= event.first_date:
        found.stop_on = known
    return True
