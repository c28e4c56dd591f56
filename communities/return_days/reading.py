"""What the screens show of return days, in a constant number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import cached_property

from events.models import Occurrence
from site_config import dates

from ..evaluation.scope import OfCommunity
from ..models import Evaluation, Preparation, ReturnDay
from . import access, calendar
from .access import Participant


@dataclass
class Shown:
    """One day with where it stands in the calendar; `row` is None when it left the calendar."""

    day: ReturnDay
    row: Occurrence | None
    participants: list[Participant]

    @property
    def when(self) -> str:
        row = self.row
        return dates.when(row.start, row.end, row.all_day) if row else dates.day(self.day.date)

    @property
    def is_cancelled(self) -> bool:
        return self.row is not None and self.row.is_cancelled

    @property
    def is_over(self) -> bool:
        last = self.row.last_day if self.row else self.day.date
        return last < timezone.localdate()

    @property
    def starts(self) -> dt.datetime | dt.date:
        return self.row.local_start.date() if self.row else self.day.date

    @property
    def place(self) -> str:
        return str(self.row.venue) if self.row and self.row.venue else ""

    @cached_property
    def preparations(self) -> list[Preparation]:
        return [one.preparation for one in self.participants if one.preparation]


def shown(user, days: Sequence[ReturnDay]) -> list[Shown]:
    """In the order of the days. Four queries, however many days there are."""
    rows = calendar.rows_of(days)
    readable = set(access.preparations_of(user).filter(day__in=days).values_list("pk", flat=True))
    taking_part = defaultdict(list)
    found = Preparation.objects.filter(day__in=days).select_related("community__library")
    for one in found.defer("community__body", "community__house_rules"):
        if one.pk in readable:
            taking_part[one.day_id].append(Participant(one.name, one))
        elif one.community and one.community.live:
            taking_part[one.day_id].append(Participant(one.community.title, None))
    return [Shown(day, rows.get(calendar.Key.of(day)), taking_part[day.pk]) for day in days]


def readable_evaluations(user, preparations: Sequence[Preparation]) -> set[int]:
    """Of the evaluations that these refer to, those that `user` may read."""
    keys = [one.evaluation_id for one in preparations if one.evaluation_id]
    rows = Evaluation.objects.filter(pk__in=keys).order_by()
    return set(OfCommunity().readable(rows, user).values_list("pk", flat=True))
