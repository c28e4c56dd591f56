"""The tables of the overview, each with the chart that is drawn from it.

A cell is text or a number: the screen, the spreadsheet and the chart read the same rows. Of a
table by theme or audience a community may stand in several rows, which the table says.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from events.choices import Audience

from ..choices import Phase
from . import charts
from .charts import Chart, Point
from .counts import NOTHING
from .reading import Overview


@dataclass(frozen=True)
class Table:
    """`name` is what an address calls it. The first column heads its row."""

    name: str
    title: str
    says: str
    columns: list[str]
    rows: list[list]
    charts: list[Chart]

    @property
    def is_empty(self) -> bool:
        return not any(cell for row in self.rows for cell in row[1:])


def all_tables(overview: Overview) -> list[Table]:
    return [make(overview) for make in BY_NAME.values()]


def _by_phase(overview: Overview) -> Table:
    living = overview.living
    counted = Counter(line.phase for line in living)
    return _of_communities(
        "fase",
        _("By phase"),
        _("The phase that the last finished evaluation of the community names."),
        _("Phase"),
        [
            *((one.label, counted[one]) for one in Phase),
            (_("No finished evaluation yet"), counted[None]),
        ],
        len(living),
    )


def _by_theme(overview: Overview) -> Table:
    living = overview.living
    counted = Counter(slug for line in living for slug in line.themes)
    rows = [(title, counted[slug]) for slug, title in overview.themes if counted[slug]]
    without = sum(not line.themes for line in living)
    return _of_communities(
        "thema",
        _("By theme"),
        _("A community with two themes stands in both rows."),
        _("Theme"),
        [*_most_first(rows), *_if_any(_("No theme"), without)],
        len(living),
    )


def _by_audience(overview: Overview) -> Table:
    """By what they do: nobody says for whom a community is but in words of its own."""
    living = overview.living
    communities, activities = Counter(), Counter()
    for line in living:
        for audience, count in line.audiences.items():
            communities[audience] += bool(count.held)
            activities[audience] += count.held
    found = [(one.label, communities[one], activities[one]) for one in Audience if communities[one]]
    rows = sorted(found, key=lambda row: -row[1])
    idle = sum(not line.total.held for line in living)
    rows += [(*one, 0) for one in _if_any(_("Nothing took place in this period"), idle)]
    title = _("By audience")
    return Table(
        "doelgroep",
        title,
        _(
            "For whom the activities were that took place in this period. A community with "
            "activities for several audiences stands in several rows."
        ),
        [_("Audience"), _("Communities"), _("Activities")],
        [list(row) for row in rows],
        _drawn(charts.bars("grafiek-doelgroep", title, [Point(row[0], row[1]) for row in rows])),
    )


def _by_region(overview: Overview) -> Table:
    living = overview.living
    counted = Counter(line.province.slug if line.province else "" for line in living)
    rows = [(name, counted[slug]) for slug, name in overview.regions if counted[slug]]
    return _of_communities(
        "regio",
        _("By region"),
        _("The province that the library lies in."),
        _("Region"),
        [*_most_first(rows), *_if_any(_("Not on the map"), counted[""])],
        len(living),
    )


def _by_step(overview: Overview) -> Table:
    living = overview.living
    counted = Counter(line.progress.current for line in living if not line.progress.finished)
    finished = sum(line.progress.finished for line in living)
    return _of_communities(
        "stap",
        _("By step"),
        _("The first step of the step plan that is not done yet."),
        _("Current step"),
        [
            *((step.name, counted[step]) for step in overview.steps),
            *_if_any(_("All steps passed"), finished),
        ],
        len(living),
    )


def _by_month(overview: Overview) -> Table:
    """Of communities that have stopped too: it did take place."""
    rows, months = [], overview.asked.months
    for month in months:
        count = sum((line.months.get(month, NOTHING) for line in overview.lines), NOTHING)
        numbers = [count.held, count.cancelled, count.visitors, count.counted, count.new_people]
        rows.append([month_name(month), *numbers])
    drawn = [
        ("grafiek-activiteiten", _("Activities each month"), 1),
        ("grafiek-bezoekers", _("Visitors each month"), 3),
    ]
    return Table(
        "maanden",
        _("Activities and visitors over time"),
        _(
            "Activities that took place, month by month. Visitors are counted on some of the "
            "dates: the column beside them says on how many."
        ),
        [
            *(_("Month"), _("Activities"), _("Called off"), _("Visitors")),
            *(_("Counted on how many dates"), _("New people")),
        ],
        rows,
        _drawn(
            *(charts.columns(key, title, _over_time(months, rows, at)) for key, title, at in drawn)
        ),
    )


def _over_time(months: list[dt.date], rows: list[list], at: int) -> list[Point]:
    return [
        Point(formats.date_format(month, "b"), row[at], str(month.year))
        for month, row in zip(months, rows, strict=True)
    ]


def _of_communities(name, title, says, column, rows: Iterable[tuple], number: int) -> Table:
    """How many communities each row has, and how many of every hundred."""
    rows = list(rows)
    return Table(
        name,
        title,
        says,
        [column, _("Communities"), _("Share in %")],
        [[label, count, round(100 * count / number) if number else 0] for label, count in rows],
        _drawn(charts.bars(f"grafiek-{name}", title, [Point(*row) for row in rows])),
    )


def _drawn(*found: Chart | None) -> list[Chart]:
    return [one for one in found if one]


def _most_first(rows: list[tuple]) -> list[tuple]:
    return sorted(rows, key=lambda row: -row[1])


def _if_any(label: str, number: int) -> list[tuple]:
    return [(label, number)] if number else []


def month_name(month: dt.date) -> str:
    return formats.date_format(month, "F Y")


BY_NAME: dict[str, Callable[[Overview], Table]] = {
    "fase": _by_phase,
    "thema": _by_theme,
    "doelgroep": _by_audience,
    "regio": _by_region,
    "stap": _by_step,
    "maanden": _by_month,
}
