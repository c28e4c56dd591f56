"""Splitting a series in the CMS: choose a date, read what will happen, do it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import PageLogEntry

from events.models import EventPage
from tests import builders

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def _clock(time_machine_now):
    pass


def test_in_the_cms_it_is_explained_first_and_then_done(admin_client, calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=12")
    builders.change(event, "2027-01-21", cancelled=True)
    url = reverse("events_dates:split", args=[event.pk])
    asked = admin_client.get(url, {"from_date": "2027-01-09"})
    steps = [
        " ".join(one.find(string=True).split())
        for one in BeautifulSoup(asked.content, "html.parser").select(".dates__steps > li")
    ]
    assert steps[:3] == [
        "“Repair Café” stopt: donderdag 7 januari 2027 is de laatste datum.",
        "Er komt een tweede activiteit met dezelfde naam. Die begint op donderdag 14 januari "
        "2027 en heeft dezelfde tekst, tijd en plek.",
        "Dit gaat mee naar de tweede activiteit:",
    ]
    assert EventPage.objects.count() == 1
    done = admin_client.post(url, {"from_date": "2027-01-09"})
    second = EventPage.objects.exclude(pk=event.pk).get()
    assert done["Location"] == reverse("wagtailadmin_pages:edit", args=[second.pk])
    assert PageLogEntry.objects.get(action="events.split").message == (
        "Gaat vanaf donderdag 14 januari 2027 anders verder: “Repair Café”."
    )


@pytest.mark.parametrize("date", ["", "morgen", "2026-12-03", "9999-12-31", "0001-01-01"])
def test_a_wrong_date_is_explained_in_the_cms(admin_client, calendar, date):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=12")
    url = reverse("events_dates:split", args=[event.pk])
    for response in (
        admin_client.get(url, {"from_date": date}),
        admin_client.post(url, {"from_date": date}),
    ):
        page = BeautifulSoup(response.content, "html.parser")
        assert (response.status_code, len(page.select(".error-message"))) == (200, 1)
    assert EventPage.objects.count() == 1


def test_a_waiting_draft_has_to_be_settled_first(admin_client, calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=12")
    event.title = "Half"
    event.save_revision()
    url = reverse("events_dates:split", args=[event.pk])
    response = admin_client.post(url, {"from_date": "2027-01-14"})
    page = BeautifulSoup(response.content, "html.parser")
    [said] = [one.get_text(strip=True) for one in page.select(".error-message")]
    assert said.startswith("Deze activiteit heeft wijzigingen die nog niet gepubliceerd zijn.")
    assert EventPage.objects.count() == 1
