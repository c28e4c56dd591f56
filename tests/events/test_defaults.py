"""What a new activity is filled with."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from events.models import EventPage
from tests import builders


def filled_in(client, calendar) -> dict:
    address = reverse("wagtailadmin_pages:add", args=["events", "eventpage", calendar.pk])
    page = BeautifulSoup(client.get(address, {"leeg": "ja"}).content, "html.parser")
    chosen = {
        name: page.select_one(f"select[name={name}] option[selected]")
        for name in ("venue", "audience")
    }
    found = {name: one.text if one else "" for name, one in chosen.items()}
    return {**found, "contact": page.select_one("textarea[name=contact]").text.strip()}


@pytest.fixture
def kiosk(db):
    return builders.venue("Kiosk")


def test_a_new_activity_begins_with_what_this_community_mostly_does(
    site, calendar, admin_client, kiosk
):
    for number in range(3):
        builders.event(
            calendar, f"Koor {number}", venue=kiosk, audience="seniors", contact="Bel 12"
        )
    builders.event(calendar, audience="children", contact="Mail")
    builders.event(site.calendar, "Van het netwerk", venue=builders.venue("Elders"))
    assert filled_in(admin_client, calendar) == {
        "venue": "Kiosk, Gouda",
        "audience": "Ouderen",
        "contact": "Bel 12",
    }


def test_without_a_majority_nothing_is_guessed_for_whom_and_whom_to_call(
    calendar, admin_client, kiosk
):
    builders.event(calendar, "Een", venue=kiosk, audience="seniors", contact="Bel 12")
    builders.event(calendar, "Twee", audience="children", contact="Mail")
    found = filled_in(admin_client, calendar)
    assert (found["audience"], found["contact"]) == ("Iedereen", "")


def test_in_a_new_calendar_nothing_is_filled_in(calendar, admin_client, kiosk):
    assert filled_in(admin_client, calendar) == {
        "venue": "---------",
        "audience": "Iedereen",
        "contact": "",
    }
    assert not EventPage.objects.exists()
