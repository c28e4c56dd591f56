"""The “communitykaart”: every community in a row, its group, theme, phase and step beside it."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy

from ..choices import Phase
from .reading import Line, Overview

LAST = 10_000

ORDERS = {
    "bibliotheek": gettext_lazy("Library"),
    "fase": gettext_lazy("Phase"),
    "stap": gettext_lazy("Step"),
    "thema": gettext_lazy("Theme"),
    "regio": gettext_lazy("Region"),
    "bezoekers": gettext_lazy("Visitors"),
}
USUAL = "bibliotheek"
COLUMNS = {
    "community": gettext_lazy("Community"),
    "library": gettext_lazy("Library"),
    "region": gettext_lazy("Region"),
    "for_whom": gettext_lazy("For whom"),
    "themes": gettext_lazy("Themes"),
    "audiences": gettext_lazy("Audiences of the activities"),
    "phase": gettext_lazy("Phase"),
    "step": gettext_lazy("Current step"),
    "held": gettext_lazy("Activities"),
    "visitors": gettext_lazy("Visitors"),
    "counted": gettext_lazy("Counted on how many dates"),
    "ended": gettext_lazy("Has stopped"),
}


def in_order(overview: Overview, order: str) -> list[Line]:
    """Raises KeyError on another order. Equal ones stay by library; who stopped comes last."""
    key = _keys(overview)[order]
    return sorted(overview.lines, key=lambda line: (line.has_ended, key(line)))


def _keys(overview: Overview) -> dict[str, Callable]:
    phases, steps = list(Phase), [step.pk for step in overview.steps]
    return {
        "bibliotheek": lambda line: 0,
        "fase": lambda line: phases.index(line.phase) if line.phase else LAST,
        "stap": lambda line: (
            steps.index(line.progress.current.pk) if line.progress.current else LAST
        ),
        "thema": lambda line: (not line.themes, *(one.casefold() for one in line.themes.values())),
        "regio": lambda line: (line.province is None, line.province.name if line.province else ""),
        "bezoekers": lambda line: -line.total.visitors,
    }


def cells(line: Line) -> dict:
    """What stands in the row, by the names of COLUMNS; for the spreadsheet."""
    current, total = line.progress.current, line.total
    return {
        "community": line.community.title,
        "library": line.community.library,
        "region": line.province and line.province.name,
        "for_whom": line.community.for_whom,
        "themes": list(line.themes.values()),
        "audiences": [one.label for one in line.audiences],
        "phase": line.phase and line.phase.label,
        "step": current and current.name,
        "held": total.held,
        "visitors": total.visitors if total.counted else None,
        "counted": total.counted,
        "ended": line.has_ended,
    }
