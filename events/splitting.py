"""Continue a series in another way from a date on: two pages for what was one.

The first page ends on the day before; the second begins as an exact continuation. Together
they have the same occurrences as before, whatever the editor changes afterwards. All days
are local.
"""

import datetime as dt
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import recurrence
from .closures import ClosureCalendar
from .models import EventPage, EventSkippedDate, Series
from .occurrences import horizon_date
from .page_copies import copy_restrictions, free_slug
from .planning import horizon, plan
from .splitting_rules import Halves, NotPossible, halve


@dataclass(frozen=True)
class Split:
    """What will happen, before anything does."""

    event: EventPage
    halves: Halves
    changes: list = field(default_factory=list)

    @property
    def last_day_of_first(self) -> dt.date:
        return self.halves.begins - dt.timedelta(days=1)


def prepare(event: EventPage, from_date: dt.date, now: dt.datetime | None = None) -> Split:
    """Work out both halves. Raises ValidationError with a reason for the editor."""
    now = now or timezone.now()
    if not event.live or not hasattr(event, "series"):
        raise ValidationError(_("This activity is not published: just change its dates."))
    if not event.repeats:
        raise ValidationError(_("This activity does not repeat: just change its date."))
    until = horizon(event, horizon_date(now), ClosureCalendar())
    if from_date > until:
        raise ValidationError(_("This date is further ahead than the calendar goes."))
    try:
        halves = halve(event, from_date)
    except recurrence.TooLongToExpand as error:
        raise ValidationError(error.messages) from error
    except NotPossible as error:
        raise ValidationError(str(error)) from error
    if halves.second_extra:
        halves = _with_dates_that_take_place(event, halves, until)
    if halves.begins < timezone.localdate(now):
        raise ValidationError(_("This date has been. Choose a date that is still to come."))
    if event.occurrences.filter(date=halves.begins, slot=0, start__lte=now).exists():
        raise ValidationError(_("This date has begun already. Choose a later date."))
    changes = event.date_changes.filter(date__gte=halves.begins).select_related("venue")
    return Split(event, halves, list(changes))


def _with_dates_that_take_place(event, halves: Halves, until: dt.date) -> Halves:
    """An extra date takes place in a holiday as well: only those of now may become one."""
    takes_holidays = event.school_holidays or event.not_on_public_holidays
    if takes_holidays and halves.second_first > until:
        raise ValidationError(_("This date is further ahead than the calendar goes."))
    last = halves.second_first - dt.timedelta(days=1)
    changes = list(event.date_changes.all())
    held = {
        one.date
        for one in plan(event, halves.begins, last, ClosureCalendar(), changes)
        if not one.slot
    }
    return replace(halves, second_extra=tuple(day for day in halves.second_extra if day in held))


@transaction.atomic
def split(prepared: Split, user=None, now: dt.datetime | None = None) -> EventPage:
    """Carry it out. Returns the second page, published."""
    now = now or timezone.now()
    first = EventPage.objects.get(pk=prepared.event.pk)
    Series.objects.select_for_update().get(event=first)
    begun = first.occurrences.filter(date__gte=prepared.halves.begins, start__lte=now)
    # What was moved forward and has begun belongs to the archive of the first.
    begun_keys = set(begun.values_list("date", "slot"))
    second = _second_page(first, prepared, begun_keys, user)
    carried = [
        change.pk for change in prepared.changes if (change.date, change.slot) not in begun_keys
    ]
    # Without signals: both pages are written as a whole right below.
    first.date_changes.filter(pk__in=carried).update(event=second)
    _end_first_page(first, prepared, begun_keys)
    first.save_revision(user=user, log_action=True).publish(user=user)
    second.save_revision(user=user, log_action=True).publish(user=user)
    Series.objects.filter(follows=first).update(follows=second)
    Series.objects.filter(event=second).update(follows=first)
    second.refresh_from_db()
    return second


def _second_page(first: EventPage, prepared: Split, begun_keys, user) -> EventPage:
    halves = prepared.halves
    second = first.copy(
        update_attrs={
            "slug": free_slug(first.get_parent(), [f"{first.slug}-{halves.begins:%Y-%m}"]),
            "first_date": halves.second_first,
            "last_date": halves.second_first + dt.timedelta(days=first.days_long)
            if first.last_date
            else None,
            "recurrences": halves.second_rules,
            "go_live_at": None,
        },
        copy_revisions=False,
        keep_live=False,
        user=user,
        log_action="wagtail.copy",
    )
    copy_restrictions(first, second)
    extra = [one for one in second.extra_dates.all() if one.date >= halves.begins]
    extra = [one for one in extra if (one.date, one.slot) not in begun_keys]
    extra += [second.extra_dates.model(date=day) for day in halves.second_extra]
    skipped = [one for one in second.skipped_dates.all() if one.date >= halves.begins]
    known = {one.date for one in skipped}
    skipped += [
        EventSkippedDate(date=day) for day, slot in begun_keys if not slot and day not in known
    ]
    second.extra_dates = extra
    second.skipped_dates = skipped
    return second


def _end_first_page(first: EventPage, prepared: Split, begun_keys) -> None:
    begins = prepared.halves.begins
    first.recurrences = prepared.halves.first_rules
    first.extra_dates = [
        one
        for one in first.extra_dates.all()
        if one.date < begins or (one.date, one.slot) in begun_keys
    ]
    first.skipped_dates = [one for one in first.skipped_dates.all() if one.date < begins]
