"""The communities that somebody may see, with how far each is: sought and filtered."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..choices import StepState
from ..models import CommunityPage
from . import access, plan
from .plan import PlanStep
from .summary import Summary, summaries

FINISHED = "klaar"
MOST_CHARACTERS = 200


@dataclass(frozen=True)
class Row:
    community: CommunityPage
    summary: Summary


@dataclass(frozen=True)
class Wanted:
    """What the filters ask for. Raises ValueError on a step or a state that there is not.

    A step alone: who is at that step now, or is past all of them (`FINISHED`). A step and a
    state: for whom that step has that state. A state alone: for whom some step has it.
    """

    words: str = ""
    step: str = ""
    state: str = ""

    @classmethod
    def of(cls, query, steps: list[PlanStep]) -> "Wanted":
        words = query.get("q", "").replace("\0", "")[:MOST_CHARACTERS]
        step, state = query.get("stap", ""), query.get("staat", "")
        if step and step not in dict(step_choices(steps)):
            raise ValueError("no such step")
        if state:
            StepState(state)
        return cls(words, step, "" if step == FINISHED else state)

    def matches(self, row: Row, steps: list[PlanStep]) -> bool:
        return self._in_words(row) and self._in_steps(row.summary, steps)

    def _in_words(self, row: Row) -> bool:
        library = row.community.library
        names = [row.community.title, *([library.name, library.place] if library else [])]
        text = " ".join(names).casefold()
        return all(word in text for word in self.words.casefold().split())

    def _in_steps(self, summary: Summary, steps: list[PlanStep]) -> bool:
        if self.step == FINISHED:
            return summary.finished
        asked = [one for one in steps if not self.step or str(one.number) == self.step]
        if self.state:
            return any(summary.states[one.pk] == self.state for one in asked)
        return not self.step or summary.current in asked


def step_choices(steps: list[PlanStep]) -> list[tuple[str, str]]:
    return [
        *((str(step.number), step.name) for step in steps),
        (FINISHED, _("All steps passed")),
    ]


def rows(user, wanted: Wanted, steps: list[PlanStep] | None = None) -> list[Row]:
    """All of them; the number of queries does not grow with them."""
    steps = plan.steps() if steps is None else steps
    communities = list(access.communities_of(user))
    found = summaries(communities, steps)
    made = [Row(one, found[one.pk]) for one in communities]
    return [row for row in made if wanted.matches(row, steps)]
