"""How communities are doing, for dashboards and overviews: four queries, however many.

    summaries = of_communities([12, 15], date(2026, 1, 1), date(2026, 12, 31))
    summaries[12].last      # LastEvaluation or None: the finished one with the latest last day
    summaries[12].phase     # a communities.choices.Phase, or "" when nothing is finished
    summaries[12].months    # [Month, …]: those with a date in the range, earliest first
    summaries[12].total     # the sums of all of them, as a Month without a month

Every key that was asked for is in the answer. The figures are those of `held` (which dates
count) and are always computed: they may differ from those that an evaluation has frozen.
Days are local (Europe/Amsterdam) and inclusive; dates that have not begun by `now` never count.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from django.db.models.functions import TruncMonth
from django.utils import timezone

from events.recurrence import ZONE

from ..models import Evaluation
from .held import SUMS, calendars_of, rows_of


@dataclass(frozen=True)
class Month:
    """What took place in one month. `visitors` and `new_people` rest on `counted` dates."""

    month: dt.date | None  # its first day
    held: int = 0
    cancelled: int = 0
    online: int = 0
    hybrid: int = 0
    counted: int = 0
    visitors: int = 0
    new_people: int = 0
    by_group: int = 0


@dataclass(frozen=True)
class LastEvaluation:
    pk: int
    first_date: dt.date
    last_date: dt.date
    finished_at: dt.datetime
    phase: str


@dataclass
class Summary:
    community_id: int
    last: LastEvaluation | None = None
    months: list[Month] = field(default_factory=list)

    @property
    def phase(self) -> str:
        return self.last.phase if self.last else ""

    @property
    def total(self) -> Month:
        return Month(None, **{name: sum(getattr(m, name) for m in self.months) for name in NUMBERS})


NUMBERS = [one.name for one in fields(Month) if one.name != "month"]


def of_communities(
    communities: Iterable[int], first: dt.date, last: dt.date, now: dt.datetime | None = None
) -> dict[int, Summary]:
    """One Summary for each key of a CommunityPage, in the order asked."""
    found = {key: Summary(key) for key in communities}
    calendars = calendars_of(found)
    for row in _months(calendars, first, last, now or timezone.now()):
        months = found[calendars[row["calendar_id"]]].months
        months.append(Month(row["month"], **{name: row[name] for name in NUMBERS}))
    for community_id, one in last_of_each(found).items():
        found[community_id].last = one
    return found


def _months(calendars: dict[int, int], first: dt.date, last: dt.date, now: dt.datetime):
    """A community has one calendar, so that each of its months comes once."""
    sums = {name: SUMS[name] for name in NUMBERS}
    month = TruncMonth("start", tzinfo=ZONE)
    rows = rows_of(calendars, first, last, now).annotate(begin=month)
    grouped = rows.values("calendar_id", "begin").annotate(**sums).order_by("begin")
    for row in grouped:
        yield {**row, "month": timezone.localdate(row["begin"], ZONE)}


def last_of_each(communities: Iterable[int]) -> dict[int, LastEvaluation]:
    """The finished evaluation of each community that ends last; of two, the newest. One query."""
    rows = Evaluation.objects.filter(community__in=list(communities), finished_at__isnull=False)
    names = ["pk", "first_date", "last_date", "finished_at", "phase"]
    found = {}
    for row in rows.order_by("last_date", "pk").values("community_id", *names):
        found[row["community_id"]] = LastEvaluation(**{name: row[name] for name in names})
    return found
