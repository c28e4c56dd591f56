"""One activity with everything a librarian may say of it: every outlet says the same."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup

from tests import builders
from tests.events.feeds.expanding import expanded

pytestmark = pytest.mark.usefixtures("time_machine_now")

ADDRESS = "/communities/zaai-en-maak/agenda/"
# Every second and last Thursday, not in July and August, not in the school holidays; of these
# 28 January moves to the 21st, and 11 February does not take place.
JANUARY = ["2027-01-14", "2027-01-21"]
SCHOOL_HOLIDAY = dt.date(2026, 12, 19), dt.date(2027, 1, 3)


@pytest.fixture
def club(calendar):
    builders.school_holiday(*SCHOOL_HOLIDAY)
    builders.school_holiday(dt.date(2027, 7, 17), dt.date(2027, 8, 29))
    event = builders.event(
        calendar,
        "Leesclub",
        rule="FREQ=MONTHLY;BYDAY=2TH,-1TH;BYMONTH=1,2,3,4,5,6,9,10,11,12",
        first_date=dt.date(2026, 12, 10),
        school_holidays="midden",
    )
    builders.change(event, "2027-01-28", new_date=dt.date(2027, 1, 21), reason="Poëzieweek")
    builders.change(event, "2027-02-11", cancelled=True)
    return event


def soup_of(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_month_list_json_and_ics_agree(club, client):
    month = soup_of(client, f"{ADDRESS}maand/2027-01/")
    days = [
        cell.find("time")["datetime"]
        for cell in month.select("td.month__day")
        if "Leesclub" in cell.get_text()
    ]
    listed = soup_of(client, f"{ADDRESS}?van=2027-01-01&tot=2027-01-31")
    feed = client.get(f"{ADDRESS}feed.json?van=2027-01-01&tot=2027-01-31").json()
    found = {
        "month": days,
        "list": [heading.find("time")["datetime"] for heading in listed.select(".day__heading")],
        "json": [one["start"][:10] for one in feed["occurrences"]],
        "ics": [
            start[:10]
            for _uid, _original, start, _end, cancelled in expanded(
                client.get(f"{ADDRESS}feed.ics").content,
                dt.date(2027, 1, 1),
                dt.date(2027, 1, 31),
            )
            if start.startswith("2027-01")
        ],
    }
    assert found == dict.fromkeys(found, JANUARY)


def test_each_outlet_says_that_it_moved_and_why(club, client):
    feed = client.get(f"{ADDRESS}feed.json?van=2027-01-21&tot=2027-01-21").json()
    (one,) = feed["occurrences"]
    assert (one["status"], one["reason"]) == ("moved", "Poëzieweek")
    assert one["previous_start"] == "2027-01-28T19:30:00+01:00"
    for address in (
        f"{ADDRESS}dag/2027-01-21/",
        f"{ADDRESS}week/2027-W03/",
        f"{ADDRESS}leesclub/2027-01-28/",
    ):
        text = soup_of(client, address).get_text(" ", strip=True)
        assert "Verplaatst van donderdag 28 januari 2027" in text, address
        assert "Poëzieweek" in text, address


def test_a_cancelled_date_stays_on_every_outlet(club, client):
    for address in (
        f"{ADDRESS}?van=2027-02-11&tot=2027-02-11",
        f"{ADDRESS}maand/2027-02/",
        f"{ADDRESS}week/2027-W06/",
        f"{ADDRESS}dag/2027-02-11/",
        f"{ADDRESS}leesclub/2027-02-11/",
    ):
        text = soup_of(client, address).get_text(" ", strip=True).lower()
        assert "leesclub" in text, address
        assert "gaat niet door" in text, address
    feed = client.get(f"{ADDRESS}feed.json?van=2027-02-11&tot=2027-02-11").json()
    assert [one["status"] for one in feed["occurrences"]] == ["cancelled"]


def test_nothing_is_promised_in_the_holidays_or_past_the_register(club, client):
    feed = client.get(f"{ADDRESS}feed.json?van=2026-12-01&tot=2027-12-31").json()
    starts = [one["start"][:10] for one in feed["occurrences"]]
    assert starts[0] == "2026-12-10"
    assert "2026-12-31" not in starts
    assert not [day for day in starts if day[5:7] in ("07", "08")]
    # The last holiday registered ends on 29 August.
    assert starts[-1] == "2027-06-24"
