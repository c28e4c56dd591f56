"""The task list of one community, as one user reads it and fills it in."""

import re
from dataclasses import dataclass, field

from django.utils.functional import cached_property

from ..models import CommunityPage, StepComment, StepProgress
from . import changes, plan, summary
from .access import Rights
from .forms import CommentForm, StepForm
from .plan import Link, PlanStep

# How much of what was typed for steps that left the plan is given back.
MOST_GIVEN_BACK = 20
_VERSION = re.compile(r"(stap|opmerking)-([0-9]{1,18})-version")


@dataclass
class Line:
    """One step of the plan: what is recorded, what may be filled in."""

    step: PlanStep
    record: StepProgress
    links: list[Link]
    current: bool = False
    form: StepForm | None = None
    comment_form: CommentForm | None = None

    @property
    def forms(self) -> list:
        return [one for one in (self.form, self.comment_form) if one is not None]

    @property
    def conflicts(self) -> bool:
        return any(one.conflict for one in self.forms)

    @property
    def wrong(self) -> bool:
        return any(one.is_bound and (one.conflict or one.errors) for one in self.forms)

    @property
    def open(self) -> bool:
        return self.current or self.wrong

    @property
    def met_count(self) -> int:
        return len(self.step.preconditions) - len(self.conditions)

    @property
    def conditions(self) -> list[plan.Condition]:
        """The preconditions that are not met."""
        met = self.record.met_keys
        return [one for one in self.step.preconditions if one.pk not in met]

    @property
    def changed_by(self) -> str:
        user = self.record.changed_by
        return (user.get_full_name() or user.get_username()) if user else ""

    @property
    def comments(self) -> list[StepComment]:
        """Those that this user reads and does not write."""
        own = self.comment_form.comment.pk if self.comment_form else None
        return [one for one in self.record.all_comments if one.pk != own]

    @property
    def met_and_gone(self) -> list:
        """What was arranged, and is not in the plan any more."""
        known = {one.pk for one in self.step.preconditions}
        return [one for one in self.record.all_met if one.precondition_id not in known]


@dataclass
class Board:
    """Without `data` to read; with it, to look at what was posted and to store it."""

    community: CommunityPage
    rights: Rights
    request: object = None
    data: object = None
    steps: list[PlanStep] = field(default_factory=plan.steps)

    @cached_property
    def records(self) -> list[StepProgress]:
        rows = StepProgress.objects.filter(community=self.community)
        rows = rows.select_related("changed_by").order_by("number", "pk")
        return list(rows.prefetch_related("met", "comments__adviser"))

    @cached_property
    def summary(self) -> summary.Summary:
        return summary.summaries([self.community], self.steps)[self.community.pk]

    @cached_property
    def lines(self) -> list[Line]:
        by_step = {one.step_id: one for one in self.records}
        links = plan.links(self.steps, self.request)
        current = self.summary.current
        return [
            self._line(
                Line(
                    step=step,
                    record=by_step.get(step.pk)
                    or StepProgress(community=self.community, step_id=step.pk),
                    links=links[step.pk],
                    current=step == current,
                )
            )
            for step in self.steps
        ]

    def _line(self, line: Line) -> Line:
        line.record.community = self.community
        if self.rights.edit:
            form = StepForm(self.data, record=line.record, step=line.step)
            line.form = form.settled()
        if self.rights.comment_as:
            own = [
                one
                for one in (line.record.comments.all() if line.record.pk else [])
                if one.adviser_id == self.rights.comment_as.pk
            ]
            comment = own[0] if own else StepComment(adviser=self.rights.comment_as)
            form = CommentForm(self.data, comment=comment, step=line.step)
            line.comment_form = form.settled()
        return line

    @property
    def former(self) -> list[StepProgress]:
        """What was recorded of steps that the plan does not have now."""
        known = {step.pk for step in self.steps}
        return [
            one
            for one in self.records
            if one.step_id not in known and (one.changed_at or one.all_comments)
        ]

    @property
    def wrong(self) -> list[Line]:
        return [line for line in self.lines if line.wrong]

    @cached_property
    def gone(self) -> list[str]:
        """What was typed for steps that left the plan since the screen was opened."""
        known = {str(step.pk) for step in self.steps}
        found = []
        for name in self.data or ():
            match = _VERSION.fullmatch(name)
            if match and match[2] not in known:
                found += _typed(self.data, f"{match[1]}-{match[2]}-")
        return found[:MOST_GIVEN_BACK]

    def store(self, user) -> list[PlanStep]:
        """Everything that was changed. Returns the steps of which something was."""
        stored = []
        for line in self.lines:
            done = False
            if line.form and line.form.is_bound:
                done = changes.change_step(line.record, line.step, line.form.values, user)
            if line.comment_form and line.comment_form.is_bound:
                text, adviser = line.comment_form.cleaned_data["text"], self.rights.comment_as
                done |= changes.change_comment(line.record, line.step, adviser, text, user)
            if done:
                stored.append(line.step)
        return stored


def _typed(data, prefix: str) -> list[str]:
    """The texts that were changed; an empty one when only something else was."""
    seen = {name.removeprefix("initial-") for name in data}
    names = sorted(name for name in seen if name.startswith(prefix))
    names.remove(f"{prefix}version")
    changed = [name for name in names if _plain(data, name) != _plain(data, f"initial-{name}")]
    texts = [data[name] for name in changed if name.endswith(("-note", "-decided_why", "-text"))]
    return texts or ([""] if changed else [])


def _plain(data, name: str) -> list[str]:
    return [one.replace("\r\n", "\n") for one in data.getlist(name)]
