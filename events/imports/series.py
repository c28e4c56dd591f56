"""One series of a file, in the words of an activity; nothing is written here."""

import datetime as dt
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from events.pattern_check import LATEST

from .budget import Budget
from .changes import Change, read_changes
from .expanding import expand
from .overrides import settle
from .places import Place, Places, unknown
from .reading import FULL, CalendarFile, Component
from .refusals import SeriesRefused
from .spans import Span
from .texts import one_line, read_texts
from .when import Key, When, place
from .zones import Zones

MAX_SERIES = 500
LONGEST_UID = 255
PRIVATE = {"PRIVATE", "CONFIDENTIAL"}


@dataclass(frozen=True)
class Description:
    """What the file says of one series.

    `spans` are all its dates up to `looked_until`, each where it is now.
    """

    uid: str
    sequence: int
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    place: Place
    theme_ids: tuple[int, ...]
    when: When
    changes: tuple[Change, ...]
    spans: tuple[tuple[Key, Span], ...]
    looked_until: dt.date
    location: str = ""
    says_text: bool = True
    full: bool = False
    cancelled: bool = False
    messages: tuple[str, ...] = ()


@dataclass
class Group:
    """The VEVENTs of one UID: the series itself and its changed dates."""

    uid: str
    masters: list[Component] = field(default_factory=list)
    overrides: list[Component] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What to call it when it cannot be read."""
        for component in [*self.masters, *self.overrides]:
            title = one_line(component.text("SUMMARY"))[:100]
            if title:
                return title
        return self.uid[:60] or _("Without a title")

    @property
    def private(self) -> bool:
        return any(one.text("CLASS").upper() in PRIVATE for one in self.masters)


def groups_of(file: CalendarFile) -> list[Group]:
    """In the order of the file. Those without a UID stand alone."""
    found: dict[str, Group] = {}
    for number, event in enumerate(file.events):
        uid = event.text("UID")
        group = found.setdefault(uid or f"\0{number}", Group(uid))
        (group.overrides if event.lines("RECURRENCE-ID") else group.masters).append(event)
    for group in found.values():
        group.masters = _latest(group.masters)
        group.overrides = _latest(group.overrides)
    return list(found.values())


def _latest(components: list[Component]) -> list[Component]:
    """Of the same date twice the one with the highest SEQUENCE (RFC 5546, 2.1.5).

    Where that decides nothing both stay, to be refused by name.
    """
    by_date: dict[str, list[Component]] = {}
    for one in components:
        by_date.setdefault(one.text("RECURRENCE-ID"), []).append(one)
    kept = []
    for same in by_date.values():
        highest = max(_sequence(one) for one in same)
        kept += [one for one in same if _sequence(one) == highest]
    return kept


def describe(
    group: Group,
    zones: Zones,
    places: Places,
    themes: dict[str, int],
    horizon: dt.date,
    budget: Budget,
) -> Description:
    """Raises SeriesRefused with the reason why it cannot come in."""
    _check(group)
    master = group.masters[0]
    texts = read_texts(master)
    found = expand(master, zones, horizon, budget)
    settled = settle(group.overrides, found)
    placed = place(found, horizon)
    changes = read_changes(settled, master, found, placed, places)
    now = {one.start: one.now for one in settled}
    where = places.find(master.text("LOCATION"))
    messages = [*texts.messages, *found.messages]
    if where == Place():
        where = unknown()
        messages.append(
            _("It does not say where it is. We wrote: “%(place)s”.") % {"place": where.note}
        )
    if master.lines("URL") and master.text("URL") not in master.text("DESCRIPTION"):
        messages.append(_("The web address of the organiser was not taken over."))
    return Description(
        uid=group.uid,
        sequence=_sequence(master),
        title=texts.title,
        summary=texts.summary,
        paragraphs=texts.paragraphs,
        place=where,
        theme_ids=_themes(master, themes),
        when=placed.when,
        changes=tuple(changes),
        spans=tuple((placed.keys[one.start], now.get(one.start, one)) for one in found.spans),
        looked_until=found.looked_until if found.endless else LATEST,
        location=one_line(master.text("LOCATION")),
        says_text=bool(texts.text),
        full=master.says(FULL),
        cancelled=master.text("STATUS").upper() == "CANCELLED",
        messages=tuple(dict.fromkeys(messages)),
    )


def _check(group: Group) -> None:
    if not group.uid:
        raise SeriesRefused(_("It has no UID, so that we could not find it again later."))
    if len(group.uid) > LONGEST_UID:
        raise SeriesRefused(_("Its UID is too long."))
    for component in [*group.masters, *group.overrides]:
        if component.broken:
            raise SeriesRefused(
                _("We cannot read the line “%(line)s”.") % {"line": component.broken[0]}
            )
    if not group.masters:
        raise SeriesRefused(_("The file changes dates of it, but the activity itself is missing."))
    if len(group.masters) > 1:
        raise SeriesRefused(_("It is in the file more than once (the same UID)."))


def _sequence(master: Component) -> int:
    text = master.text("SEQUENCE")
    return (
        min(int(text), 2_000_000_000) if text.isascii() and text.isdigit() and len(text) < 12 else 0
    )


def _themes(master: Component, themes: dict[str, int]) -> tuple[int, ...]:
    names = [one.casefold() for one in master.texts("CATEGORIES")]
    return tuple(dict.fromkeys(themes[name] for name in names if name in themes))[:4]


def called_off(description: Description, today: dt.date) -> Description:
    """A series that is cancelled whole: each coming date is, and no further ones follow.

    Its dates keep their addresses, and say there that it does not take place.
    """
    reason = _("The organiser cancelled this activity.")
    coming = [key for key, _span in description.spans if key[0] >= today]
    changes = {change.key: change for change in description.changes}
    changes |= {key: Change(*key, reason=reason, cancelled=True) for key in coming}
    rules = description.when.rules
    if rules and coming:
        last = max(date for date, _slot in coming)
        rules = "\n".join(_ended(rule, last) for rule in rules.split("\n"))
    return replace(
        description,
        when=replace(description.when, rules=rules),
        changes=tuple(changes[key] for key in sorted(changes)),
    )


def _ended(rule: str, last: dt.date) -> str:
    if "UNTIL=" in rule or "COUNT=" in rule:
        return rule
    return f"{rule};UNTIL={last:%Y%m%d}"
