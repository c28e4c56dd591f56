"""Hits as the page shows them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.http import QueryDict

from events.choices import Status
from events.models import Occurrence

from .extracts import Marker, Piece
from .finding import BEST_KIND, PER_KIND, Outcome
from .kinds import ADDRESS_OF, Kind

KIND_PARAMETER, QUESTION_PARAMETER = "soort", "q"


@dataclass(frozen=True)
class Hit:
    url: str
    title: list[Piece]
    place: list[Piece]
    extract: list[Piece]
    is_example: bool
    is_past: bool
    next_date: Occurrence | None


@dataclass(frozen=True)
class Group:
    """The hits of one kind; `more` is the address of all of them when there are more."""

    kind: Kind
    total: int
    hits: list[Hit]
    more: str


def groups(outcome: Outcome, now: dt.datetime, request, kind: str = "") -> list[Group]:
    """The best of every kind, or a page of one. Two queries."""
    kinds = outcome.by_relevance()
    if kind:
        shown = {one: [row for row in outcome.rows if row.kind == one] for one in kinds}
        shown = {one: rows for one, rows in shown.items() if one == kind}
    else:
        shown = {one: _shown(outcome, one, not at) for at, one in enumerate(kinds)}
    rows = [row for found in shown.values() for row in found]
    hits = _hits(rows, outcome, now, request)
    return [
        Group(
            Kind(one),
            outcome.totals[one],
            [hits[row.pk] for row in found if row.pk in hits],
            "" if kind or len(found) == outcome.totals[one] else address(outcome.question, one),
        )
        for one, found in shown.items()
    ]


def _shown(outcome: Outcome, kind: str, is_best: bool) -> list:
    rows = [row for row in outcome.rows if row.kind == kind]
    number = BEST_KIND if is_best else PER_KIND
    # For one more no link is needed.
    return rows if outcome.totals[kind] <= number + 1 else rows[:number]


def address(question, kind: str = "") -> str:
    """The query string of a question, within one kind."""
    query = QueryDict(mutable=True)
    query[QUESTION_PARAMETER] = question.text
    if kind:
        query[KIND_PARAMETER] = ADDRESS_OF[kind]
    return f"?{query.urlencode()}"


def _hits(rows: Iterable, outcome: Outcome, now: dt.datetime, request) -> dict[int, Hit]:
    from home.models import SearchEntry

    keys = [row.pk for row in rows]
    entries = SearchEntry.objects.defer("words", "around", "names").select_related("page")
    entries = {entry.pk: entry for entry in entries.filter(pk__in=keys)}
    dates = _next_dates([entry.page_id for entry in entries.values()], now)
    marker = Marker(outcome.question)
    hits = {}
    for row in rows:
        entry = entries.get(row.pk)
        url = entry.page.get_url(request) if entry else None
        if url:
            hits[row.pk] = Hit(
                url=url + entry.tail,
                title=marker.marked(entry.title),
                place=marker.marked(entry.place),
                extract=marker.extract(entry.text),
                is_example=entry.is_example,
                is_past=not row.coming,
                next_date=dates.get(entry.page_id),
            )
    return hits


def _next_dates(page_ids: list[int], now: dt.datetime) -> dict[int, Occurrence]:
    """The next date of those pages that are activities."""
    number = Window(RowNumber(), partition_by=F("event"), order_by=[F("start"), F("pk")])
    rows = Occurrence.objects.public(now).filter(event__in=page_ids, end__gt=now)
    rows = rows.exclude(status=Status.CANCELLED).annotate(number=number).filter(number=1)
    return {row.event_id: row for row in rows.order_by()}
