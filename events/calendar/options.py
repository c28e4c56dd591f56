"""What one can choose in the filter form, and how many activities each choice gives.

Counted are activities, not dates. A count is what the choice gives together with the
choices in the other groups. The network counts nothing: it would have to read everything.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from django.apps import apps
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from .. import windows
from ..choices import AttendanceMode
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
from .asked import Asked

# Rows that are read to know which activities there are.
READ = 1000
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


@dataclass(frozen=True)
class Known:
    """The values of one activity by filter name, as they stand in addresses."""

    values: dict[str, frozenset[str]]

    def meets(self, chosen: dict[str, set[str]], but: str = "") -> bool:
        return all(
            self.values[name] & wanted for name, wanted in chosen.items() if name != but and wanted
        )


def groups(asked: Asked, found: Sequence[windows.Found] | None, since, until) -> list[Group]:
    """The groups of the form. `found`: the first rows of this view, read already."""
    chosen = _chosen(asked.filters)
    if asked.is_network:
        return [group for group in _all_groups(asked, chosen) if len(group.options) > 1]
    events = _unfiltered(asked, found, since, until)
    known, themes = _known(events, asked.request)
    labels = {**_labels(), THEME: {**themes, **_theme_labels(asked.filters)}}
    found_groups = []
    for name, legend in _legends().items():
        if name == LIBRARY:
            continue
        counted = _counted(known, chosen, name)
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
    if len(found) < READ:
        return len(ids), True
    if asked.is_network:
        return min(len(ids), MANY), False
    return len(ids | _later_events(asked, asked.rows, since, until)), True


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


def _unfiltered(asked: Asked, found, since: dt.datetime, until: dt.datetime | None) -> set[int]:
    """The activities of this view without the checkboxes: by those the form counts."""
    boxes = [name for name, chosen in _chosen(asked.filters).items() if chosen]
    rows = asked.rows
    if boxes:
        bare = replace(asked.filters, libraries={}, themes={}, audiences=(), modes=(), day_parts=())
        rows = bare.apply(asked.page.occurrences_for(asked.request))
        found = windows.first_found(rows, since, until, READ)
    ids = {one.event_id for one in found}
    if len(found) < READ:
        return ids
    return ids | _later_events(asked, rows, since, until)


def _later_events(asked: Asked, rows, since: dt.datetime, until: dt.datetime | None) -> set[int]:
    """The activities that have a row in this stretch, looked up one by one in the index."""
    event_page = apps.get_model("events", "EventPage")
    own = rows.filter(event=OuterRef("pk"), date__gte=since.date(), end__gt=since)
    if until is not None:
        own = own.filter(start__lt=until)
    events = event_page.objects.child_of(asked.page).filter(Exists(own))
    return set(events.values_list("pk", flat=True))


def _known(ids: Collection[int], request) -> tuple[list[Known], dict[str, str]]:
    """What is known of these activities, and the titles of their themes by slug. Two queries."""
    event_page = apps.get_model("events", "EventPage")
    theme_page = apps.get_model("knowledge_base", "ThemePage")
    links = (
        theme_page.objects.visible_to(request)
        .filter(event_links__event__in=ids)
        .order_by("title")
        .values_list("slug", "title", "event_links__event")
    )
    themes, themes_of = {}, defaultdict(set)
    for slug, title, event_id in links:
        themes[slug] = title
        themes_of[event_id].add(slug)
    names = ("pk", "audience", "online", "venue_id", "venue_note", "all_day", "start_time")
    audiences = {str(audience): value for value, audience in AUDIENCES.items()}
    known = []
    for pk, audience, *where, all_day, start in event_page.objects.filter(pk__in=ids).values_list(
        *names
    ):
        values = {
            LIBRARY: frozenset(),
            THEME: frozenset(themes_of[pk]),
            AUDIENCE: frozenset([audiences[audience]]),
            MODE: frozenset([_mode(*where)]),
            DAY_PART: _day_parts(all_day, start),
        }
        known.append(Known(values))
    return known, themes


def _mode(online: bool, venue_id: int | None, venue_note: str) -> str:
    by_mode = {mode: value for value, mode in MODES.items()}
    if not online:
        return by_mode[AttendanceMode.ONSITE]
    return by_mode[AttendanceMode.HYBRID if venue_id else AttendanceMode.ONLINE]


def _day_parts(all_day: bool, start: dt.time | None) -> frozenset[str]:
    if all_day or start is None:
        return frozenset(DAY_PARTS)
    return frozenset(
        value for value, (_p, first, last) in DAY_PARTS.items() if first <= start.hour < last
    )


def _counted(known: Iterable[Known], chosen, name: str) -> dict[str, int]:
    counts = defaultdict(int)
    for one in known:
        if one.meets(chosen, but=name):
            for value in one.values[name]:
                counts[value] += 1
    return counts
