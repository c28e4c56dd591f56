"""What tells calendars apart: all are called “Agenda”, so it is the page above each."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wagtail.models import Page

if TYPE_CHECKING:
    from .models import CalendarPage


def titles_above(calendars: "Iterable[CalendarPage]") -> dict[int, str]:
    """By key of a calendar the title of the page above it. One query."""
    above = {one.pk: one.path[: -Page.steplen] for one in calendars}
    pages = Page.objects.filter(path__in=set(above.values()))
    titles = dict(pages.values_list("path", "title"))
    return {key: titles[path] for key, path in above.items()}
