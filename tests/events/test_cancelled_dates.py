"""A date that does not take place keeps its address, says so everywhere, and offers the next."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup

from tests import builders


@pytest.fixture
def event(calendar, time_machine_now):
    found = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    builders.change(found, "2026-12-03", cancelled=True)
    return found


def statuses(client, url) -> list[str]:
    response = client.get(url)
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    return [" ".join(one.get_text().split()) for one in page.select("main .status")]


def test_every_list_says_that_it_does_not_take_place(client, event, calendar):
    community = calendar.get_parent()
    for url in (calendar.url, "/agenda/", event.url, community.url):
        assert "Gaat niet door: Ziekte" in statuses(client, url), url


def test_its_page_stays_and_offers_the_next_date(client, event):
    page = BeautifulSoup(client.get(f"{event.url}2026-12-03/").content, "html.parser")
    notice = page.select_one(".notice")
    assert notice.select_one("a")["href"] == f"{event.url}2026-12-10/"
    assert "Gaat niet door: Ziekte" in " ".join(notice.get_text().split())


def test_a_moved_date_that_is_called_off_says_so_on_the_new_day(client, event, calendar):
    builders.change(
        event, "2026-12-10", new_date=dt.date(2026, 12, 11), cancelled=True, reason="IJzel"
    )
    assert statuses(client, f"{event.url}2026-12-10/")[0] == "Gaat niet door: IJzel"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"full": True, "reason": "Alle plaatsen zijn bezet."}, ["Vol: Alle plaatsen zijn bezet."]),
        (
            {"note": "Neem een lamp mee.", "reason": "Neem een lamp mee."},
            ["Deze keer anders: Neem een lamp mee."],
        ),
        (
            {"note": "Neem een lamp mee.", "reason": "Ruil", "new_date": dt.date(2026, 12, 11)},
            [
                "Verplaatst van donderdag 10 december 2026 naar vrijdag 11 december 2026: Ruil",
                "Neem een lamp mee.",
            ],
        ),
        (
            {"new_start": dt.time(20), "full": True, "reason": "De zaal is later vrij"},
            [
                "Deze keer anders: De zaal is later vrij. Niet om 19.30 uur, maar om 20.00 uur.",
                "Vol",
            ],
        ),
    ],
)
def test_residents_read_all_that_is_different_with_its_reason(client, event, fields, expected):
    builders.change(event, "2026-12-10", **fields)
    page = BeautifulSoup(client.get(f"{event.url}2026-12-10/").content, "html.parser")
    found = [" ".join(one.get_text().split()) for one in page.select(".notice .status")]
    assert found == expected
