"""What was stored before: opened, kept to the letter, or replaced when somebody says so."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from events import recurrence
from events.models import EventPage
from tests import builders

from .editor import PUBLISH, WEEKLY, edit, shown, stored

pytestmark = pytest.mark.once

OLD = [
    "RRULE:FREQ=WEEKLY;WKST=SU;UNTIL=20261216T230000Z;BYDAY=TH",
    "RRULE:FREQ=WEEKLY;BYDAY=TH\nRDATE:20261223T233000Z\nEXDATE:20261216T230000Z",
    "RRULE:FREQ=DAILY;COUNT=3;BYDAY=TH",
    "RRULE:FREQ=MONTHLY;BYDAY=TH;BYSETPOS=2",
    "RRULE:FREQ=WEEKLY;BYDAY=TH\nRRULE:FREQ=YEARLY;BYDAY=MO;BYWEEKNO=20",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=10,20",
    "RRULE:FREQ=YEARLY;BYYEARDAY=344",
]


@pytest.mark.parametrize("text", OLD)
def test_what_was_stored_before_is_opened_and_saved_to_the_letter(admin, calendar, text):
    event = builders.event(calendar, first_date=dt.date(2026, 12, 10))
    event.recurrences = recurrence.parse(text)
    event.save_revision().publish()
    event = EventPage.objects.get()
    before = builders.dates_of(event)
    response = admin.get(reverse("wagtailadmin_pages:edit", args=[event.pk]))
    posted = {f"recurrences-{name}": value for name, value in shown(response).items()}
    posted = {
        name: value if "stored" in name else value.split(",") for name, value in posted.items()
    }
    assert edit(admin, event, title="Anders", **posted, **PUBLISH).status_code == 302
    event = EventPage.objects.get()
    assert (event.title, stored(event)) == ("Anders", text)
    assert builders.dates_of(event) == before


def test_a_rule_that_the_controls_cannot_say_is_shown_in_words(admin, calendar):
    event = builders.event(calendar, first_date=dt.date(2026, 12, 10), publish=False)
    event.recurrences = recurrence.parse("RRULE:FREQ=MONTHLY;BYMONTHDAY=10,20")
    event.save_revision()
    response = admin.get(reverse("wagtailadmin_pages:edit", args=[event.pk]))
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one(".when__kept-words").text == "Elke maand op de 10e en 20e."
    dates = [line.text for line in page.select(".when-preview__day")]
    assert dates[:2] == ["donderdag 10 december 2026", "zondag 20 december 2026"]


def test_a_kept_rule_can_be_replaced(admin, calendar):
    event = builders.event(calendar, first_date=dt.date(2026, 12, 10), publish=False)
    text = "RRULE:FREQ=MONTHLY;BYMONTHDAY=10,20"
    posted = {
        "recurrences-stored": text,
        "recurrences-0-stored": text,
        "recurrences-0-keep": "replace",
        **WEEKLY,
    }
    edit(admin, event, **posted)
    assert stored(event) == "RRULE:FREQ=WEEKLY;BYDAY=TH"


def test_dates_of_the_pattern_itself_stay_or_are_taken_out(admin, calendar):
    event = builders.event(calendar, first_date=dt.date(2026, 12, 10), publish=False)
    text = "RRULE:FREQ=WEEKLY;BYDAY=TH\nRDATE:20261223T233000Z"
    posted = builders.controls(text, opened=True)
    edit(admin, event, **{**posted, "recurrences-0-days": ["3", "4"]})
    assert stored(event) == "RRULE:FREQ=WEEKLY;BYDAY=TH,FR\nRDATE:20261223T233000Z"
    edit(admin, event, **posted, **{"recurrences-drop_dates": "on"})
    assert stored(event) == "RRULE:FREQ=WEEKLY;BYDAY=TH"
