"""The step plan as it stands today, and what in the knowledge base goes with each step."""

from collections import defaultdict
from dataclasses import dataclass

from django.apps import apps
from django.db.models import F
from django.utils.translation import gettext as _

from ..models.progress import step_name


@dataclass(frozen=True)
class Condition:
    """A precondition: its key, and what has to be arranged."""

    pk: int
    text: str


@dataclass(frozen=True)
class PlanStep:
    """A published step. `number` is what people call it; the order is that of the list."""

    pk: int
    number: int | None
    title: str
    go_no_go: bool = False
    preconditions: tuple[Condition, ...] = ()

    @property
    def name(self) -> str:
        return step_name(self.number, self.title)


@dataclass(frozen=True)
class Link:
    """A page to read with a step."""

    kind: str
    title: str
    url: str


def steps() -> list[PlanStep]:
    """All published steps in order, with their preconditions. Two queries."""
    conditions = defaultdict(list)
    rows = _model("Precondition").objects.order_by("sort_order", "pk")
    for pk, step, text in rows.values_list("pk", "step_id", "text"):
        conditions[step].append(Condition(pk, text))
    live = _model("StepPage").objects.live().order_by("number", "path")
    return [
        PlanStep(pk, number, title, go_no_go, tuple(conditions[pk]))
        for pk, number, title, go_no_go in live.values_list("pk", "number", "title", "go_no_go")
    ]


def links(plan: list[PlanStep], request) -> dict[int, list[Link]]:
    """By the key of the step: its article, guidelines, checklist and tools. Four queries.

    Only what this user may see on the site.
    """
    keys = [step.pk for step in plan]
    guidelines, tools = _model("GuidelinePage").objects, _model("ToolPage").objects
    sources = [
        (_("Article"), _model("StepPage").objects.filter(pk__in=keys), "pk"),
        (_("Guideline"), guidelines.filter(step_links__step__in=keys), "step_links__step_id"),
        (_("Checklist"), tools.filter(checked_steps__in=keys), "checked_steps__pk"),
        (_("Tool"), tools.filter(step_links__step__in=keys), "step_links__step_id"),
    ]
    found = defaultdict(list)
    for kind, pages, of_step in sources:
        pages = pages.visible_to(request).annotate(of_step=F(of_step))
        for page in pages.defer_streamfields().order_by("path"):
            found[page.of_step].append(Link(kind, page.title, page.get_url(request)))
    return found


def _model(name: str):
    return apps.get_model("knowledge_base", name)
