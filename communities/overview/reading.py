"""The communities that somebody may see, each with all that the overview shows of it.

The number of queries grows with the months that are asked for, never with the communities.
A community that has stopped is kept apart: what took place in it counts, and where it stands
now does not.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils import timezone

from events.choices import Audience

from ..choices import Phase
from ..evaluation.held import calendars_of
from ..evaluation.summary import LastEvaluation, last_of_each
from ..map import drawing
from ..map.provinces import Province
from ..models import CommunityPage, CommunityTheme
from ..progress import access, plan
from ..progress.plan import PlanStep
from ..progress.summary import Summary, summaries
from .asked import Asked
from .counts import NOTHING, Count, of_months


@dataclass
class Line:
    """One community. `months` and `audiences` are of the period that was asked for."""

    community: CommunityPage
    progress: Summary
    province: Province | None
    has_ended: bool
    themes: dict[str, str] = field(default_factory=dict)  # title by slug
    last: LastEvaluation | None = None
    months: dict[dt.date, Count] = field(default_factory=dict)
    audiences: dict[Audience, Count] = field(default_factory=dict)

    @property
    def phase(self) -> Phase | None:
        return Phase(self.last.phase) if self.last and self.last.phase else None

    @property
    def total(self) -> Count:
        return sum(self.months.values(), NOTHING)


@dataclass(frozen=True)
class Overview:
    """`lines` are what the filters leave, by library and title; the rest is to choose from."""

    asked: Asked
    lines: list[Line]
    steps: list[PlanStep]
    regions: list[tuple[str, str]]
    themes: list[tuple[str, str]]

    @property
    def living(self) -> list[Line]:
        return [line for line in self.lines if not line.has_ended]

    @property
    def ended(self) -> list[Line]:
        return [line for line in self.lines if line.has_ended]


def read(user, asked: Asked) -> Overview:
    """Raises ValueError on a region or a theme that none of these communities has."""
    communities = list(access.communities_of(user).select_related("ending"))
    steps, today = plan.steps(), timezone.localdate()
    found = summaries(communities, steps)
    lines = [
        Line(one, found[one.pk], drawing.province_of(one), _has_ended(one, today))
        for one in communities
    ]
    themes = _add_themes(lines)
    regions = {line.province.slug: line.province.name for line in lines if line.province}
    if asked.region not in {"", *regions} or asked.theme not in {"", *themes}:
        raise ValueError("no such filter")
    lines = [line for line in lines if _meets(line, asked)]
    last = last_of_each(line.community.pk for line in lines)
    for line in lines:
        line.last = last.get(line.community.pk)
    _add_counts(lines, asked)
    return Overview(asked, lines, steps, _by_name(regions), _by_name(themes))


def _has_ended(community: CommunityPage, today: dt.date) -> bool:
    ending = getattr(community, "ending", None)
    return ending is not None and ending.has_passed_on(today)


def _by_name(choices: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(choices.items(), key=lambda one: one[1].casefold())


def _meets(line: Line, asked: Asked) -> bool:
    region = line.province.slug if line.province else ""
    return (not asked.region or region == asked.region) and (
        not asked.theme or asked.theme in line.themes
    )


def _add_themes(lines: list[Line]) -> dict[str, str]:
    """Published themes alone: the others are work of the editors."""
    by_key = {line.community.pk: line for line in lines}
    links = CommunityTheme.objects.filter(community__in=list(by_key), theme__live=True)
    links = links.order_by("sort_order", "pk")
    found = {}
    for key, slug, title in links.values_list("community", "theme__slug", "theme__title"):
        by_key[key].themes[slug] = found[slug] = title
    return found


def _add_counts(lines: list[Line], asked: Asked) -> None:
    by_key = {line.community.pk: line for line in lines}
    calendars = calendars_of(by_key)
    for month, counted in of_months(calendars, asked.months).items():
        for calendar, audiences in counted.items():
            line = by_key[calendars[calendar]]
            line.months[month] = sum(audiences.values(), line.months.get(month, NOTHING))
            sums = defaultdict(lambda: NOTHING, line.audiences)
            for audience, count in audiences.items():
                sums[Audience(audience)] += count
            line.audiences = {one: sums[one] for one in Audience if one in sums}
