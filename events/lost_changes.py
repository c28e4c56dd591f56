"""One-date changes whose date the pattern of their series does not give (any more).

They lie dormant: kept, but without a date. The librarian keeps the date as an extra date,
or lets the change go.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from . import recurrence
from .models import DateChange, EventExtraDate, EventPage, Occurrence
from .occurrences import horizon_date

KEEP, DROP = "keep", "drop"


@dataclass(frozen=True)
class Pattern:
    """What decides which dates a series has; holidays and closures left aside."""

    first_date: dt.date
    recurrences: object
    extra: frozenset[tuple[dt.date, int]]
    skipped: frozenset[dt.date]

    @classmethod
    def of(cls, event) -> "Pattern":
        return cls(
            event.first_date,
            event.recurrences,
            frozenset((one.date, one.slot) for one in event.extra_dates.all()),
            frozenset(one.date for one in event.skipped_dates.all()),
        )

    def gives(self, date: dt.date, slot: int) -> bool:
        """Raises recurrence.TooLongToExpand."""
        if (date, slot) in self.extra:
            return True
        if slot or date in self.skipped:
            return False
        return bool(recurrence.dates(self.recurrences, self.first_date, date, date))


def coming_changes(now: dt.datetime | None = None) -> QuerySet:
    """Changes of dates that have not begun, and are (or were moved to) today or later."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    begun = Occurrence.objects.filter(
        event=OuterRef("event"), date=OuterRef("date"), slot=OuterRef("slot"), start__lte=now
    )
    coming = Q(date__gte=today) | Q(new_date__gte=today)
    return DateChange.objects.filter(coming).exclude(Exists(begun)).order_by("date", "slot")


def lost(pattern: Pattern, changes: Iterable[DateChange]) -> list[DateChange]:
    """Which of these changes of one series have no date under `pattern`."""
    return [change for change in changes if not pattern.gives(change.date, change.slot)]


def dormant(events: QuerySet, now: dt.datetime | None = None, limit: int = 50) -> list[DateChange]:
    """The changes of published series that lie dormant now, with their event at hand.

    Four queries, however many there are.
    """
    rows = Occurrence.objects.filter(
        event=OuterRef("event"), date=OuterRef("date"), slot=OuterRef("slot")
    )
    found = (
        coming_changes(now)
        .filter(event__in=events.values("pk"), event__series__isnull=False)
        .filter(date__lte=horizon_date(now))
        .exclude(Exists(rows))
        .select_related("event", "venue")
        .prefetch_related("event__extra_dates", "event__skipped_dates")
    )
    return [change for change in found[:limit] if _is_lost(change)]


def _is_lost(change: DateChange) -> bool:
    if change.event.first_date is None:
        return False
    try:
        return bool(lost(Pattern.of(change.event), [change]))
    except recurrence.TooLongToExpand:
        # Nobody can say: the series itself is what has to be mended.
        return False


def extra_date_for(change: DateChange, published) -> EventExtraDate:
    """An extra date that gives the change its date again.

    One with a time of its own gets the end that it had on the published page; when that
    has none any more, it lasts an hour.
    """
    extra = EventExtraDate(date=change.date)
    if not change.slot:
        return extra
    extra.start_time = dt.time(*divmod(change.slot - 1, 60))
    extra.end_time = _end_of_slot(change, published) or _an_hour_after(extra.start_time)
    return extra


def _end_of_slot(change: DateChange, published) -> dt.time | None:
    for one in published.extra_dates.all() if published else []:
        if (one.date, one.slot) == (change.date, change.slot):
            return one.end_time
    return None


def _an_hour_after(start: dt.time) -> dt.time:
    minutes = min(start.hour * 60 + start.minute + 60, 24 * 60 - 1)
    return dt.time(*divmod(minutes, 60))


@dataclass(frozen=True)
class Question:
    """What the editor is asked about one change; `answer` is empty until it is given."""

    change: DateChange
    answer: str
    extra_date: EventExtraDate

    @property
    def name(self) -> str:
        return answer_name(self.change)

    @property
    def keeps(self) -> bool:
        return self.answer == KEEP


def answer_name(change: DateChange) -> str:
    """The name under which the form posts the answer."""
    return f"lost-change-{change.pk}"


def questions(form) -> list[Question]:
    """What a bound page form has to ask before it publishes.

    Nothing while its dates themselves are wrong: those errors come first.
    """
    pattern = _pattern_of_form(form)
    if pattern is None:
        return []
    changes = coming_changes().filter(event=form.instance.pk).select_related("venue")
    try:
        found = lost(pattern, changes)
    except recurrence.TooLongToExpand:
        return []
    published = EventPage.objects.filter(pk=form.instance.pk).first() if found else None
    return [
        Question(change, _answer(form, change), extra_date_for(change, published))
        for change in found
    ]


def _answer(form, change: DateChange) -> str:
    given = form.data.get(answer_name(change), "")
    return given if given in (KEEP, DROP) else ""


def _pattern_of_form(form) -> Pattern | None:
    wrong = {"first_date", "recurrences"} & set(form.errors)
    singles = [form.formsets.get(name) for name in ("extra_dates", "skipped_dates")]
    if wrong or form.instance.first_date is None:
        return None
    if any(single is not None and not single.is_valid() for single in singles):
        return None
    extra, skipped = (list(_kept_children(single)) for single in singles)
    return Pattern(
        form.instance.first_date,
        form.instance.recurrences,
        frozenset((one.date, one.slot) for one in extra),
        frozenset(one.date for one in skipped),
    )


def _kept_children(formset) -> Iterable:
    """The records of a valid formset, without those to be deleted and empty rows."""
    for form in formset.forms if formset is not None else []:
        if form.instance.date and form not in formset.deleted_forms:
            yield form.instance
