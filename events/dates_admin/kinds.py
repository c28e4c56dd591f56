"""The six things that can be different on one date, and how each is told apart and undone."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from site_config import dates

from ..models import DateChange


class Kind(models.TextChoices):
    """The value stands in the address of the form."""

    CANCEL = "cancel", gettext_lazy("Does not take place")
    MOVE = "move", gettext_lazy("Moved")
    TIME = "time", gettext_lazy("Another time")
    PLACE = "place", gettext_lazy("Another place")
    FULL = "full", gettext_lazy("Full")
    NOTE = "note", gettext_lazy("Message")


# As a librarian starts one, changes one that is in force, and takes it back.
STARTS = {
    Kind.CANCEL: gettext_lazy("Does not take place…"),
    Kind.MOVE: gettext_lazy("Move…"),
    Kind.TIME: gettext_lazy("Another time…"),
    Kind.PLACE: gettext_lazy("Another place…"),
    Kind.FULL: gettext_lazy("Full…"),
    Kind.NOTE: gettext_lazy("Message…"),
}
TAKES_BACK = {
    Kind.CANCEL: gettext_lazy("Takes place after all"),
    Kind.MOVE: gettext_lazy("Do not move after all"),
    Kind.TIME: gettext_lazy("Usual time again"),
    Kind.PLACE: gettext_lazy("Usual place again"),
    Kind.FULL: gettext_lazy("No longer full"),
    Kind.NOTE: gettext_lazy("Take the message away"),
}
# Residents read the reason of these; of the others the state itself says enough.
GIVING_REASON = {Kind.CANCEL, Kind.MOVE, Kind.TIME, Kind.PLACE}


def in_force(change: DateChange | None) -> list[Kind]:
    """What holds on the date, in the order of the buttons."""
    if change is None:
        return []
    times = bool(change.new_start or change.new_end)
    holds = {
        Kind.CANCEL: change.cancelled,
        Kind.MOVE: change.moves,
        # A moved date may bring a time along: that belongs to the move.
        Kind.TIME: times and not change.moves,
        Kind.PLACE: bool(change.venue_id or change.venue_note),
        Kind.FULL: change.full,
        Kind.NOTE: bool(change.note),
    }
    return [kind for kind in Kind if holds[kind]]


def can_start(
    change: DateChange | None, *, all_day: bool, full: bool, begun: bool, closed: bool
) -> list[Kind]:
    """What can be added to a date that `change` (if any) already makes different.

    `closed`: called off by a closure, which every change of the date would beat.
    """
    now = set(in_force(change))
    left = [kind for kind in Kind if kind not in now]
    if begun:
        # People are there already, or on their way: its day and place are what they are.
        left = [kind for kind in left if kind not in (Kind.MOVE, Kind.PLACE)]
    if closed or Kind.CANCEL in now:
        # A new day for what was called off is the usual next step; the rest makes no sense.
        left = [kind for kind in left if kind in (Kind.MOVE, Kind.NOTE)]
    if all_day or Kind.MOVE in now:
        left = [kind for kind in left if kind != Kind.TIME]
    if full:
        left = [kind for kind in left if kind != Kind.FULL]
    return left


def take_back(change: DateChange, kind: Kind) -> None:
    """Undo one kind on the object; what else holds stays."""
    if kind == Kind.CANCEL:
        change.cancelled = False
    elif kind in (Kind.MOVE, Kind.TIME):
        change.new_date = change.new_start = change.new_end = None
    elif kind == Kind.PLACE:
        change.venue, change.venue_note = None, ""
    elif kind == Kind.FULL:
        change.full = False
    elif kind == Kind.NOTE:
        change.note = ""
    settle_reason(change)


def settle_reason(change: DateChange) -> None:
    """Without anything that asks for a reason, the state or the message itself is one."""
    left = in_force(change)
    if GIVING_REASON & set(left):
        return
    if Kind.NOTE in left:
        change.reason = change.note[:200]
    elif Kind.FULL in left:
        change.reason = full_reason()


def shown_reason(change: DateChange) -> str:
    """The reason, unless it only says again what the message says."""
    left = in_force(change)
    told = GIVING_REASON & set(left) or left == [Kind.FULL]
    return change.reason if told else ""


def full_reason() -> str:
    return _("All places are taken.")


@dataclass(frozen=True)
class Line:
    """One thing that is different, in words."""

    kind: Kind
    text: str


def lines(change: DateChange | None) -> list[Line]:
    """What is different, in words, in the order of the buttons."""
    return [Line(kind, _words(kind, change)) for kind in in_force(change)]


def words(change: DateChange, kind: Kind | None = None) -> str:
    """All of it, or one kind, in one sentence without a full stop."""
    found = [line.text for line in lines(change) if kind in (None, line.kind)]
    return "; ".join(found).rstrip(".")


def _words(kind: Kind, change: DateChange) -> str:
    if kind == Kind.CANCEL:
        return _("Does not take place")
    if kind == Kind.MOVE:
        text = _("Moved from %(old)s to %(new)s") % {
            "old": dates.day(change.date),
            "new": dates.day(change.new_date),
        }
        return ", ".join(filter(None, [text, _time_words(change)]))
    if kind == Kind.TIME:
        return _("Another time: %(time)s") % {"time": _time_words(change)}
    if kind == Kind.PLACE:
        place = ", ".join(filter(None, [str(change.venue or ""), change.venue_note]))
        return _("Another place: %(place)s") % {"place": place}
    if kind == Kind.FULL:
        return _("Full")
    return _("Message: %(text)s") % {"text": change.note}


def _time_words(change: DateChange) -> str:
    """What was filled in: start and end, or one of both."""
    if change.new_start and change.new_end:
        return dates.time_range(change.new_start, change.new_end)
    if change.new_start:
        return _("from %(time)s hrs") % {"time": dates.time(change.new_start)}
    if change.new_end:
        return _("until %(time)s hrs") % {"time": dates.time(change.new_end)}
    return ""
