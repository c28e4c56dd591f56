"""Where something is, in one line of plain text."""

from django.utils.translation import gettext as _


def of_event(event) -> str:
    return _line(event.venue, event.venue_note, event.online)


def of_occurrence(row) -> str:
    return _line(row.venue, row.venue_note, row.mode != "onsite")


def _line(venue, note: str, online: bool) -> str:
    """The venue with its address, or the words instead of it; online where that is all."""
    if venue:
        return f"{venue.name}, {venue.address}" if venue.address else venue.name
    return note or (_("Online") if online else "")
