"""The points to think of before an activity is published."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images.models import Image

from events.models import EventPage
from events.publication_points import points
from tests import builders
from tests.events.editing import editor

pytestmark = pytest.mark.once

TODAY = dt.date(2026, 11, 22)


def open_points(event) -> list[str]:
    return [one.question for one in points(event, TODAY) if not one.done]


def hint(event, question: str) -> str:
    return next(one.hint for one in points(event, TODAY) if one.question == question)


@pytest.fixture
def good(site, calendar):
    """An activity about which nothing is left to ask."""
    return builders.event(
        calendar,
        picture=builders.picture(),
        venue=builders.venue(step_free=True),
        audience_note="Voor wie iets kapot heeft",
        contact="Bel 0182 123456, of kom langs.",
        themes=[builders.theme(site)],
        publish=False,
    )


def test_of_a_complete_activity_nothing_is_left_to_do(good):
    assert open_points(good) == []


@pytest.mark.parametrize(
    ("fields", "question"),
    [
        ({"title": "x" * 61}, "De titel zegt wat het is"),
        ({"title": "REPAIR CAFÉ"}, "De titel zegt wat het is"),
        ({"picture": None}, "Afbeelding met beschrijving"),
        ({"start_time": None}, "Dag, datum en tijd"),
        ({"end_time": dt.time(8)}, "Dag, datum en tijd"),
        ({"audience_note": ""}, "Voor wie"),
        ({"price": None}, "Prijs, ook als het gratis is"),
        ({"sign_up": "required"}, "Aanmelden of inlopen"),
        ({"contact": "Mail naar ons"}, "Contact zonder internet"),
        ({"contact": ""}, "Contact zonder internet"),
        ({"theme_links": []}, "Thema"),
        ({"first_date": dt.date(2026, 12, 25)}, "Vakanties en feestdagen bekeken"),
    ],
)
def test_what_is_missing_is_named(good, fields, question):
    for name, value in fields.items():
        setattr(good, name, value)
    assert open_points(good) == [question]


@pytest.mark.parametrize(
    ("fields", "question"),
    [
        ({"street": "", "directions": ""}, "Plek en route"),
        ({"step_free": False}, "Toegankelijkheid"),
    ],
)
def test_the_venue_is_looked_at_as_well(good, fields, question):
    for name, value in fields.items():
        setattr(good.venue, name, value)
    assert open_points(good) == [question]


def test_online_one_needs_no_venue(good):
    good.venue, good.online, good.online_how = None, True, "Via Jitsi"
    assert open_points(good) == []


def test_a_picture_without_words_is_not_enough(good):
    Image.objects.update(description="")
    good.picture.refresh_from_db()
    assert open_points(good) == ["Afbeelding met beschrijving"]


def test_the_contact_of_the_community_will_do(good):
    good.contact = ""
    community = good.get_parent().get_parent().specific
    community.contact_phone = "0182 123456"
    community.save()
    assert open_points(good) == []


def test_dates_in_holidays_are_counted_until_they_are_left_out(calendar):
    builders.school_holiday(dt.date(2026, 12, 19), dt.date(2027, 1, 3))
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=8", publish=False)
    question = "Vakanties en feestdagen bekeken"
    assert hint(event, question).startswith(
        "2 data vallen in een vakantie of op een feestdag, de eerste is donderdag 24 december 2026"
    )
    event.school_holidays = "midden"
    assert question not in open_points(event)


def test_a_season_of_which_the_holidays_are_not_known_is_no_surprise(calendar):
    builders.school_holiday(dt.date(2026, 12, 19), dt.date(2027, 1, 3))
    event = builders.event(calendar, school_holidays="midden", publish=False)
    question = "Vakanties en feestdagen bekeken"
    assert question not in open_points(event)
    event.first_date = dt.date(2027, 9, 2)
    assert hint(event, question).startswith("De schoolvakanties van die tijd zijn nog niet bekend.")


def test_an_example_carries_its_label(good):
    community = good.get_parent().get_parent().specific
    community.is_example = True
    community.save()
    assert open_points(good) == ["Het label “Voorbeeld”"]
    good.is_example = True
    assert open_points(good) == []


def test_the_editor_shows_them_and_publishes_all_the_same(calendar, admin_client):
    event = builders.event(calendar, publish=False)
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    page = BeautifulSoup(admin_client.get(address).content, "html.parser")
    items = [" ".join(one.text.split()) for one in page.select(".publication-points li")]
    assert items[0] == "De titel zegt wat het is in orde"
    assert items[1].startswith("Afbeelding met beschrijving nog doen Kies een afbeelding")
    editor.edit(admin_client, event, **editor.PUBLISH)
    event.refresh_from_db()
    assert event.live


def test_half_an_activity_has_its_points_too(calendar, admin_client):
    editor.create(admin_client, calendar, first_date="", start_time="", venue="", price="")
    event = EventPage.objects.get()
    assert "Dag, datum en tijd" in open_points(event)


@pytest.mark.once
def test_queries_do_not_grow_with_the_dates(good):
    def queries(event):
        with CaptureQueriesContext(connection) as found:
            points(event, TODAY)
        return len(found)

    once = queries(good)
    assert once <= 10
    series = builders.event(
        good.get_parent(), "Elke dag", rule="FREQ=DAILY", publish=False, themes=[]
    )
    assert queries(series) <= once + 1
