"""What goes with what: every page's relations, in both directions, seen by this visitor.

Related pages come through `visible_to`, so that a draft or a closed page is named nowhere.
"""

from collections import defaultdict
from functools import partial

from django.apps import apps
from django.db.models import Exists, F, Q

from site_config.routing import trail
from site_config.visibility import visible_children

from .choices import FINDING_ROLES


def _model(name: str):
    return apps.get_model(name)


_guidelines = partial(_model, "knowledge_base.GuidelinePage")
_steps = partial(_model, "knowledge_base.StepPage")
_themes = partial(_model, "knowledge_base.ThemePage")
_tools = partial(_model, "knowledge_base.ToolPage")
_examples = partial(_model, "knowledge_base.ExamplePage")


def entrance(page, request) -> dict:
    """The sections of the knowledge base and the steps of the plan."""
    sections = list(visible_children(page, request))
    introductions = _introductions(section.pk for section in sections)
    for section in sections:
        # What search engines are told is shorter than what stands above the section.
        section.introduction = section.search_description or introductions.get(section.pk, "")
    return {
        "sections": sections,
        "roles": FINDING_ROLES,
        "steps": _steps().objects.visible_to(request).defer_streamfields().order_by("number"),
    }


def _introductions(ids) -> dict[int, str]:
    """What stands above each section, of all their models in one query."""
    ids = list(ids)
    entrance_page = _model("knowledge_base.KnowledgeBasePage")
    rows = [
        model.objects.filter(pk__in=ids).order_by().values_list("pk", "introduction")
        for model in entrance_page.allowed_subpage_models()
    ]
    return dict(rows[0].union(*rows[1:], all=True))


def hard_words(page, request) -> dict:
    """The glossary's words and where it is, for an article to explain them in place: one query.

    Nothing where the glossary is not open to this visitor.
    """
    glossary = _model("knowledge_base.GlossaryPage")
    visible = Exists(glossary.objects.visible_to(request))
    section = trail(page, request)[-3]
    return {
        "glossary_url": f"{section.get_url(request)}{glossary.fixed_slug}/",
        "glossary_terms": _model("knowledge_base.GlossaryTerm").objects.filter(visible),
    }


def of_guideline(page, request) -> dict:
    return {
        "tools": _related(_tools(), request, guideline_links__guideline_id=page.pk),
        "steps": _related(_steps(), request, guideline_links__guideline_id=page.pk).order_by(
            "number"
        ),
        "themes": _related(_themes(), request, guideline_links__guideline_id=page.pk),
        "roles": page.role_links.all(),
        # The one example that the guideline shows has a section of its own.
        "examples": _related(_examples(), request, guideline_links__guideline_id=page.pk).exclude(
            pk=page.example_id
        ),
        "example": _examples().objects.visible_to(request).filter(pk=page.example_id).first(),
        **_neighbours(page, request),
    }


def of_plan(steps, request) -> list:
    """The steps with what they need, who takes part, and the articles that belong to them."""
    found = list(steps.prefetch_related("preconditions", "role_links"))
    checklists = {
        tool.pk: tool
        for tool in _tools()
        .objects.visible_to(request)
        .filter(pk__in=[step.checklist_id for step in found if step.checklist_id])
        .defer_streamfields()
    }
    guidelines = defaultdict(list)
    for guideline in (
        _guidelines()
        .objects.visible_to(request)
        .filter(step_links__step__in=[step.pk for step in found])
        .annotate(of_step=F("step_links__step_id"))
        .defer_streamfields()
        .order_by("path")
    ):
        guidelines[guideline.of_step].append(guideline)
    for step in found:
        step.shown_checklist = checklists.get(step.checklist_id)
        step.shown_guidelines = guidelines[step.pk]
    return found


def of_step(page, request) -> dict:
    """The step with the whole plan beside it, and the steps before and after."""
    steps = list(
        _steps()
        .objects.visible_to(request)
        .sibling_of(page)
        .defer_streamfields()
        .order_by("number")
    )
    page.shown_checklist = (
        _tools().objects.visible_to(request).filter(checked_steps__pk=page.pk).first()
    )
    position = next((at for at, step in enumerate(steps) if step.pk == page.pk), None)
    return {
        "steps": steps,
        "previous_step": steps[position - 1] if position else None,
        "next_step": steps[position + 1]
        if position is not None and position + 1 < len(steps)
        else None,
        "tools": _related(_tools(), request, step_links__step_id=page.pk),
        "guidelines": _related(_guidelines(), request, step_links__step_id=page.pk),
    }


def of_theme(page, request) -> dict:
    """Guidelines and examples. Activities and communities are named by their own apps' tags."""
    return {
        "guidelines": _related(_guidelines(), request, theme_links__theme_id=page.pk),
        "examples": _related(_examples(), request, theme_links__theme_id=page.pk),
    }


def of_tool(page, request) -> dict:
    return {
        "guidelines": _related(_guidelines(), request, tool_links__tool_id=page.pk),
        "steps": (
            _related(_steps(), request, tool_links__tool_id=page.pk)
            | _related(_steps(), request, checklist_id=page.pk)
        ).order_by("number"),
        **_neighbours(page, request),
    }


def of_example(page, request) -> dict:
    return {
        "themes": _related(_themes(), request, example_links__example_id=page.pk),
        "guidelines": _related(_guidelines(), request, example_links__example_id=page.pk),
        **_neighbours(page, request),
    }


def _related(model, request, **conditions):
    """Visible pages of `model` that meet `conditions`, in the editors' order, each once."""
    return (
        model.objects.visible_to(request)
        .filter(**conditions)
        .defer_streamfields()
        .distinct()
        .order_by("path")
    )


def _neighbours(page, request) -> dict:
    """The visible pages before and after this one among its siblings: one query."""
    siblings = type(page).objects.visible_to(request).sibling_of(page, inclusive=False)
    siblings = siblings.defer_streamfields()
    before = siblings.filter(path__lt=page.path).order_by("-path")[:1]
    after = siblings.filter(path__gt=page.path).order_by("path")[:1]
    found = siblings.filter(Q(pk__in=before.values("pk")) | Q(pk__in=after.values("pk")))
    return {
        "previous_page": next((one for one in found if one.path < page.path), None),
        "next_page": next((one for one in found if one.path > page.path), None),
    }
