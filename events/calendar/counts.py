"""What holds for each date of an activity, and how many activities that makes of each choice."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.utils import timezone

from .. import windows
from ..choices import AttendanceMode
from ..filters import AUDIENCE, AUDIENCES, DAY_PART, DAY_PARTS, LIBRARY, MODE, MODES, THEME
from ..recurrence import ZONE

# The words in addresses for the values that rows hold.
_WORD_OF = {str(value): word for word, value in (*AUDIENCES.items(), *MODES.items())}


@dataclass(frozen=True)
class Known:
    """The values of one date of an activity by filter name, as they stand in addresses."""

    event_id: int
    values: dict[str, frozenset[str]]

    def meets(self, chosen: dict[str, set[str]], but: str = "") -> bool:
        return all(
            self.values[name] & wanted for name, wanted in chosen.items() if name != but and wanted
        )


def of_rows(found: Sequence[windows.Found], since: dt.datetime, *, only_begun: bool) -> list[Known]:
    """What holds for each of these rows. With `only_begun`, without an evening before."""
    occurrence = apps.get_model("events", "Occurrence")
    starts = {one.pk: one.start for one in found}
    names = ("pk", "event_id", "audience", "mode", "all_day", "multi_day")
    rows = occurrence.objects.filter(pk__in=list(starts)).values_list(*names)
    return [
        _known(
            event_id,
            audience,
            mode,
            None if all_day else timezone.localtime(starts[pk], ZONE).hour,
        )
        for pk, event_id, audience, mode, all_day, multi_day in rows
        if multi_day or starts[pk] >= since or not only_begun
    ]


def of_events(ids: Collection[int]) -> list[Known]:
    """What holds for these activities, of which no row was read."""
    event_page = apps.get_model("events", "EventPage")
    names = ("pk", "audience", "online", "venue_id", "venue_note", "all_day", "start_time")
    found = []
    rows = event_page.objects.filter(pk__in=ids).values_list(*names) if ids else ()
    for pk, audience, *where, all_day, start in rows:
        hour = None if all_day or start is None else start.hour
        found.append(_known(pk, audience, _mode(*where), hour))
    return found


def _known(event_id: int, audience: str, mode: str, hour: int | None) -> Known:
    """`hour`: on Amsterdam's clocks; None for what lasts all day, which is in every part."""
    values = {
        LIBRARY: frozenset(),
        AUDIENCE: frozenset([_WORD_OF[audience]]),
        MODE: frozenset([_WORD_OF[mode]]),
        DAY_PART: frozenset(
            value
            for value, (_part, first, last) in DAY_PARTS.items()
            if hour is None or first <= hour < last
        ),
    }
    return Known(event_id, values)


def add_themes(known: Sequence[Known], request) -> dict[str, str]:
    """Add what each is about; the titles of those themes by slug. One query."""
    theme_page = apps.get_model("knowledge_base", "ThemePage")
    links = (
        theme_page.objects.visible_to(request)
        .filter(event_links__event__in={one.event_id for one in known})
        .order_by("title")
        .values_list("slug", "title", "event_links__event")
    )
    themes, themes_of = {}, defaultdict(set)
    for slug, title, event_id in links:
        themes[slug] = title
        themes_of[event_id].add(slug)
    for one in known:
        one.values[THEME] = frozenset(themes_of[one.event_id])
    return themes


def _mode(online: bool, venue_id: int | None, venue_note: str) -> str:
    if not online:
        return AttendanceMode.ONSITE
    return AttendanceMode.HYBRID if venue_id else AttendanceMode.ONLINE


def counted(known: Iterable[Known], chosen, name: str) -> dict[str, int]:
    """Of each choice in this group, how many activities there are that meet the others."""
    events = defaultdict(set)
    for one in known:
        if one.meets(chosen, but=name):
            for value in one.values[name]:
                events[value].add(one.event_id)
    return {value: len(found) for value, found in events.items()}
