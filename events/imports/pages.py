"""Between a description from a file and the page of an activity."""

import datetime as dt
import hashlib
import json

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events import pattern_check, recurrence
from events.closures import ClosureCalendar
from events.models import DateChange, EventExtraDate, EventPage, EventSkippedDate, EventTheme
from events.planning import plan
from events.recurrence import local_moment

from .changes import Change
from .refusals import SeriesRefused
from .series import Description
from .texts import as_body

# What may change apart from the rest of a page.
GROUPS = ("title", "summary", "body", "place", "themes", "when", "full")


def new_page(description: Description) -> EventPage:
    """A page that is not saved, with everything that the file says."""
    page = EventPage(live=False)
    put(page, description, set(GROUPS))
    return page


def put(page: EventPage, description: Description, groups: set[str]) -> None:
    """Let the page say what the file says, for these groups of fields."""
    if "title" in groups:
        page.title = page.draft_title = description.title
    if "summary" in groups:
        page.summary = description.summary
    if "body" in groups:
        page.body = as_body(description.paragraphs)
    if "place" in groups:
        page.venue_id = description.place.venue_id
        page.venue_note = description.place.note
        page.online = description.place.online
    if "themes" in groups:
        page.theme_links = [EventTheme(theme_id=key) for key in description.theme_ids]
    if "full" in groups:
        page.full = description.full
    if "when" in groups:
        _put_when(page, description)


def _put_when(page: EventPage, description: Description) -> None:
    when = description.when
    page.first_date, page.last_date = when.first_date, when.last_date
    page.all_day = when.all_day
    page.start_time, page.end_time = when.start_time, when.end_time
    page.recurrences = recurrence.parse(when.rules) if when.rules else None
    page.extra_dates = [
        EventExtraDate(date=date, start_time=start, end_time=end) for date, start, end in when.extra
    ]
    page.skipped_dates = [EventSkippedDate(date=date) for date in when.skipped]


def values(page: EventPage) -> dict[str, object]:
    """What a page says, by group, to compare with another page."""
    extra = sorted(
        (one.date, str(one.start_time), str(one.end_time)) for one in page.extra_dates.all()
    )
    return {
        "title": page.title,
        "summary": page.summary,
        "body": [(block.block_type, str(block.value)) for block in page.body],
        "place": (page.venue_id, page.venue_note, page.online),
        "full": page.full,
        "themes": sorted(link.theme_id for link in page.theme_links.all()),
        "when": (
            page.first_date,
            page.last_date,
            page.all_day,
            page.start_time,
            page.end_time,
            recurrence.to_text(page.recurrences),
            extra,
            sorted(skip.date for skip in page.skipped_dates.all()),
        ),
    }


def mark(value: object) -> str:
    text = json.dumps(value, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def change_fields(change: Change) -> dict:
    """The fields of a DateChange, its key left out."""
    return {
        "cancelled": change.cancelled,
        "new_date": change.new_date,
        "new_start": change.new_start,
        "new_end": change.new_end,
        "venue_id": change.venue_id,
        "venue_note": change.venue_note,
        "note": change.note,
        "reason": change.reason,
        "full": change.full,
    }


def check(page: EventPage, description: Description, closures: ClosureCalendar) -> None:
    """Raise SeriesRefused unless the page would give exactly the moments of the file."""
    try:
        pattern_check.check(page)
        found = _planned(page, description, closures)
    except ValidationError as error:
        raise SeriesRefused(" ".join(error.messages)) from error
    wanted = {
        key: (local_moment(span.start.date(), span.start.time()), span)
        for key, span in description.spans
        if key[0] <= description.looked_until
    }
    same = found.keys() == wanted.keys() and all(
        found[key].start == start
        and (found[key].status == "cancelled" or found[key].end == _end(span))
        for key, (start, span) in wanted.items()
    )
    if not same:
        raise SeriesRefused(_("Our calendar cannot show its dates exactly as they are."))


def _end(span) -> dt.datetime:
    return local_moment(span.end.date(), span.end.time())


def _planned(page: EventPage, description: Description, closures: ClosureCalendar) -> dict:
    last = max(key[0] for key, _span in description.spans)
    first = min(key[0] for key, _span in description.spans)
    changes = [
        DateChange(date=one.date, slot=one.slot, **change_fields(one))
        for one in description.changes
    ]
    until = min(last, description.looked_until)
    rows = plan(page, min(first, page.first_date), until, closures, changes)
    return {row.key: row for row in rows}
