"""What is different on one date: the VEVENTs with a RECURRENCE-ID (RFC 5545, 3.8.4.4)."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .expanding import Expansion
from .overrides import Override
from .places import Place, Places
from .reading import FULL, Component
from .refusals import SeriesRefused
from .spans import Span
from .texts import one_line, read_texts, shorten
from .when import Key, Placed

LONGEST_NOTE = 300
LONGEST_REASON = 200


@dataclass(frozen=True)
class Change:
    """The fields of a DateChange that a file can say."""

    date: dt.date
    slot: int
    reason: str
    cancelled: bool = False
    new_date: dt.date | None = None
    new_start: dt.time | None = None
    new_end: dt.time | None = None
    venue_id: int | None = None
    venue_note: str = ""
    note: str = ""
    full: bool = False

    @property
    def key(self) -> Key:
        return self.date, self.slot

    @property
    def moves(self) -> bool:
        return bool(self.new_date or self.new_start or self.new_end)


def read_changes(
    settled: list[Override], master: Component, found: Expansion, placed: Placed, places: Places
) -> list[Change]:
    """Raises SeriesRefused for a change that cannot be kept as it is."""
    changes: dict[Key, Change] = {}
    starts = {key: start for start, key in placed.keys.items()}
    for override in settled:
        key = placed.keys[override.start]
        if key in changes:
            raise SeriesRefused(_("%(date)s is changed twice.") % {"date": f"{key[0]:%d-%m-%Y}"})
        change = _change(override, master, found, key, places)
        if change is None:
            continue
        changes[key] = change
        if change.cancelled:
            del starts[key]
        else:
            starts[key] = override.now.start
    _refuse_double(changes, starts)
    return [changes[key] for key in sorted(changes)]


def _refuse_double(changes: dict[Key, Change], starts: dict[Key, dt.datetime]) -> None:
    """No two dates at one moment: they would have the same address."""
    counts = Counter(starts.values())
    for key, change in changes.items():
        if change.moves and counts[starts[key]] > 1:
            raise SeriesRefused(
                _("Two of its dates come at the same moment: %(moment)s.")
                % {"moment": f"{starts[key]:%d-%m-%Y %H.%M}"}
            )


def _change(
    override: Override, master: Component, found: Expansion, key: Key, places: Places
) -> Change | None:
    """None when nothing is different."""
    said = override.component
    if override.cancelled:
        reason = _reason(said, _("The organiser cancelled this date."))
        return Change(*key, reason=reason, cancelled=True)
    moved = _moved(override, found.every[override.start])
    place = _place(said, master, places)
    note = _note(said, master)
    full = said.says(FULL) and not master.says(FULL)
    if not (moved or place or note or full or one_line(said.text("COMMENT"))):
        return None
    default = _("The organiser changed this date.")
    return Change(
        *key,
        reason=_reason(said, default if moved or place else _("News from the organiser.")),
        **moved,
        venue_id=place.venue_id if place else None,
        venue_note=place.note if place else "",
        note=note,
        full=full,
    )


def _reason(said: Component, default: str) -> str:
    return shorten(one_line(said.text("COMMENT")) or default, LONGEST_REASON)


def _moved(override: Override, before: Span) -> dict:
    """The new date and times, as far as they differ."""
    after = override.now
    if after == before:
        return {}
    if (after.all_day, after.days) != (before.all_day, before.days):
        raise SeriesRefused(
            _("On %(date)s it lasts more or fewer days than at other times.")
            % {"date": f"{before.day:%d-%m-%Y}"}
        )
    moved: dict = {}
    if after.day != before.day:
        moved["new_date"] = after.day
    if not after.all_day and after.shape != before.shape:
        moved["new_start"], moved["new_end"] = after.start.time(), after.end.time()
    return moved


def _place(override: Component, master: Component, places: Places) -> Place | None:
    there, usual = override.text("LOCATION"), master.text("LOCATION")
    if not there or there == usual:
        return None
    place = places.find(there)
    return None if place == places.find(usual) or not (place.venue_id or place.note) else place


def _note(override: Component, master: Component) -> str:
    """What the title and the text say on this date, when it is something else."""
    here, usual = read_texts(override), read_texts(master)
    parts = []
    if override.lines("SUMMARY") and here.title != usual.title:
        parts.append(here.title)
    if here.text and here.text != usual.text:
        parts.append(here.text)
    return shorten(" – ".join(parts), LONGEST_NOTE) if parts else ""
