"""What the CMS shows of a planned import, before anything is written."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from events import pattern_text
from site_config import dates

from . import pages
from .plan import CHANGED, NEW, REFUSED, UNCHANGED, ImportPlan, Step
from .spans import Span
from .words import state_words

DATES_SHOWN = 3
# Wagtail's own looks of a status.
LOOKS = {NEW: "primary", CHANGED: "primary", REFUSED: "critical"}


@dataclass(frozen=True)
class Row:
    """One series, in words."""

    title: str
    state: str
    look: str
    repetition: str
    first: list[str]
    more: int
    messages: list[str]


def rows(plan: ImportPlan) -> list[Row]:
    """Refused ones first: they are what the reader has to do something about."""
    ordered = sorted(plan.steps, key=lambda step: step.state != REFUSED)
    return [_row(step) for step in ordered]


def counts(plan: ImportPlan) -> dict[str, int]:
    """How many series are new, changed, unchanged and refused."""
    names = (NEW, CHANGED, UNCHANGED, REFUSED)
    return {name: sum(step.state == name for step in plan.steps) for name in names}


def _row(step: Step) -> Row:
    description = step.description
    spans = sorted(span for _of, span in description.spans) if description else []
    repetition = ""
    if description and description.when.rules:
        repetition = pattern_text.sentence(pages.new_page(description))
    return Row(
        title=step.title,
        state=state_words(step.state),
        look=LOOKS.get(step.state, ""),
        repetition=repetition,
        first=[_words(span) for span in spans[:DATES_SHOWN]],
        more=max(0, len(spans) - DATES_SHOWN),
        messages=step.messages,
    )


def _words(span: Span) -> str:
    first = dates.short_day(span.day)
    if span.days and span.all_day:
        last = dates.short_day(span.day + dt.timedelta(days=span.days))
        return _("%(first)s up to and including %(last)s") % {"first": first, "last": last}
    if span.all_day:
        return first
    return f"{first}, {dates.time_range(span.start.time(), span.end.time())}"
