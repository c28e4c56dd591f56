"""What a file changes on an activity that is in the calendar already.

Each import leaves a mark in the history of the page of what the file said. Only what the
file says otherwise than the last time is taken over: what a librarian has improved since
stays, and the same file twice changes nothing.
"""

import datetime as dt
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from events import places
from events.models import DateChange, EventPage

from .changes import Change
from .open_ends import same_coming_dates
from .pages import GROUPS, change_fields, mark, values
from .series import Description
from .texts import one_line

LOG_ACTION = "events.import"


@dataclass
class Difference:
    """`groups` of fields to put on the page, changes of single dates to put and to drop."""

    page: EventPage
    groups: set[str] = field(default_factory=set)
    put: list[Change] = field(default_factory=list)
    drop: list[DateChange] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.groups or self.put or self.drop)


def marks(whole: EventPage, description: Description) -> dict:
    """What to remember of an import: a short mark of everything that the file said."""
    return {
        **{name: mark(value) for name, value in values(whole).items()},
        "changes": {_name(one.key): mark(change_fields(one)) for one in description.changes},
    }


def last_marks(page: EventPage) -> dict:
    """What the last import of this page left behind; empty when there was none."""
    entries = PageLogEntry.objects.filter(page_id=page.pk, action=LOG_ACTION)
    entry = entries.order_by("-timestamp", "-pk").first()
    return entry.data if entry else {}


def compare(
    page: EventPage, whole: EventPage, description: Description, now: dt.datetime
) -> Difference:
    """`whole` is a page that says all that the file says."""
    if not page.live:
        page = page.get_latest_revision_as_object()
    before = last_marks(page)
    found = Difference(page)
    wanted, there = values(whole), values(page)
    for name in GROUPS:
        if not _says(name, description, before) or before.get(name) == mark(wanted[name]):
            continue
        if wanted[name] == there[name]:
            continue
        if name == "when" and same_coming_dates(page, whole, now):
            continue
        if name == "place" and description.location == one_line(places.of_event(page)):
            # One line of our own feed says less than the page.
            continue
        found.groups.add(name)
    if page.live and page.has_unpublished_changes and found.groups:
        found.messages.append(
            _("There was a draft of this activity. It stays in the history of the page.")
        )
    if not page.live and found.groups:
        found.messages.append(_("This activity is offline. What is new waits as a draft."))
    _compare_changes(found, description, before.get("changes", {}), now)
    return found


def _says(name: str, description: Description, before: dict) -> bool:
    """Whether the file has anything to say on this. Silence takes nothing away."""
    if name == "place":
        return bool(description.location)
    if name == "full":
        return description.full or bool(before)
    if name == "summary":
        return description.says_text
    if name == "body":
        return bool(description.paragraphs) or (description.says_text and bool(before))
    if name == "themes":
        return bool(description.theme_ids)
    return True


def _compare_changes(
    found: Difference, description: Description, before: dict[str, str], now: dt.datetime
) -> None:
    there = {(one.date, one.slot): one for one in found.page.date_changes.all()}
    rows = {(row.date, row.slot): row for row in found.page.occurrences.all()}
    for change in description.changes:
        known = before.get(_name(change.key)) == mark(change_fields(change))
        row, one = rows.get(change.key), there.get(change.key)
        if known or _same(one, change) or _same_on(row, one, change, description):
            continue
        if change.cancelled and one is None and row is not None and row.is_cancelled:
            # By a closure: it does not take place already, and says why.
            continue
        moves = change.moves or change.venue_id or change.venue_note
        if moves and row is not None and row.start <= now:
            found.messages.append(
                _("%(date)s has been. Its time and place stay as they were.")
                % {"date": f"{change.date:%d-%m-%Y}"}
            )
        else:
            full = change.full or (one is not None and one.full)
            found.put.append(replace(change, full=full))
    wanted = {change.key for change in description.changes}
    for key in there.keys() - wanted:
        one = there[key]
        if before.get(_name(key)) == mark(_fields(one)):
            found.drop.append(one)
        else:
            found.messages.append(
                _("The change of %(date)s was made here. It stays.")
                % {"date": f"{one.date:%d-%m-%Y}"}
            )


def _same(one: DateChange | None, change: Change) -> bool:
    return one is not None and _fields(one) == change_fields(change)


def _same_on(row, one: DateChange | None, change: Change, description: Description) -> bool:
    """Whether the date is as the file says, told in other words.

    A new start alone keeps the length: a file names the end as well.
    """
    if row is None or one is None:
        return False
    span = dict(description.spans)[change.key]
    times = [moment.replace(tzinfo=None) for moment in (row.local_start, row.local_end)]
    words = {name: value for name, value in _fields(one).items() if not name.startswith("new_")}
    wanted = {name: v for name, v in change_fields(change).items() if not name.startswith("new_")}
    return times == [span.start, span.end] and words == wanted


def _fields(one: DateChange) -> dict:
    """In the same words as `change_fields`."""
    return {
        "cancelled": one.cancelled,
        "new_date": one.new_date,
        "new_start": one.new_start,
        "new_end": one.new_end,
        "venue_id": one.venue_id,
        "venue_note": one.venue_note,
        "note": one.note,
        "reason": one.reason,
        "full": one.full,
    }


def _name(key: tuple[dt.date, int]) -> str:
    return f"{key[0].isoformat()}/{key[1]}"
