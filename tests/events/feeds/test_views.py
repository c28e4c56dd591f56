"""The feeds of a calendar as somebody else's program meets them."""

import datetime as dt
import re

import icalendar
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from events.feeds import bounds
from events.models import CalendarVersion, Closure
from tests import builders

from .asking import json_of
from .expanding import expanded

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("time_machine_now")]
FIRST, LAST = dt.date(2026, 11, 1), dt.date(2028, 12, 31)


def titles(response) -> list[str]:
    calendar = icalendar.Calendar.from_ical(response.content)
    return sorted({str(event["SUMMARY"]) for event in calendar.walk("VEVENT")})


def test_ics_says_what_rfc_5545_and_subscribers_need(calendar, client, address):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    builders.change(event, "2026-12-10", cancelled=True)
    response = client.get(f"{address}feed.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["X-Robots-Tag"] == "noindex"
    text = response.content.decode()
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "X-WR-CALNAME:Agenda van Zaai en maak" in text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H" in text
    assert "DTSTART;TZID=Europe/Amsterdam:20261203T193000" in text
    # The fourth Thursday, to its last second, in UTC.
    assert "UNTIL=20261224T225959Z" in text
    assert "COUNT" not in text
    assert "RECURRENCE-ID;TZID=Europe/Amsterdam:20261210T193000" in text
    assert "STATUS:CANCELLED" in text
    assert f"UID:{event.series.uid}" in text
    assert "SEQUENCE:1" in text


def test_all_day_series_are_dates(calendar, client, address):
    builders.event(
        calendar,
        rule="FREQ=WEEKLY;BYDAY=TH;UNTIL=20261217T000000",
        all_day=True,
        start_time=None,
        end_time=None,
        skipped_dates=[dt.date(2026, 12, 10)],
    )
    text = client.get(f"{address}feed.ics").content.decode()
    assert "DTSTART;VALUE=DATE:20261203" in text
    assert "DTEND;VALUE=DATE:20261204" in text
    assert re.search(r"UNTIL=20261217[;\r]", text)
    assert "EXDATE;VALUE=DATE:20261210" in text


def test_what_was_made_up_says_so_in_the_calendar_of_whoever_subscribes(calendar, client, address):
    event = builders.event(calendar, title="Repair Café", rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    event.is_example = True
    event.save()
    assert titles(client.get(f"{address}feed.ics")) == ["Repair Café (voorbeeld)"]
    found = json_of(client, address, "?van=2026-12-01&tot=2026-12-31")
    assert {one["title"] for one in found["occurrences"]} == {"Repair Café (voorbeeld)"}
    assert "Repair Café (voorbeeld), " in client.get(f"{address}feed.xml").content.decode()


@pytest.mark.parametrize("feed", ["feed.ics", "feed.json", "feed.xml"])
def test_an_unknown_filter_value_gives_an_empty_feed(calendar, client, address, feed):
    builders.event(calendar)
    known, unknown = (
        client.get(f"{address}{feed}?vorm={mode}&utm_source=x").content.decode()
        for mode in ("fysiek", "telepathie")
    )
    assert ("Repair Caf" in known, "Repair Caf" in unknown) == (True, False)


@pytest.mark.parametrize("feed", ["feed.ics", "feed.json", "feed.xml"])
def test_feeds_keep_to_their_filters(site, calendar, client, address, feed):
    theme = builders.theme(site)
    builders.event(calendar, "Met thema", themes=[theme])
    builders.event(calendar, "Zonder thema", first_date=dt.date(2026, 12, 4))
    builders.event(calendar, "Online", online=True, themes=[theme], audience="teens")
    queries = {
        f"thema={theme.slug}": {"Met thema", "Online"},
        f"thema={theme.slug}&doelgroep=tieners": {"Online"},
        "vorm=fysiek": {"Met thema", "Zonder thema"},
        "q=zonder": {"Zonder thema"},
        "bibliotheek=bibliotheek-gouda": {"Met thema", "Zonder thema", "Online"},
        "dagdeel=ochtend": set(),
    }
    for query, expected in queries.items():
        text = client.get(f"{address}{feed}?{query}").content.decode()
        found = {
            name for name in ("Met thema", "Zonder thema", "Online") if f"{name}" in _body(text)
        }
        assert found == expected, query


def _body(text: str) -> str:
    """Without the names of calendars and places, which may hold the same words."""
    return "\n".join(
        line for line in text.replace("},", "}\n").splitlines() if "CALNAME" not in line
    ).replace("Online,", "")


@pytest.mark.parametrize("feed", ["feed.ics", "feed.json", "feed.xml"])
def test_the_network_feed_holds_no_restricted_community(site, calendar, client, feed):
    closed = builders.community(site, "Besloten groep")
    builders.event(calendar, "Open avond")
    builders.event(closed.calendar, "Geheime avond")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    text = client.get(f"/agenda/{feed}").content.decode()
    assert ("Open avond" in text, "Geheime" in text) == (True, False)
    own = client.get(f"/communities/besloten-groep/agenda/{feed}")
    assert own.status_code == 302
    assert b"Geheime" not in own.content


@pytest.mark.parametrize("feed", ["feed.ics", "feed.json", "feed.xml"])
def test_feeds_of_what_is_offline_are_gone(calendar, client, address, feed):
    event = builders.event(calendar)
    assert client.get(f"{address}repair-cafe/feed.ics").status_code == 200
    event.unpublish()
    assert client.get(f"{address}repair-cafe/feed.ics").status_code == 404
    assert "Repair" not in client.get(f"{address}{feed}").content.decode()
    calendar.get_parent().specific.unpublish()
    assert client.get(f"{address}{feed}").status_code == 404


@pytest.mark.parametrize("feed", ["feed.ics", "feed.json", "feed.xml", "repair-cafe/feed.ics"])
def test_who_has_it_already_gets_304(calendar, client, address, feed, monkeypatch):
    event = builders.event(calendar)
    response = client.get(address + feed)
    known = {
        "If-None-Match": response["ETag"],
        "If-Modified-Since": response["Last-Modified"],
    }
    for name, value in known.items():
        again = client.get(address + feed, headers={name: value})
        assert (again.status_code, again.content) == (304, b""), name
    later = timezone.now() + dt.timedelta(minutes=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    event.title = "Repair Café Zuid"
    event.save_revision().publish()
    changed = client.get(address + feed, headers={"If-None-Match": response["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != response["ETag"]


def test_last_modified_follows_what_disappears(calendar, client, address, monkeypatch):
    event = builders.event(calendar)
    before = client.get(f"{address}feed.ics")["Last-Modified"]
    later = timezone.now() + dt.timedelta(hours=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    event.unpublish()
    response = client.get(f"{address}feed.ics", headers={"If-Modified-Since": before})
    assert response.status_code == 200
    assert CalendarVersion.objects.get(calendar=calendar).changed_at == later


def test_a_closure_reaches_subscribers(calendar, client, address):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=3")
    etag = client.get(f"{address}feed.ics")["ETag"]
    Closure.objects.create(
        name="Verbouwing", first_date=dt.date(2026, 12, 8), last_date=dt.date(2026, 12, 12)
    )
    response = client.get(f"{address}feed.ics", headers={"If-None-Match": etag})
    cancelled = [one[1] for one in expanded(response.content, FIRST, LAST) if one[4]]
    assert cancelled == ["2026-12-10T18:30:00+00:00"]
    event.series.refresh_from_db()
    assert event.series.sequence == 1


def test_a_feed_ends_at_the_last_whole_day_that_fits(calendar, client, address, monkeypatch):
    monkeypatch.setattr(bounds, "MOST", 5)
    monkeypatch.setattr("events.feeds.json_feed.MOST", 5)
    for at in range(2):
        builders.event(
            calendar, f"Dagelijks {at}", rule="FREQ=DAILY;COUNT=9", start_time=dt.time(9 + at)
        )
    # Two a day: two whole days fit, the third would make six.
    found = json_of(client, address, "?van=2026-12-01&tot=2026-12-31")
    assert (found["to"], len(found["occurrences"])) == ("2026-12-04", 4)
    response = client.get(f"{address}feed.ics")
    assert len(expanded(response.content, FIRST, LAST)) == 4
    text = response.content.decode().replace("\r\n ", "")
    assert "X-WR-CALDESC:In deze agenda staan de activiteiten tot en met vr 4 dec 2026." in text


def test_one_date_by_itself(calendar, client, address):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=3")
    builders.change(event, "2026-12-10", new_start=dt.time(18), new_end=dt.time(19), reason="Zaal")
    response = client.get(f"{address}repair-cafe/2026-12-10/feed.ics")
    (one,) = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    assert one["DTSTART"].dt.isoformat() == "2026-12-10T18:00:00+01:00"
    assert one["RECURRENCE-ID"].dt.isoformat() == "2026-12-10T19:30:00+01:00"
    assert str(one["UID"]) == event.series.uid
    assert client.get(f"{address}repair-cafe/2026-12-11/feed.ics").status_code == 404


def test_uid_stays_when_texts_addresses_and_pattern_change(calendar, client, address):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH")
    uid = event.series.uid
    event.slug, event.start_time = "maakcafe", dt.time(18)
    event.save_revision().publish()
    (one,) = {one[0] for one in expanded(client.get(f"{address}feed.ics").content, FIRST, LAST)}
    assert one == uid
    event.unpublish()
    event.save_revision().publish()
    event.refresh_from_db()
    assert event.series.uid == uid


@pytest.mark.parametrize("feed", ["feed.ics", "feed.json", "feed.xml"])
def test_queries_do_not_grow_with_the_feed(site, calendar, client, address, feed):
    theme = builders.theme(site)
    counts = []
    for at in range(3):
        event = builders.event(
            calendar, f"Reeks {at}", rule="FREQ=WEEKLY", themes=[theme], extra_dates=[LAST]
        )
        builders.change(event, "2026-12-10", cancelled=True)
        for where in (address, "/agenda/"):
            client.get(f"{where}{feed}")
            with CaptureQueriesContext(connection) as captured:
                client.get(f"{where}{feed}")
            counts.append(len(captured))
    assert counts[:2] == counts[2:4] == counts[4:]
    assert max(counts) <= 15


def test_a_cold_feed_asks_no_query_for_each_series(calendar, client, address):
    from django.core.cache import cache

    counts = []
    for at in range(3):
        event = builders.event(calendar, f"Reeks {at}", rule="FREQ=WEEKLY")
        builders.change(event, "2026-12-10", cancelled=True)
        client.get(f"{address}feed.ics")
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{address}feed.ics")
        counts.append(len(captured))
    assert counts[0] == counts[1] == counts[2]
