"""What search engines read on the pages of an activity: complete, valid, and not executable."""

import datetime as dt
import json
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from events.models import EventPage, Occurrence
from tests import builders

pytestmark = pytest.mark.once

SCHEMA = "https://schema.org/"
SITE = "http://testserver"


def told(client, address: str) -> dict:
    """The one block of data in the page."""
    response = client.get(address)
    assert response.status_code == 200
    blocks = BeautifulSoup(response.content, "html.parser").find_all("script", src=False)
    assert [block["type"] for block in blocks] == ["application/ld+json"]
    return json.loads(blocks[0].string)


def placed(**fields):
    return builders.venue(
        postcode="2806 CA", latitude=Decimal("52.01200"), longitude=Decimal("4.71000"), **fields
    )


def test_a_date_tells_everything_that_search_engines_ask(calendar, client, time_machine_now):
    event = builders.event(calendar, rule="FREQ=WEEKLY;COUNT=3", venue=placed(), price="3.50")
    url = f"{SITE}{event.url}2026-12-03/"
    assert told(client, f"{event.url}2026-12-03/") == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": url,
        "url": url,
        "name": "Repair Café",
        "description": "Samen spullen maken.",
        "inLanguage": "nl",
        "isAccessibleForFree": False,
        "organizer": {
            "@type": "Organization",
            "name": "Zaai en maak",
            "url": f"{SITE}/communities/zaai-en-maak/",
        },
        "startDate": "2026-12-03T19:30:00+01:00",
        "endDate": "2026-12-03T21:00:00+01:00",
        "eventStatus": f"{SCHEMA}EventScheduled",
        "eventAttendanceMode": f"{SCHEMA}OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Chocoladefabriek",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Klein Amerika 20",
                "postalCode": "2806 CA",
                "addressLocality": "Gouda",
                "addressCountry": "NL",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 52.012, "longitude": 4.71},
        },
        "offers": {
            "@type": "Offer",
            "price": "3.50",
            "priceCurrency": "EUR",
            "availability": f"{SCHEMA}InStock",
            "url": url,
        },
        "superEvent": {
            "@type": "EventSeries",
            "@id": f"{SITE}{event.url}",
            "name": "Repair Café",
            "url": f"{SITE}{event.url}",
        },
    }


def test_a_series_names_its_next_dates(calendar, client, time_machine_now):
    event = builders.event(calendar, rule="FREQ=WEEKLY;COUNT=9", first_date=dt.date(2026, 11, 19))
    builders.change(event, "2026-12-03", cancelled=True)
    data = told(client, event.url)
    assert data["@type"] == "EventSeries"
    assert data["@id"] == f"{SITE}{event.url}"
    assert [(one["startDate"][:10], one["eventStatus"]) for one in data["subEvent"]] == [
        ("2026-11-26", f"{SCHEMA}EventScheduled"),
        ("2026-12-03", f"{SCHEMA}EventCancelled"),
        ("2026-12-10", f"{SCHEMA}EventScheduled"),
        ("2026-12-17", f"{SCHEMA}EventScheduled"),
        ("2026-12-24", f"{SCHEMA}EventScheduled"),
        ("2026-12-31", f"{SCHEMA}EventScheduled"),
    ]


def test_what_happens_once_is_no_series(calendar, client, time_machine_now):
    event = builders.event(calendar)
    data = told(client, event.url)
    assert data["@type"] == "Event"
    assert data["@id"] == f"{SITE}{event.url}2026-12-03/"
    assert "superEvent" not in data


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"cancelled": True}, {"eventStatus": f"{SCHEMA}EventCancelled"}),
        (
            {"new_date": dt.date(2026, 12, 4)},
            {
                "eventStatus": f"{SCHEMA}EventRescheduled",
                "previousStartDate": "2026-12-03T19:30:00+01:00",
                "startDate": "2026-12-04T19:30:00+01:00",
            },
        ),
        (
            {"new_start": dt.time(20, 0)},
            {
                "eventStatus": f"{SCHEMA}EventRescheduled",
                "previousStartDate": "2026-12-03T19:30:00+01:00",
                "startDate": "2026-12-03T20:00:00+01:00",
            },
        ),
        ({"note": "Neem een lamp mee."}, {"eventStatus": f"{SCHEMA}EventScheduled"}),
    ],
)
def test_status_says_what_happened_to_the_date(
    calendar, client, time_machine_now, change, expected
):
    event = builders.event(calendar)
    builders.change(event, "2026-12-03", **change)
    data = told(client, f"{event.url}2026-12-03/")
    names = {"eventStatus", "previousStartDate", *expected}
    assert {name: data[name] for name in names if name in data} == expected
    assert ("offers" in data) is not change.get("cancelled", False)


def test_a_full_date_is_sold_out(calendar, client, time_machine_now):
    event = builders.event(calendar)
    builders.change(event, "2026-12-03", full=True)
    offer = told(client, f"{event.url}2026-12-03/")["offers"]
    assert (offer["availability"], offer["price"]) == (f"{SCHEMA}SoldOut", "0.00")


@pytest.mark.parametrize(
    ("fields", "mode", "kinds"),
    [
        ({"online": True}, "OnlineEventAttendanceMode", ["VirtualLocation"]),
        (
            {"online": True, "with_venue": True},
            "MixedEventAttendanceMode",
            ["Place", "VirtualLocation"],
        ),
        ({"venue_note": "Bij de molen"}, "OfflineEventAttendanceMode", ["Place"]),
    ],
)
def test_mode_and_place_agree(calendar, client, time_machine_now, fields, mode, kinds):
    if fields.pop("with_venue", False):
        fields["venue"] = builders.venue()
    event = builders.event(calendar, **fields)
    data = told(client, f"{event.url}2026-12-03/")
    places = data["location"] if isinstance(data["location"], list) else [data["location"]]
    assert data["eventAttendanceMode"] == f"{SCHEMA}{mode}"
    assert [one["@type"] for one in places] == kinds


def test_what_lasts_all_day_has_dates_the_last_one_included(calendar, client, time_machine_now):
    event = builders.event(
        calendar, all_day=True, start_time=None, end_time=None, last_date=dt.date(2026, 12, 5)
    )
    data = told(client, event.url)
    assert (data["startDate"], data["endDate"]) == ("2026-12-03", "2026-12-05")


def test_a_title_cannot_end_the_script(calendar, client, time_machine_now):
    title = "</script><script>alert(1)</script> & <b>\u2028"
    event = builders.event(calendar, title, slug="gevaarlijk")
    assert told(client, event.url)["name"] == EventPage.objects.get(pk=event.pk).title
    assert Occurrence.objects.count() == 1


def test_the_network_organises_its_own_events(site, client, time_machine_now):
    event = builders.event(site.calendar)
    assert told(client, event.url)["organizer"] == {
        "@type": "Organization",
        "name": "Kloppend Hart",
        "url": f"{SITE}/",
    }
