"""One list of all articles, to choose by kind, role, theme and step: `/kennisbank/alles/`.

`soort= rol= thema= stap=`, each repeatable: one of the values of a name has to be met, and
every name. A value that does not exist is a 404 that says so. Two queries find everything.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import reduce

from django.core.paginator import InvalidPage, Paginator
from django.db.models import CharField, F, IntegerField, Value
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.translation import gettext as _

from site_config.errors import HelpfulNotFound

from .choices import FINDING_ROLES, Role
from .kinds import KINDS

KIND, ROLE, THEME, STEP = "soort", "rol", "thema", "stap"
NAMES = (KIND, ROLE, THEME, STEP)
PER_PAGE = 60
MAX_VALUES = 60


@dataclass(frozen=True)
class Found:
    """An article as the list shows it. `marks` are its (name, value) pairs to filter by."""

    pk: int
    kind: str
    title: str
    summary: str
    url_path: str
    marks: frozenset[tuple[str, str]]

    @property
    def address(self) -> str:
        """Below the site's front page, whose own slug is the first part of every path."""
        return "/" + self.url_path.lstrip("/").partition("/")[2]

    @property
    def step_number(self) -> str:
        return next((value for name, value in self.marks if name == STEP), "")

    def meets(self, chosen: dict[str, list[str]], apart: str = "") -> bool:
        return all(
            name == apart or any((name, value) in self.marks for value in values)
            for name, values in chosen.items()
        )


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    checked: bool
    count: int


@dataclass(frozen=True)
class Group:
    name: str
    legend: str
    options: list[Option]


def everything(page, request) -> dict:
    """What the list of all articles shows for this address."""
    chosen = _read(request.GET)
    articles = _articles(page, request)
    labels = _labels(articles)
    for name, values in chosen.items():
        if unknown := [value for value in values if value not in labels[name]]:
            _refuse(page, request, unknown[0])
    found = [one for one in articles if one.meets(chosen)]
    return {
        "groups": _groups(articles, chosen, labels),
        "total": len(found),
        "slice": _slice(page, found, request),
        "tags": _tags(chosen, labels),
        "filtered": bool(chosen),
        "noindex": bool(request.GET),
        "here": request.path,
    }


def _read(query: QueryDict) -> dict[str, list[str]]:
    """The chosen values by name, each once; other names are passed over."""
    chosen = {name: list(dict.fromkeys(filter(None, query.getlist(name)))) for name in NAMES}
    return {name: values[:MAX_VALUES] for name, values in chosen.items() if values}


def _articles(page, request) -> list[Found]:
    """All visible articles in the order of kind and tree: two queries."""
    rows = [
        model()
        .objects.descendant_of(page)
        .visible_to(request)
        .order_by()
        .values_list("path", "pk", Value(kind, CharField()), "title", "summary", "url_path")
        for kind, model in KINDS.items()
    ]
    order = list(KINDS)
    found = sorted(
        rows[0].union(*rows[1:], all=True), key=lambda row: (order.index(row[2]), row[0])
    )
    marks = _marks()
    visible = {pk: url_path for _path, pk, *_rest, url_path in found}
    return [
        Found(
            pk,
            kind,
            title,
            summary,
            url_path,
            frozenset({(KIND, kind), *_visible_marks(marks[pk], visible)}),
        )
        for _path, pk, kind, title, summary, url_path in found
    ]


def _visible_marks(marks, visible):
    """Without themes and steps that this visitor may not see."""
    return [(name, value) for name, value, target in marks if not target or target in visible]


def _marks() -> dict[int, list[tuple[str, str, int | None]]]:
    """(name, value, page that it stands for) of every article, from the relations: one query."""
    guideline, step, theme, example, tool = (
        KINDS[kind]() for kind in ("handvat", "stap", "thema", "voorbeeld", "hulpmiddel")
    )

    def rows(model, article: str, name: str, value: str, target: str | None):
        shown = Cast(F(value), CharField()) if name == STEP else F(value)
        return (
            model.objects.order_by()
            .exclude(**{f"{article}__isnull": True})
            .annotate(mark=Value(name, CharField()), value=Cast(shown, CharField()))
            .annotate(target=F(target) if target else Value(None, IntegerField()))
            .values_list(article, "mark", "value", "target")
        )

    queries = [
        rows(step, "pk", STEP, "number", "pk"),
        rows(step, "role_links__step_id", ROLE, "role_links__role", None),
        rows(theme, "pk", THEME, "slug", "pk"),
        rows(
            guideline,
            "step_links__guideline_id",
            STEP,
            "step_links__step__number",
            "step_links__step_id",
        ),
        rows(
            guideline,
            "theme_links__guideline_id",
            THEME,
            "theme_links__theme__slug",
            "theme_links__theme_id",
        ),
        rows(guideline, "role_links__guideline_id", ROLE, "role_links__role", None),
        rows(
            example,
            "theme_links__example_id",
            THEME,
            "theme_links__theme__slug",
            "theme_links__theme_id",
        ),
        rows(tool, "step_links__tool_id", STEP, "step_links__step__number", "step_links__step_id"),
        rows(
            tool, "checked_steps__checklist_id", STEP, "checked_steps__number", "checked_steps__pk"
        ),
        rows(
            tool,
            "guideline_links__tool_id",
            ROLE,
            "guideline_links__guideline__role_links__role",
            "guideline_links__guideline_id",
        ),
    ]
    found = defaultdict(list)
    for pk, name, value, target in reduce(lambda one, two: one.union(two, all=True), queries):
        if value:
            found[pk].append((name, value, target))
    return found


def _labels(articles: list[Found]) -> dict[str, dict[str, str]]:
    """The values that exist, by name, in the order in which they are offered."""
    kinds = {
        kind: str(model()._meta.verbose_name_plural).capitalize() for kind, model in KINDS.items()
    }
    themes = {
        one.url_path.rstrip("/").rpartition("/")[2]: one.title
        for one in articles
        if one.kind == "thema"
    }
    steps = {
        one.step_number: _("Step %(number)s: %(title)s")
        % {"number": one.step_number, "title": one.title}
        for one in articles
        if one.kind == "stap" and one.step_number
    }
    return {
        KIND: kinds,
        ROLE: {role.value: str(Role(role).label) for role in FINDING_ROLES},
        THEME: themes,
        STEP: dict(sorted(steps.items(), key=lambda item: int(item[0]))),
    }


def _groups(articles, chosen, labels) -> list[Group]:
    """The form. A count is what the choice gives together with the other groups."""
    legends = {
        ROLE: _("What you do"),
        KIND: _("What you look for"),
        STEP: _("Step of the plan"),
        THEME: _("Theme"),
    }
    groups = []
    for name, legend in legends.items():
        counts = Counter(
            mark for one in articles if one.meets(chosen, apart=name) for mark in one.marks
        )
        options = [
            Option(value, label, value in chosen.get(name, ()), counts[name, value])
            for value, label in labels[name].items()
        ]
        groups.append(Group(name, legend, options))
    return groups


def _tags(chosen, labels) -> list[dict]:
    """What was chosen, each with the address that leaves it out."""
    pairs = [(name, value) for name, values in chosen.items() for value in values]
    tags = []
    for left_out in pairs:
        query = QueryDict(mutable=True)
        for name, value in pairs:
            if (name, value) != left_out:
                query.appendlist(name, value)
        name, value = left_out
        tags.append({"words": labels[name][value], "address": f"?{query.urlencode()}#resultaat"})
    return tags


def _slice(page, found, request):
    """The asked page of the list. Raises Http404 beyond its end."""
    number = request.GET.get("pagina") or "1"
    if number.isascii() and number.isdigit() and len(number) < 5:
        try:
            return Paginator(found, PER_PAGE).page(number)
        except InvalidPage:
            pass
    return _refuse(page, request, number)


def _refuse(page, request, value: str):
    raise HelpfulNotFound(
        _("We do not know the choice “%(value)s”.") % {"value": value[:80]},
        [(f"{page.get_url(request)}alles/", _("All articles of the knowledge base"))],
    )
