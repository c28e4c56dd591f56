"""Where something is, in one line of plain text."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _

# Asks for no account and follows nobody; nothing is fetched from it before one goes there.
ROUTES = "https://www.openstreetmap.org/directions"


def of_event(event) -> str:
    return _line(event.venue, event.venue_note, event.online)


def of_occurrence(row) -> str:
    return _line(row.venue, row.venue_note, row.mode != "onsite")


def route_url(venue) -> str:
    """A map with the way to the venue: by its place on the map, or else by its address."""
    placed = venue.latitude is not None and venue.longitude is not None
    to = f"{venue.latitude},{venue.longitude}" if placed else venue.address
    return f"{ROUTES}?{urlencode({'to': to})}"


def _line(venue, note: str, online: bool) -> str:
    """The venue with its address, or the words instead of it; online where that is all."""
    if venue:
        return f"{venue.name}, {venue.address}" if venue.address else venue.name
    return note or (_("Online") if online else "")
