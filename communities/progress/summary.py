"""How far communities are with the step plan: the one reading that all overviews share.

    found = summaries(communities)      # pages or keys; five queries, however many there are
    found[community.pk].current         # PlanStep(pk=12, number=4, title="Kies en scherp aan", …)

Every community that was asked for gets a `Summary`, also when nothing was recorded yet. Whose
communities somebody may read is asked of `access.communities_of(user)` first: this module
asks nobody's permission. An overview by step goes through `plan.steps()` (pass it to
`summaries` too, to read the plan once) and looks at `states` of each community.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Max

from ..choices import StepState, Verdict
from ..models import CommunityPage, MetPrecondition, StepComment, StepProgress
from . import plan
from .plan import Condition, PlanStep

# Whoever has one of these is past the step.
PASSED = {StepState.DONE, StepState.NOT_FOR_US}


@dataclass(frozen=True)
class Decision:
    """A go or a no-go: what was decided, by whom (words), on which local day, and why."""

    verdict: Verdict
    by: str
    on: dt.date | None
    why: str
    step: str


@dataclass(frozen=True)
class OpenPrecondition:
    """What is not arranged yet, and for which step of the plan."""

    step: PlanStep
    condition: Condition


@dataclass
class Summary:
    """One community. What was recorded of steps that left the plan counts only for `decision`.

    current            the first step that is not done and not “not for us”; None when every step
                       is passed (`finished`), and when there is no plan
    states             by the key of the step, for every step of the plan
    since              by the key of the step, for those that have a date: the local day on
                       which the step got its state
    counts             for every StepState, also those that do not occur; adds up to the plan
    open_preconditions of the current step and of those before it, in the order of the plan;
                       those of steps that are “not for us” are left out
    decision           the latest go or no-go, if there is one
    changed_at         when a librarian last changed something; None when nobody did
    commented_at       when an adviser last wrote something; None when nobody did
    """

    community_id: int
    current: PlanStep | None = None
    states: dict[int, StepState] = field(default_factory=dict)
    since: dict[int, dt.date] = field(default_factory=dict)
    counts: dict[StepState, int] = field(default_factory=dict)
    open_preconditions: list[OpenPrecondition] = field(default_factory=list)
    decision: Decision | None = None
    changed_at: dt.datetime | None = None
    commented_at: dt.datetime | None = None

    @property
    def current_state(self) -> StepState | None:
        return self.states[self.current.pk] if self.current else None

    @property
    def occurring(self) -> list[tuple[StepState, int]]:
        """The states that occur, with how often."""
        return [(state, number) for state, number in self.counts.items() if number]

    @property
    def finished(self) -> bool:
        """Whether there is a plan, and every step of it is passed."""
        return bool(self.states) and self.current is None


def summaries(
    communities: Iterable[CommunityPage | int], steps: list[PlanStep] | None = None
) -> dict[int, Summary]:
    """By the key of the community. Five queries; three when `steps` (of `plan.steps()`) is given.

    Moments are aware, days are local (Europe/Amsterdam).
    """
    keys = [getattr(one, "pk", one) for one in communities]
    steps = plan.steps() if steps is None else steps
    rows = defaultdict(list)
    for row in StepProgress.objects.filter(community__in=keys).order_by("pk"):
        rows[row.community_id].append(row)
    met = MetPrecondition.objects.filter(progress__community__in=keys)
    arranged = set(met.values_list("progress__community", "precondition"))
    comments = StepComment.objects.filter(progress__community__in=keys).exclude(text="")
    commented = dict(
        comments.order_by().values_list("progress__community").annotate(last=Max("changed_at"))
    )
    found = {}
    for key in keys:
        found[key] = summary = _summary(key, steps, rows[key], arranged)
        summary.commented_at = commented.get(key)
    return found


def _summary(key: int, steps: list[PlanStep], rows: list[StepProgress], arranged) -> Summary:
    by_step = {row.step_id: row for row in rows if row.step_id}
    states = {
        step.pk: StepState(by_step[step.pk].state) if step.pk in by_step else StepState.NOT_STARTED
        for step in steps
    }
    current = next((step for step in steps if states[step.pk] not in PASSED), None)
    reached = steps[: steps.index(current) + 1] if current else steps
    return Summary(
        community_id=key,
        current=current,
        states=states,
        since={pk: by_step[pk].since for pk in states if pk in by_step and by_step[pk].since},
        counts={one: list(states.values()).count(one) for one in StepState},
        open_preconditions=[
            OpenPrecondition(step, condition)
            for step in reached
            if states[step.pk] != StepState.NOT_FOR_US
            for condition in step.preconditions
            if (key, condition.pk) not in arranged
        ],
        decision=_decision(rows, {step.pk: step.name for step in steps}),
        changed_at=max((row.changed_at for row in rows if row.changed_at), default=None),
    )


def _decision(rows: list[StepProgress], names: dict[int, str]) -> Decision | None:
    decided = [row for row in rows if row.decision]
    if not decided:
        return None
    last = max(decided, key=lambda row: (row.decided_on or dt.date.min, row.pk))
    return Decision(
        verdict=Verdict(last.decision),
        by=last.decided_by,
        on=last.decided_on,
        why=last.decided_why,
        step=names.get(last.step_id, str(last)),
    )
