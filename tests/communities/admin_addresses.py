"""All addresses of the CMS, read from the URL resolver, and what stands in them."""

import re

from django.urls import get_resolver
from django.urls.resolvers import URLResolver
from wagtail.models import Page, Site

from .world import MISSING

PAGE_PARAMETERS = {"page_id", "parent_page_id", "page_to_move_id", "page_pk", "event_id"}
# What else an address asks for, the same whoever asks.
FIXED = {
    "app_label": "wagtailcore",
    "model_name": "page",
    "action": "delete",
    "content_type_app_name": "events",
    "content_type_model_name": "eventpage",
    "app_name": "home",
    "action_name": "approve",
    "filter_spec": "max-100x100",
    "redirect_id": MISSING,
    "uploaded_file_id": MISSING,
    "session_id": MISSING,
    "date_text": "2026-12-03",
    "slot": 0,
    "kind": "cancel",
    "uidb64": "MQ",
    "token": "geen-token",
}


def addresses() -> dict[str, str]:
    """The pattern of every named address below /admin/, by the name that leads to it.

    A name that has two patterns gets the number of its parameters with it.
    """
    found = {}
    for pattern, name in _walk(get_resolver()):
        if not pattern.startswith("admin/") or name.endswith("-"):
            continue
        key = name if name not in found else f"{name}#{len(parameters(pattern))}"
        found[key] = pattern
    return found


def parameters(pattern: str) -> list[str]:
    named = re.findall(r"<(?:[\w.]+:)?(\w+)>", pattern)
    return named or ["compare"] * ("compare" in pattern)


def kind_of(name: str, pattern: str) -> str:
    """Of which kind of thing an address is: "page", "image", … or "" when of none."""
    names = parameters(pattern)
    for words, kind in PAGE_KINDS:
        if re.fullmatch(words, name):
            return kind
    if "compare" in names or PAGE_PARAMETERS & set(names) or "wagtailadmin_api:pages" in name:
        return "page" if names else ""
    if name.startswith("wagtailsettings") and "pk" not in names:
        return ""
    for words, kind in KINDS:
        if names and re.search(words, name):
            return kind
    return ""


PAGE_KINDS = [
    ("communities_(ending.*|move)", "community"),
    ("wagtailadmin_pages:(add|preview_on_add|add_subpage)", "calendar"),
    ("wagtailadmin_pages:.*workflow.*", "story"),
]
KINDS = [
    ("wagtaildocs|document", "document"),
    ("wagtailimages|image", "image"),
    ("events_dates:settle", "change"),
    ("events_when_preview|events_new$", "calendar"),
    ("editing_sessions:ping", "page"),
    ("events_venue", "venue"),
    ("events_closure", "closure"),
    ("events_attendance", "attendance"),
    ("communities_evaluation", "evaluation"),
    ("communities_advice_library|communities_embedding|communities_library", "library"),
    ("communities_adviser", "adviser"),
    ("communities_progress", "community"),
    ("communities_return_day", "return day"),
    ("communities_preparation", "preparation"),
    ("glossaryterm", "term"),
    ("communities_people|wagtailusers_groups", "group"),
    ("wagtailusers_users|entrance_account", "user"),
    ("feedback_modeladmin", "reaction"),
    ("signinrecord", "sign-in"),
    ("wagtailsites", "site"),
    ("wagtailadmin_collections", "collection"),
    ("task", "task"),
    ("wagtailadmin_workflows", "workflow"),
    ("wagtailsettings", "settings"),
]


def things(world) -> dict[str, dict]:
    """For each kind what stands under "own", "other", "kb", "draft", "private", "missing"."""
    a, b, network = world.a, world.b, world.network
    people = world.accounts
    return {
        "": {"": None},
        "page": {
            "own": a.live.pk,
            "other": b.live.pk,
            "draft": b.draft.pk,
            "kb": world.theme.pk,
            "private": network.private.pk,
            "planned": network.draft.pk,
            "missing": MISSING,
        },
        "calendar": {
            "own": a.community.calendar.pk,
            "other": b.community.calendar.pk,
            "kb": world.site.calendar.pk,
            "missing": MISSING,
        },
        "community": {"own": a.community.pk, "other": b.community.pk, "missing": MISSING},
        "story": {"own": a.story.pk, "draft": b.story.pk, "missing": MISSING},
        "image": _three(a.image, b.image, network.image),
        "document": _three(a.document, b.document, network.document),
        "venue": _three(a.venue, b.venue, network.venue),
        "closure": _three(a.closure, b.closure, network.closure),
        "attendance": {"own": a.attendance.pk, "other": b.attendance.pk, "missing": MISSING},
        "evaluation": {"own": a.evaluation.pk, "other": b.evaluation.pk, "missing": MISSING},
        "return day": {"own": a.return_day.pk, "other": b.return_day.pk, "missing": MISSING},
        "preparation": {"own": a.preparation.pk, "other": b.preparation.pk, "missing": MISSING},
        "change": {"own": a.change.pk, "other": b.change.pk, "missing": MISSING},
        "library": {"own": a.library.pk, "other": b.library.pk, "missing": MISSING},
        "adviser": {"own": a.adviser.pk, "other": b.adviser.pk, "missing": MISSING},
        "term": {"kb": network.term.pk, "missing": MISSING},
        "reaction": {"kb": network.reaction.pk, "missing": MISSING},
        "sign-in": {"own": a.sign_in.pk, "other": b.sign_in.pk, "missing": MISSING},
        "group": {"own": a.group.pk, "other": b.group.pk, "missing": MISSING},
        "user": {"own": people["A"].pk, "other": people["B"].pk, "missing": MISSING},
        "collection": {"own": a.collection.pk, "other": b.collection.pk, "missing": MISSING},
        "task": {"own": a.task.pk, "other": b.task.pk, "missing": MISSING},
        "workflow": {"own": a.workflow.pk, "other": b.workflow.pk, "missing": MISSING},
        "site": {"kb": Site.objects.get().pk, "missing": MISSING},
        "settings": {"kb": Site.objects.get().pk, "missing": MISSING},
    }


def _three(own, other, network) -> dict:
    return {"own": own.pk, "other": other.pk, "kb": network.pk, "missing": MISSING}


def arguments(world, name: str, pattern: str, key) -> dict:
    """What fills the pattern for one thing: ids that belong to it where there are any."""
    filled = {}
    for parameter in parameters(pattern):
        filled[parameter] = _argument(world, name, parameter, key)
    return filled


def _argument(world, name, parameter, key):
    if parameter in PAGE_PARAMETERS:
        return key
    if parameter == "object_id":
        return key
    if parameter == "destination_id":
        return world.a.community.stories.pk
    if parameter == "revision_id":
        return _revision(key)
    if parameter in ("task_state_id", "workflow_state_id", "task_id", "workflow_pk"):
        made = world.b if key in (world.b.story.pk, world.b.task.pk) else world.a
        return {
            "task_state_id": made.task_state.pk,
            "workflow_state_id": made.state.pk,
            "task_id": key if name.endswith("task_chosen") else made.task.pk,
            "workflow_pk": made.workflow.pk,
        }[parameter]
    if parameter == "user_id":
        return world.accounts["B" if key == world.b.group.pk else "A"].pk
    if parameter == "collection_id":
        return key
    if parameter == "model_name" and "wagtailsettings" in name:
        return "sitesettings"
    return FIXED.get(parameter, key)


def _revision(page_id) -> int:
    page = Page.objects.filter(pk=page_id).first()
    return page.latest_revision_id if page and page.latest_revision_id else MISSING


def _walk(resolver, namespaces=(), prefix=""):
    for one in resolver.url_patterns:
        pattern = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = (*namespaces, one.namespace) if one.namespace else namespaces
            yield from _walk(one, inner, pattern)
        else:
            yield pattern, ":".join((*namespaces, one.name or "-"))
