"""From a question to hits: what was asked first, and wider only when that finds nothing."""

import datetime as dt
from dataclasses import dataclass, field

from . import store
from .correcting import corrections
from .kinds import ORDER, Kind
from .question import Question
from .store import Found

# With this many hits nobody has made a typing error.
ENOUGH = 3
# Of the kind that fits best, and of each other.
BEST_KIND, PER_KIND = 5, 3
PER_PAGE = 20


@dataclass(frozen=True)
class Outcome:
    """What was found, and for which question: the one that was asked, or a better spelled one.

    `offered` is a question that may have been meant; `some_words` says that not all words
    occur in what was found.
    """

    asked: Question
    question: Question
    rows: list[Found] = field(default_factory=list)
    offered: Question | None = None
    some_words: bool = False

    @property
    def was_corrected(self) -> bool:
        return self.question.text != self.asked.text

    @property
    def totals(self) -> dict[Kind, int]:
        """How many there are of each kind, in the order of the page."""
        found = {row.kind: row.total for row in self.rows}
        return {kind: found[kind] for kind in ORDER if kind in found}

    @property
    def total(self) -> int:
        return sum(self.totals.values())

    def by_relevance(self) -> list[Kind]:
        """The kinds, the one with the best hit first; of equals in the order of the page."""
        best = {row.kind: row.tier + 10 * (not row.coming) for row in reversed(self.rows)}
        return sorted(self.totals, key=lambda kind: best[kind])


def find(question: Question, now: dt.datetime, *, kind: str = "", page: int = 1) -> Outcome:
    """At most five queries. With a kind, one page of it; otherwise the first of every kind."""
    if not question:
        return Outcome(question, question)

    def rows(asked: Question, **options) -> list[Found]:
        if kind:
            first = (page - 1) * PER_PAGE + 1
            options |= {"kind": kind, "first": first, "last": first + PER_PAGE - 1}
        else:
            # One more: that one is shorter than a link to all.
            options["last"] = BEST_KIND + 1
        return store.ranked(asked, now, **options)

    outcome = Outcome(question, question, rows(question))
    if outcome.total >= ENOUGH:
        return outcome
    wide = question.widened()
    wider = Outcome(question, wide, rows(wide))
    if wider.total > outcome.total:
        outcome = wider
    return _with_other_spelling(outcome, rows) if outcome.rows else _other_words(question, rows)


def _other_words(question: Question, rows) -> Outcome:
    """Nothing was found with parts of words either: better spelling, then some of the words."""
    wide = question.widened()
    better = corrections(question)
    meant = question.corrected(better.words) if better else None
    if better.sure and (found := rows(meant)):
        return Outcome(question, meant, found)
    outcome = Outcome(question, question)
    if len(question.terms) > 1 and (found := rows(wide, some_words=True)):
        outcome = Outcome(question, wide, found, some_words=True)
    if better and not better.sure and rows(meant):
        outcome = Outcome(question, outcome.question, outcome.rows, meant, outcome.some_words)
    return outcome


def _with_other_spelling(outcome: Outcome, rows) -> Outcome:
    """Little was found: offer another spelling, if that finds something that can be seen."""
    better = corrections(outcome.asked)
    if better:
        meant = outcome.asked.corrected(better.words)
        if rows(meant):
            return Outcome(outcome.asked, outcome.question, outcome.rows, meant)
    return outcome
