"""The JSON of a calendar: its fields, its window, and what it refuses."""

import datetime as dt
import json

import pytest

from tests import builders

from .asking import json_of

pytestmark = [pytest.mark.once, pytest.mark.usefixtures("time_machine_now")]


def test_json_gives_every_field(calendar, client, address):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    builders.change(event, "2026-12-10", new_date=dt.date(2026, 12, 11), reason="Zaal bezet")
    found = json_of(client, address, "?van=2026-12-01&tot=2026-12-31")
    assert {name: found[name] for name in ("title", "from", "to")} == {
        "title": "Agenda van Zaai en maak",
        "from": "2026-12-01",
        "to": "2026-12-31",
    }
    assert found["occurrences"][1] == {
        "uid": event.series.uid,
        "original_start": "2026-12-10T19:30:00+01:00",
        "start": "2026-12-11T19:30:00+01:00",
        "end": "2026-12-11T21:00:00+01:00",
        "all_day": False,
        "status": "moved",
        "reason": "Zaal bezet",
        "previous_start": "2026-12-10T19:30:00+01:00",
        "title": "Repair Café",
        "url": f"http://testserver{address}repair-cafe/2026-12-10/",
        "venue": "Chocoladefabriek, Klein Amerika 20, Gouda",
        "mode": "onsite",
        "community": "Zaai en maak",
        "library": "Bibliotheek Gouda",
    }
    assert [one["status"] for one in found["occurrences"]] == ["scheduled", "moved"]


def test_json_all_day_is_dates_with_exclusive_end_by_overlap(calendar, client, address):
    builders.event(
        calendar,
        all_day=True,
        start_time=None,
        end_time=None,
        last_date=dt.date(2026, 12, 7),
    )
    for query in ("?van=2026-12-07&tot=2026-12-08", "?van=2026-11-30&tot=2026-12-03"):
        (one,) = json_of(client, address, query)["occurrences"]
        assert (one["start"], one["end"], one["all_day"]) == ("2026-12-03", "2026-12-08", True)
    assert json_of(client, address, "?van=2026-12-08&tot=2026-12-09")["occurrences"] == []


def test_json_covers_a_year_by_default(calendar, client, address):
    found = json_of(client, address)
    assert (found["from"], found["to"]) == ("2026-11-22", "2027-11-23")


@pytest.mark.parametrize(
    "query",
    [
        "van=2026-02-30",
        "van=gisteren",
        "van=2026-12-01&tot=2026-11-01",
        "van=2026-01-01&tot=2027-02-05",
        "van=٢٠٢٦-12-01",
        "van=2026-12-01&van=2026-12-02",
        "q=" + "a" * 3000,
    ],
)
def test_json_refuses_what_it_cannot_give(calendar, client, address, query):
    response = client.get(f"{address}feed.json?{query}")
    assert response.status_code == 400
    assert list(response.json()) == ["error"]
    assert response.json()["error"]


def test_json_gives_four_hundred_days_and_no_more(calendar, client, address):
    assert json_of(client, address, "?van=2026-01-01&tot=2027-02-04")["to"] == "2027-02-04"


def test_json_is_json(calendar, client, address):
    builders.event(calendar, "Lezen & </script> “schrijven”")
    text = client.get(f"{address}feed.json").content.decode()
    assert json.loads(text)["occurrences"][0]["title"] == "Lezen & </script> “schrijven”"
