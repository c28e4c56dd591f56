"""The repetition in the page editor: what is posted, what is stored, what is shown again."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from events import recurrence
from events.models import EventPage
from tests import builders

from .editor import MONTHLY, PUBLISH, WEEKLY, create, form, shown, stored

pytestmark = pytest.mark.once


def test_nothing_chosen_is_once(admin, calendar):
    create(admin, calendar, **builders.controls(), **PUBLISH)
    event = EventPage.objects.get()
    assert (event.recurrences, builders.dates_of(event)) == (None, [dt.date(2026, 12, 10)])


@pytest.mark.parametrize(
    "text",
    [
        "RRULE:FREQ=WEEKLY;COUNT=2;BYDAY=TH",
        "RRULE:FREQ=MONTHLY;BYDAY=2TH,-1TH;BYMONTH=1,2,3,4,5,6,9,10,11,12",
        "RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10",
        "RRULE:FREQ=YEARLY;UNTIL=20301231T225959Z",
        "RRULE:FREQ=WEEKLY;BYDAY=TH\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    ],
)
def test_what_is_chosen_is_stored(admin, calendar, text):
    assert create(admin, calendar, **builders.controls(text), **PUBLISH).status_code == 302
    assert stored(EventPage.objects.get()) == text


def test_an_empty_row_between_patterns_is_passed_over(admin, calendar):
    chosen = {"recurrences-0-freq": "", "recurrences-3-freq": "weekly", "recurrences-3-days": "3"}
    create(admin, calendar, **chosen, **PUBLISH)
    assert stored(EventPage.objects.get()) == "RRULE:FREQ=WEEKLY;BYDAY=TH"


@pytest.mark.parametrize(
    ("chosen", "control", "message"),
    [
        ({**WEEKLY, "recurrences-0-interval": "100"}, "interval", "1 tot en met 99"),
        ({**WEEKLY, "recurrences-0-interval": "0"}, "interval", "1 tot en met 99"),
        ({**WEEKLY, "recurrences-0-interval": "twee"}, "interval", "heel getal"),
        (
            {**WEEKLY, "recurrences-0-end": "times", "recurrences-0-times": "1001"},
            "times",
            "1 tot en met 1000",
        ),
        ({**WEEKLY, "recurrences-0-end": "times"}, "times", "hoeveel keer"),
        ({**WEEKLY, "recurrences-0-end": "until"}, "until", "Vul de laatste datum in"),
        (
            {**WEEKLY, "recurrences-0-end": "until", "recurrences-0-until": "0002-01-01"},
            "until",
            "Kijk het jaar van deze datum na",
        ),
        (MONTHLY, "ordinals", "Kies de hoeveelste"),
        ({**WEEKLY, "recurrences-0-month_mode": "only"}, "months", "minstens één maand"),
    ],
)
def test_a_mistake_is_said_at_its_control_and_nothing_is_lost(
    admin, calendar, chosen, control, message
):
    response = create(admin, calendar, **chosen, **PUBLISH)
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    said = page.find(id=f"id_recurrences-0-{control}_error")
    assert message in said.text
    assert page.select_one(f'[aria-describedby="{said["id"]}"]') is not None
    kept = shown(response)
    assert {name: kept[name.removeprefix("recurrences-")] for name in chosen} == chosen
    assert not EventPage.objects.exists()


def test_all_mistakes_of_a_row_are_said_at_once(admin, calendar):
    wrong = {**MONTHLY, "recurrences-0-interval": "100", "recurrences-0-end": "until"}
    response = create(admin, calendar, **wrong, **PUBLISH)
    page = BeautifulSoup(response.content, "html.parser")
    said = [one["id"].split("-")[-1] for one in page.select(".when__error")]
    assert said == ["interval_error", "ordinals_error", "until_error"]
    # By this class Wagtail counts mistakes on the tab, and leads to the first.
    assert len(page.select(".when__error.error-message")) == 3


@pytest.mark.parametrize(
    "chosen",
    [
        {**WEEKLY, "recurrences-0-end": "times"},
        {**WEEKLY, "recurrences-0-end": "until"},
        {**WEEKLY, "recurrences-0-month_mode": "only"},
        MONTHLY,
    ],
)
def test_half_a_rule_is_kept_in_a_draft_and_not_published(admin, calendar, chosen):
    assert create(admin, calendar, **chosen).status_code == 302
    event = EventPage.objects.get()
    opened = shown(admin.get(reverse("wagtailadmin_pages:edit", args=[event.pk])))
    assert {name: opened[name.removeprefix("recurrences-")] for name in chosen} == chosen
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin.post(f"{url}?id={event.pk}")
    event.refresh_from_db()
    assert (event.live, event.occurrences.count()) == (False, 0)


def test_a_year_that_is_being_typed_does_not_stop_autosave(admin, calendar):
    half = {**WEEKLY, "recurrences-0-end": "until", "recurrences-0-until": "0002-01-01"}
    url = reverse("wagtailadmin_pages:add", args=["events", "eventpage", calendar.pk])
    response = admin.post(url, form(**half), headers={"accept": "application/json"})
    assert response.json()["success"] is True
    assert stored(EventPage.objects.get()).startswith("RRULE:FREQ=WEEKLY;UNTIL=1970")


@pytest.mark.parametrize("nonsense", ["hallo", "RRULE:FREQ=SECONDLY", "\x00", "x" * 5000])
def test_a_hidden_field_that_somebody_wrote_is_refused(admin, calendar, nonsense):
    for name in ("recurrences-stored", "recurrences-0-stored"):
        response = create(admin, calendar, **{**WEEKLY, name: nonsense}, **PUBLISH)
        assert response.status_code == 200
    assert not EventPage.objects.exists()


def test_a_copy_keeps_the_rule(admin, calendar):
    event = builders.event(
        calendar, first_date=dt.date(2026, 12, 10), rule="FREQ=MONTHLY;BYDAY=2TH,-1TH"
    )
    admin.post(
        reverse("wagtailadmin_pages:copy", args=[event.pk]),
        {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": calendar.pk},
    )
    copy = EventPage.objects.get(slug="kopie")
    assert stored(copy) == "RRULE:FREQ=MONTHLY;BYDAY=2TH,-1TH"


def test_an_old_version_shows_its_old_rule(admin, calendar):
    event = builders.event(
        calendar, first_date=dt.date(2026, 12, 10), rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4"
    )
    old = event.latest_revision
    event.recurrences = recurrence.parse("RRULE:FREQ=DAILY")
    event.save_revision().publish()
    url = reverse("wagtailadmin_pages:revisions_revert", args=[event.pk, old.pk])
    row = {
        name.removeprefix("0-"): value
        for name, value in shown(admin.get(url)).items()
        if name.startswith("0-")
    }
    assert row == {
        "stored": "RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=TH",
        "freq": "weekly",
        "interval": "1",
        "days": "3",
        "on": "first",
        "weekday": "0",
        "day": "1",
        "month_mode": "all",
        "end": "times",
        "times": "4",
    }


def test_the_page_preview_shows_the_rule_that_was_just_chosen(admin, calendar):
    url = reverse("wagtailadmin_pages:preview_on_add", args=["events", "eventpage", calendar.pk])
    assert admin.post(url, form(**WEEKLY)).json()["is_valid"] is True
    response = admin.get(url, {"mode": "", "in_preview_panel": "true"})
    assert "Elke donderdag." in response.content.decode()
