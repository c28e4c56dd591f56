"""Small things that the calendar's templates ask for."""

from django import template
from django.utils.translation import gettext as _

from ..calendar import periods
from ..paging import PARAMETER

register = template.Library()


@register.filter
def page_of(query: str | None, number: int) -> str:
    """The address of a page of a list, keeping the filters."""
    return f"{query}&{PARAMETER}={number}" if query else f"?{PARAMETER}={number}"


@register.simple_tag
def week_of(week) -> periods.Period:
    """The week in which the days of one row of a month lie."""
    return periods.of(periods.WEEK, next(cell.date for cell in week if cell))


@register.filter
def is_served(period: periods.Period, asked) -> bool:
    """Whether these days have a page."""
    return asked.links_to(period.first, period.last)


@register.simple_tag
def more_of(cell, shown=None) -> str:
    """nog 4; of the network, where not all are counted: meer dan 30 in totaal."""
    if cell.capped:
        return _("More than %(n)d in all") % {"n": cell.number - 1}
    number = cell.number - (shown or len(cell.entries))
    return _("%(n)d more") % {"n": number}
