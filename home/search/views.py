"""The page with results, and the suggestions of the box."""

from dataclasses import dataclass

from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from site_config.errors import HelpfulNotFound

from . import days
from .finding import PER_PAGE, Outcome, find
from .kinds import IN_ADDRESS, Kind
from .question import Question
from .results import KIND_PARAMETER, QUESTION_PARAMETER, address, groups
from .suggestions import suggest

PAGE_PARAMETER = "pagina"
MAX_PAGE = 50


@dataclass(frozen=True)
class Slice:
    """Which page of the hits of one kind this is."""

    number: int
    total: int

    @property
    def previous_number(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next_number(self) -> int | None:
        more = self.number * PER_PAGE < self.total and self.number < MAX_PAGE
        return self.number + 1 if more else None


@require_safe
def results(request):
    """Grouped by kind; one kind with `soort=`, in pages of twenty."""
    question = Question.read(request.GET.get(QUESTION_PARAMETER, ""))
    kind, number = _kind(request), _page_number(request)
    now = timezone.now()
    today = timezone.localdate(now)
    outcome = find(question, now, kind=kind, page=number)
    if number > 1 and not (number - 1) * PER_PAGE < outcome.totals.get(kind, 0):
        raise HelpfulNotFound(_("There is no such page of results."))
    return render(
        request,
        "home/search.html",
        {
            "noindex": bool(question.text),
            "searches_here": True,
            "question": question,
            "outcome": outcome,
            "groups": groups(outcome, now, request, kind),
            "filters": kind_filters(outcome, kind),
            "kind": kind,
            "window": Slice(number, outcome.totals.get(kind, 0)),
            "query": address(outcome.question, kind),
            "offered": outcome.offered and address(outcome.offered),
            "today": today,
            "on_days": days.in_calendar(question, today, request),
        },
    )


@require_safe
def suggestions(request):
    """JSON for the box; an unusable question simply has none."""
    typed = request.GET.get(QUESTION_PARAMETER, "")
    found = suggest(typed, timezone.now(), request)
    response = JsonResponse({"suggestions": [vars(one) for one in found]})
    response["X-Robots-Tag"] = "noindex"
    return response


@dataclass(frozen=True)
class Filter:
    label: str
    address: str
    total: int
    is_current: bool


def kind_filters(outcome: Outcome, kind: str) -> list[Filter]:
    """Everything, and each kind that has hits."""
    if not outcome.totals:
        return []
    found = [Filter(_("Everything"), address(outcome.question), outcome.total, not kind)]
    found += [
        Filter(one.label, address(outcome.question, one), total, one == kind)
        for one, total in outcome.totals.items()
    ]
    return found


def _kind(request) -> str:
    asked = request.GET.get(KIND_PARAMETER, "")
    if asked and asked not in IN_ADDRESS:
        raise HelpfulNotFound(_("There is no such kind of result."))
    return Kind(IN_ADDRESS[asked]) if asked else ""


def _page_number(request) -> int:
    text = request.GET.get(PAGE_PARAMETER) or "1"
    is_number = text.isascii() and text.isdigit() and len(text) <= 2
    if not (is_number and 1 <= int(text) <= MAX_PAGE):
        raise HelpfulNotFound(_("There is no such page of results."))
    return int(text)
