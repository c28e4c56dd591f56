"""What one can choose in the filter form, and how many activities each choice gives.

Counted are activities, not dates. A count is what the choice gives together with the
choices in the other groups. The network counts nothing: it would have to read everything.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.apps import apps
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from wagtail.models import Page

from .. import windows
from ..filters import (
    AUDIENCE,
    AUDIENCES,
    DAY_PART,
    DAY_PARTS,
    LIBRARY,
    MODE,
    MODES,
    THEME,
    Filters,
)
from ..paging import MAX_PAGE, PER_PAGE
from . import counts
from .asked import Asked

# Rows that are read to know which activities there are: as many as the pages show.
READ = MAX_PAGE * PER_PAGE + 1
MANY = 99


@dataclass(frozen=True)
class Option:
    """One checkbox. `count` is None where nothing is counted."""

    name: str
    value: str
    label: str
    checked: bool
    count: int | None = None


@dataclass(frozen=True)
class Group:
    name: str
    legend: str
    options: list[Option]


def groups(
    asked: Asked, found: Sequence[windows.Found], since, until, *, only_begun: bool = False
) -> list[Group]:
    """The groups of the form. `found`: the first rows of this view, read already.

    With `only_begun` the view leaves out last evening's end after midnight.
    """
    chosen = _chosen(asked.filters)
    if asked.is_network:
        return [group for group in _all_groups(asked, chosen) if len(group.options) > 1]
    # A community has one library: whoever asks for it has no other choices by that.
    chosen[LIBRARY] = set()
    found, later = _without_boxes(asked, found, since, until)
    known = counts.of_rows(found, since, only_begun=only_begun) + counts.of_events(later)
    themes = counts.add_themes(known, asked.request)
    labels = {**_labels(), THEME: {**themes, **_theme_labels(asked.filters)}}
    found_groups = []
    for name, legend in _legends().items():
        if name == LIBRARY:
            continue
        counted = counts.counted(known, chosen, name)
        options = [
            Option(name, value, label, value in chosen[name], counted.get(value, 0))
            for value, label in labels[name].items()
            if counted.get(value) or value in chosen[name]
        ]
        if len(options) > 1 or any(option.checked for option in options):
            found_groups.append(Group(name, legend, options))
    return found_groups


def activities(asked: Asked, found: Sequence[windows.Found], since, until) -> tuple[int, bool]:
    """How many activities meet the filters, and whether that is all: (number, exact)."""
    ids = {one.event_id for one in found}
    full = len(found) >= READ
    if full and asked.is_network:
        return _round(min(len(ids), MANY)), False
    number = len(ids | _later_events(asked, asked.filters, since, until)) if full else len(ids)
    if number and asked.leaves_out:
        # Perhaps these are all there are: "more than" one less is true in any case.
        return _round(number - 1), False
    return number, True


def _round(number: int) -> int:
    """Down to tens: "more than 61" would seem to know what it does not."""
    return number // 10 * 10 if number > 10 else number


def _chosen(filters: Filters) -> dict[str, set[str]]:
    chosen = defaultdict(set)
    for name, value in filters.pairs():
        chosen[name].add(value)
    return {name: chosen[name] for name in _legends()}


def _legends() -> dict[str, str]:
    return {
        LIBRARY: _("Which library?"),
        THEME: _("About what?"),
        AUDIENCE: _("For whom?"),
        MODE: _("Where?"),
        DAY_PART: _("At what time of the day?"),
    }


def _labels() -> dict[str, dict[str, str]]:
    return {
        AUDIENCE: {value: str(audience.label) for value, audience in AUDIENCES.items()},
        MODE: {value: str(mode.label) for value, mode in MODES.items()},
        DAY_PART: {value: str(part.label) for value, (part, _f, _l) in DAY_PARTS.items()},
    }


def _theme_labels(filters: Filters) -> dict[str, str]:
    return {slug: theme.title for slug, theme in filters.themes.items()}


def _all_groups(asked: Asked, chosen) -> Iterable[Group]:
    theme_page = apps.get_model("knowledge_base", "ThemePage")
    community = apps.get_model("communities", "CommunityPage")
    libraries = community.objects.visible_to(asked.request).filter(library__isnull=False)
    labels = {
        LIBRARY: {
            **dict(
                libraries.order_by("library__name").values_list("library__slug", "library__name")
            ),
            **{slug: one.name for slug, one in asked.filters.libraries.items()},
        },
        THEME: dict(
            theme_page.objects.visible_to(asked.request)
            .order_by("title")
            .values_list("slug", "title")
        ),
        **_labels(),
    }
    for name, legend in _legends().items():
        options = [
            Option(name, value, label, value in chosen[name])
            for value, label in labels[name].items()
        ]
        yield Group(name, legend, options)


def _without_boxes(asked: Asked, found, since, until) -> tuple[Sequence[windows.Found], set[int]]:
    """The first rows of this view by all but the checkboxes, and the activities of later rows."""
    bare = asked.filters
    if any(_chosen(asked.filters).values()):
        bare = replace(asked.filters, themes={}, audiences=(), modes=(), day_parts=())
        found = windows.first_found(asked.rows_meeting(bare), since, until, READ)
    if len(found) < READ:
        return found, set()
    seen = {one.event_id for one in found}
    return found, _later_events(asked, bare, since, until) - seen


def _later_events(
    asked: Asked, filters: Filters, since: dt.datetime, until: dt.datetime | None
) -> set[int]:
    """The activities that have a row in this stretch, looked up one by one in the index.

    What is under way stands among the first rows: here is looked by original date.
    """
    change = apps.get_model("events", "DateChange")

    def here(rows):
        rows = rows.filter(end__gt=since)
        return rows if until is None else rows.filter(start__lt=until)

    # The pages below this one say which calendar. Said once more, PostgreSQL read the whole
    # calendar for each activity while its statistics did not know yet how full it was.
    own = here(asked.rows_meeting(filters, of_any_calendar=True))
    own = own.filter(event=OuterRef("pk"), date__gte=since.date())
    # By date, and one: so that the index is read up to the first row, and no further.
    first = Subquery(own.order_by("date", "slot").values("pk")[:1])
    events = Page.objects.child_of(asked.page).alias(first=first).filter(first__isnull=False)
    found = set(events.order_by().values_list("pk", flat=True))
    moved_here = change.objects.filter(date__lt=since.date(), new_date__gte=since.date())
    rows = here(asked.rows_meeting(filters))
    moved = rows.filter(event__in=moved_here.values("event"), date__lt=since.date())
    return found | set(moved.filter(start__gte=since).values_list("event_id", flat=True))
