"""What activities say of themselves to search engines: schema.org, as JSON-LD.

https://schema.org/Event, with what Google asks of it. Addresses are absolute. Times are
Amsterdam's, with their offset; what lasts all day has dates, the last one included.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from site_config.json_ld import CONTEXT

from .choices import AttendanceMode, Status
from .models.occurrence import Occurrence
from .models.venue import Venue

if TYPE_CHECKING:
    from .models.event_page import EventPage

MODES = {
    AttendanceMode.ONSITE: f"{CONTEXT}/OfflineEventAttendanceMode",
    AttendanceMode.ONLINE: f"{CONTEXT}/OnlineEventAttendanceMode",
    AttendanceMode.HYBRID: f"{CONTEXT}/MixedEventAttendanceMode",
}


@dataclass(frozen=True)
class About:
    """An event with what is told of each of its dates. `url` is that of the series."""

    event: "EventPage"
    url: str
    organizer: str
    organizer_url: str
    image: str = ""

    def url_of(self, row: Occurrence) -> str:
        return f"{self.url}{row.address_part}/"


def of_occurrence(about: About, row: Occurrence) -> dict:
    """One date; where the event repeats, it says of which series it is one."""
    data = {"@context": CONTEXT, **_occurrence(about, row)}
    if about.event.repeats:
        data["superEvent"] = {
            "@type": "EventSeries",
            "@id": about.url,
            "name": about.event.title,
            "url": about.url,
        }
    return data


def of_series(about: About, rows: Sequence[Occurrence]) -> dict:
    """The series, with the dates that come first."""
    return {
        "@context": CONTEXT,
        "@type": "EventSeries",
        "@id": about.url,
        **_shared(about),
        "url": about.url,
        "eventAttendanceMode": MODES[about.event.mode],
        **_places(about.event.venue, about.event.venue_note, about.event.mode, about.url),
        "subEvent": [_occurrence(about, row) for row in rows],
    }


def _occurrence(about: About, row: Occurrence) -> dict:
    url = about.url_of(row)
    return {
        "@type": "Event",
        "@id": url,
        **_shared(about),
        "url": url,
        "startDate": _moment(row, row.start),
        "endDate": row.last_day.isoformat() if row.all_day else _moment(row, row.end),
        **_status(row),
        "eventAttendanceMode": MODES[row.mode],
        **_places(row.venue, row.venue_note, row.mode, url),
        **_offers(about.event, row, url),
    }


def _shared(about: About) -> dict:
    data = {
        "name": about.event.title,
        "description": about.event.summary,
        "inLanguage": "nl",
        "isAccessibleForFree": about.event.is_free,
        "organizer": {
            "@type": "Organization",
            "name": about.organizer,
            "url": about.organizer_url,
        },
    }
    return {**data, "image": [about.image]} if about.image else data


def _moment(row: Occurrence, moment: dt.datetime) -> str:
    local = timezone.localtime(moment)
    return local.date().isoformat() if row.all_day else local.isoformat(timespec="seconds")


def _status(row: Occurrence) -> dict:
    """Another place or a message alone is no other moment: the date goes on as planned."""
    if row.status == Status.CANCELLED:
        return {"eventStatus": f"{CONTEXT}/EventCancelled"}
    if row.shifted_from:
        return {
            "eventStatus": f"{CONTEXT}/EventRescheduled",
            "previousStartDate": _moment(row, row.shifted_from),
        }
    return {"eventStatus": f"{CONTEXT}/EventScheduled"}


def _places(venue: Venue | None, note: str, mode: str, url: str) -> dict:
    """Where, and online. Links to meetings are not public: the page says how one gets them."""
    found = []
    if venue:
        found.append(_venue(venue))
    elif note and mode != AttendanceMode.ONLINE:
        found.append({"@type": "Place", "name": note, "address": _address()})
    if mode != AttendanceMode.ONSITE:
        found.append({"@type": "VirtualLocation", "url": url})
    if not found:
        return {}
    return {"location": found[0] if len(found) == 1 else found}


def _venue(venue: Venue) -> dict:
    address = _address(
        streetAddress=venue.street, postalCode=venue.postcode, addressLocality=venue.place
    )
    place = {"@type": "Place", "name": venue.name, "address": address}
    if venue.latitude is not None and venue.longitude is not None:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(venue.latitude),
            "longitude": float(venue.longitude),
        }
    return place


def _address(**parts: str) -> dict:
    known = {name: text for name, text in parts.items() if text}
    return {"@type": "PostalAddress", **known, "addressCountry": "NL"}


def _offers(event: "EventPage", row: Occurrence, url: str) -> dict:
    """What a place costs, and whether there is one; nothing is offered for what is cancelled."""
    if row.status == Status.CANCELLED:
        return {}
    availability = "SoldOut" if row.full else "InStock"
    offer = {
        "@type": "Offer",
        "price": f"{event.price or 0:.2f}",
        "priceCurrency": "EUR",
        "availability": f"{CONTEXT}/{availability}",
        "url": url,
    }
    return {"offers": offer}
