"""A new activity as a copy of an earlier one: everything but what belonged to its dates.

Taken over are the texts, the picture, the place and the rhythm. Single dates, one-date changes,
"full" and the moment of publishing were about that season. The copy is a draft; publishing it
starts a series with a UID of its own. All days are local.
"""

import copy
import datetime as dt

from dateutil.rrule import WEEKLY
from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.text import slugify
from recurrence import Recurrence, Rule, Weekday, to_weekday

from .models import CalendarPage, EventPage, Occurrence
from .page_copies import copy_restrictions, free_slug
from .recurrence import local_date, local_moment

A_YEAR = dt.timedelta(weeks=52)
OF_SINGLE_DATES = ["extra_dates", "skipped_dates"]


def earlier(calendar: CalendarPage, words: str, today: dt.date) -> QuerySet:
    """The activities of a calendar, `last_held` latest first; those of no past come at the end.

    `last_held` is a local date, or None.
    """
    held = Occurrence.objects.filter(event=OuterRef("pk"), date__lte=today).order_by("-date")
    events = EventPage.objects.child_of(calendar).defer_streamfields()
    if words:
        events = events.filter(title__icontains=words)
    events = events.annotate(last_held=Subquery(held.values("date")[:1]))
    return events.order_by(F("last_held").desc(nulls_last=True), "title", "pk")


def suggested_date(event: EventPage, today: dt.date) -> dt.date | None:
    """The same weekday, one or more years of 52 weeks later, not before `today`."""
    if event.first_date is None:
        return None
    years = max(1, -(-(today - event.first_date) // A_YEAR))
    try:
        return event.first_date + years * A_YEAR
    except OverflowError:
        return None


@transaction.atomic
def copy_event(
    source: EventPage, calendar: CalendarPage, title: str, first_date: dt.date | None, user=None
) -> EventPage:
    """The copy, as a draft below `calendar`. Without a first date it has no dates at all."""
    new = source.copy(
        to=calendar,
        update_attrs={
            "title": title,
            "draft_title": title,
            "slug": free_slug(calendar, _addresses(source, title, first_date)),
            "first_date": first_date,
            "last_date": _last_date(source, first_date),
            "recurrences": shifted(source.recurrences, source.first_date, first_date),
            "full": False,
            "go_live_at": None,
            "expire_at": None,
            "expired": False,
        },
        exclude_fields=OF_SINGLE_DATES,
        copy_revisions=False,
        keep_live=False,
        user=user,
        log_action="wagtail.copy",
    )
    copy_restrictions(source, new)
    return new


def _addresses(source: EventPage, title: str, first_date: dt.date | None) -> list[str]:
    base = slugify(title) or source.slug
    return [base, f"{base}-{first_date.year}"] if first_date else [base]


def _last_date(source: EventPage, first_date: dt.date | None) -> dt.date | None:
    if source.first_date is None or source.last_date is None or first_date is None:
        return None
    return first_date + dt.timedelta(days=source.days_long)


def shifted(
    pattern: Recurrence | None, old_first: dt.date | None, new_first: dt.date | None
) -> Recurrence | None:
    """The same rhythm from another first date on; it ends as much later as it begins later.

    None when there is no rhythm, or nothing to shift it by.
    """
    if not (pattern and pattern.rrules and old_first and new_first):
        return None
    rules = [_shifted_rule(rule, old_first, new_first) for rule in pattern.rrules]
    return Recurrence(rrules=rules, include_dtstart=False)


def _shifted_rule(rule: Rule, old_first: dt.date, new_first: dt.date) -> Rule:
    moved = copy.copy(rule)
    if rule.until is not None:
        last = local_date(rule.until) + (new_first - old_first)
        moved.until = local_moment(last, dt.time(23, 59, 59))
    if rule.freq == WEEKLY and rule.byday:
        days = [to_weekday(day).number for day in rule.byday]
        if days == [old_first.weekday()]:
            # "Every Thursday", begun on a Thursday: from a Tuesday on it is every Tuesday.
            moved.byday = [Weekday(new_first.weekday())]
    return moved
