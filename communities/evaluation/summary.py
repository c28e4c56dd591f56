"""Where each community stands by its own evaluations: the last one that was finished."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Evaluation


@dataclass(frozen=True)
class LastEvaluation:
    """Days are local (Europe/Amsterdam); `phase` is one of `choices.Phase`, or empty."""

    pk: int
    first_date: dt.date
    last_date: dt.date
    finished_at: dt.datetime
    phase: str


def last_of_each(communities: Iterable[int]) -> dict[int, LastEvaluation]:
    """The finished evaluation of each community that ends last; of two, the newest. One query."""
    rows = Evaluation.objects.filter(community__in=list(communities), finished_at__isnull=False)
    names = ["pk", "first_date", "last_date", "finished_at", "phase"]
    found = {}
    for row in rows.order_by("last_date", "pk").values("community_id", *names):
        found[row["community_id"]] = LastEvaluation(**{name: row[name] for name in names})
    return found
