"""Where one can go from here: other views, other days. Every link says in words where to."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..filters import FIRST, LAST
from . import periods
from .asked import Asked

JUMP_MONTH, JUMP_YEAR = "ga-maand", "ga-jaar"


@dataclass(frozen=True)
class Link:
    """`current`: the value of aria-current, or nothing."""

    address: str
    words: str
    current: str = ""


def views(asked: Asked, kind: str, day: dt.date) -> list[Link]:
    """The same days as a list, a month, a week, a day."""
    words = {
        "": _("List"),
        periods.MONTH: pgettext("view of the calendar", "Month"),
        periods.WEEK: pgettext("view of the calendar", "Week"),
        periods.DAY: pgettext("view of the calendar", "Day"),
    }
    near = asked.nearest(day)
    return [
        Link(_address(asked, periods.of(name, near) if name else None), label)
        if name != kind
        else Link(_address(asked, periods.of(name, day) if name else None), label, "page")
        for name, label in words.items()
    ]


def quick_choices(asked: Asked) -> list[Link]:
    """Today, tomorrow, this weekend, this week, next month: those within the calendar."""
    today = asked.today
    saturday, sunday = periods.weekend(today)
    weekend = {FIRST: saturday.isoformat(), LAST: sunday.isoformat()}
    next_month = periods.of(periods.MONTH, today).next()
    choices = [
        (today, _address(asked, periods.of(periods.DAY, today)), _("Today")),
        (
            today + periods.ONE_DAY,
            _address(asked, periods.of(periods.DAY, today + periods.ONE_DAY)),
            _("Tomorrow"),
        ),
        (saturday, f"{asked.url}{asked.query(asked.undated, **weekend)}", _("This weekend")),
        (today, _address(asked, periods.of(periods.WEEK, today)), _("This week")),
        (next_month.first, _address(asked, next_month), _("Next month")),
    ]
    return [Link(address, words) for day, address, words in choices if day <= asked.last_day]


def neighbours(asked: Asked, period: periods.Period) -> tuple[Link | None, Link | None]:
    """The month, week or day before and after, where there is something."""
    if period.kind == periods.DAY:
        around = _days_around(asked, period.first)
        found = [periods.of(periods.DAY, day) if day else None for day in around]
    else:
        found = [
            one if asked.links_to(one.first, one.last) else None
            for one in (period.previous(), period.next())
        ]
    before, after = (Link(_address(asked, one), one.name) if one else None for one in found)
    return before, after


def _days_around(asked: Asked, day: dt.date) -> list[dt.date | None]:
    """The days with something on, before and after this one. Two queries."""
    from ..windows import day_bounds

    start, end = day_bounds(day, day)
    earlier = asked.rows.filter(start__lt=start).order_by("-start")
    later = asked.rows.filter(start__gte=end).order_by("start")
    found = [rows.values_list("start", flat=True).first() for rows in (earlier, later)]
    return [moment and timezone.localtime(moment).date() for moment in found]


def _address(asked: Asked, period: periods.Period | None) -> str:
    """Another stretch of days keeps the filters, but for those that are days."""
    below = period.address if period else ""
    return f"{asked.url}{below}{asked.query(asked.undated)}"


def tags(asked: Asked, here: str) -> list[Link]:
    """A link for each filter that takes it away."""
    said = {
        FIRST: lambda value: _("From %(day)s") % {"day": _day(value)},
        LAST: lambda value: _("Up to and including %(day)s") % {"day": _day(value)},
    }
    labels = dict(zip(_labelled(asked), asked.filters.words_for_people(), strict=True))
    found = []
    for pair in asked.filters.pairs():
        name, value = pair
        words = labels.get(pair) or (said[name](value) if name in said else f"“{value}”")
        kept = asked.filters.pairs(without=pair)
        found.append(Link(f"{here}{asked.query(kept)}", words))
    return found


def _labelled(asked: Asked) -> list[tuple[str, str]]:
    """The pairs for which `words_for_people` has words, in its order."""
    return [pair for pair in asked.filters.pairs() if pair[0] not in (FIRST, LAST, "q")]


def _day(text: str) -> str:
    from site_config.dates import day

    return day(dt.date.fromisoformat(text))


@dataclass(frozen=True)
class Jump:
    """The form that goes to any month: its fields with what is chosen."""

    months: list[tuple[int, str]]
    years: list[int]
    month: int
    year: int


def jump(asked: Asked, day: dt.date) -> Jump:
    years = list(range(asked.first_day.year, asked.last_day.year + 1))
    months = [(number, str(name)) for number, name in MONTHS.items()]
    return Jump(months, years, day.month, min(max(day.year, years[0]), years[-1]))


def jumped(asked: Asked) -> str | None:
    """The address that the form asks for; None without the form. Raises HelpfulNotFound."""
    month, year = (asked.request.GET.get(name, "") for name in (JUMP_MONTH, JUMP_YEAR))
    if not (month or year):
        return None
    period = None
    if all(text.isascii() and text.isdigit() and len(text) <= 4 for text in (month, year)):
        period = periods.read(periods.MONTH, f"{int(year):04}-{int(month):02}")
    if period is None or not asked.has(period.first, period.last):
        raise asked.not_found(_("There is no calendar of this month."))
    return _address(asked, period)
