"""The figures of one community in one period, each with how much counting it rests on.

Until an evaluation is finished they are computed each time; with finishing they are frozen.
"""

import datetime as dt
from dataclasses import asdict, dataclass, fields

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .held import SUMS, calendars_of, rows_of


@dataclass(frozen=True)
class Figures:
    """Sums over the dates of a period. What was counted on none of them is 0 of 0."""

    held: int = 0
    cancelled: int = 0
    onsite: int = 0
    online: int = 0
    hybrid: int = 0
    counted: int = 0
    visitors: int = 0
    new_counted: int = 0
    new_people: int = 0
    helpers_counted: int = 0
    helpers: int = 0
    by_group: int = 0

    @classmethod
    def of(cls, evaluation, now: dt.datetime | None = None) -> "Figures":
        """The frozen ones of a finished evaluation, else those of now. Three queries at most."""
        if evaluation.figures is not None:
            known = {field.name for field in fields(cls)}
            return cls(**{name: n for name, n in evaluation.figures.items() if name in known})
        return cls.of_community(
            evaluation.community_id, evaluation.first_date, evaluation.last_date, now
        )

    @classmethod
    def of_community(
        cls, community_id: int, first: dt.date, last: dt.date, now: dt.datetime | None = None
    ) -> "Figures":
        calendars = calendars_of([community_id])
        rows = rows_of(calendars, first, last, now or timezone.now())
        return cls(**rows.aggregate(**SUMS))

    def as_json(self) -> dict[str, int]:
        return asdict(self)

    @property
    def uncounted(self) -> int:
        return self.held - self.counted


@dataclass(frozen=True)
class Line:
    """One figure in words: what it is, how much, and how many dates it rests on."""

    label: str
    value: str
    basis: str = ""


def lines(figures: Figures) -> list[Line]:
    """The figures in the order of the measuring card of the knowledge base."""
    one = figures
    in_calendar = one.held + one.cancelled
    return [
        Line(
            _("Visitors"),
            _of_counted(one.visitors, one.counted),
            _counted_on(one.counted, one.held),
        ),
        Line(
            _("Visitors each time, on average"),
            str(round(one.visitors / one.counted)) if one.counted else _("not known"),
        ),
        Line(
            _("New people"),
            _of_counted(one.new_people, one.new_counted),
            _counted_on(one.new_counted, one.held),
        ),
        Line(
            _("How often somebody helped"),
            _of_counted(one.helpers, one.helpers_counted),
            _counted_on(one.helpers_counted, one.held),
        ),
        Line(
            _("Activities by the group itself"),
            _of_counted(one.by_group, one.counted),
            _counted_on(one.counted, one.held),
        ),
        Line(_("Activities that took place"), str(one.held), _in_calendar(in_calendar)),
        Line(_("Activities that were called off"), str(one.cancelled), _in_calendar(in_calendar)),
        Line(_("In the building"), _share(one.onsite, one.held)),
        Line(_("Online"), _share(one.online, one.held)),
        Line(_("In the building and online"), _share(one.hybrid, one.held)),
    ]


def _of_counted(number: int, counted: int) -> str:
    """Nobody counted is not the same as nobody came."""
    return str(number) if counted else _("not counted")


def _counted_on(counted: int, held: int) -> str:
    words = {"counted": counted, "n": held}
    return (
        ngettext(
            "counted on %(counted)d of %(n)d time", "counted on %(counted)d of %(n)d times", held
        )
        % words
    )


def _in_calendar(number: int) -> str:
    return ngettext("of %(n)d date in the calendar", "of %(n)d dates in the calendar", number) % {
        "n": number
    }


def _share(number: int, held: int) -> str:
    return ngettext("%(number)d of %(n)d time", "%(number)d of %(n)d times", held) % {
        "number": number,
        "n": held,
    }
