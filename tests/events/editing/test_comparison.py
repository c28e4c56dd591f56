"""Two versions of an activity side by side."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from events import recurrence
from tests import builders

pytestmark = pytest.mark.once


def difference(client, event) -> dict[str, str]:
    """Per field what is gone (between -) and what has come (between +)."""
    url = reverse("wagtailadmin_pages:revisions_compare", args=[event.pk, "earliest", "latest"])
    response = client.get(url)
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    found = {}
    for row in page.select("tr"):
        cells = row.select("th, td")
        if len(cells) == 2 and cells[1].select(".addition, .deletion"):
            for sign, kind in (("-", "deletion"), ("+", "addition")):
                for one in cells[1].select(f".{kind}"):
                    one.replace_with(f"{sign}{one.text}{sign}")
            found[cells[0].text.strip().rstrip(":")] = " ".join(cells[1].get_text().split())
    return found


def test_a_changed_rule_is_compared_in_words(admin_client, calendar):
    event = builders.event(
        calendar, first_date=dt.date(2026, 12, 10), rule="FREQ=MONTHLY;BYDAY=2TH"
    )
    event.recurrences = recurrence.parse("RRULE:FREQ=MONTHLY;BYDAY=2TH,-1TH")
    event.save_revision()
    assert difference(admin_client, event) == {
        "Herhaling": "Elke 2e+ en laatste+ donderdag van de maand."
    }


def test_dates_times_and_boxes_are_compared_in_dutch(admin_client, calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH")
    event.recurrences = None
    event.first_date = dt.date(2026, 12, 10)
    event.start_time = dt.time(9, 30)
    event.outdoors = True
    event.save_revision()
    found = difference(admin_client, event)
    assert found["Eerste datum"] == "-donderdag 3 december 2026- +donderdag 10 december 2026+"
    assert found["Begint om"] == "-19.30 uur- +9.30 uur+"
    assert found["Buiten"] == "-nee- +ja+"
    assert "RRULE" not in " ".join(found.values())
    assert set(found) == {"Eerste datum", "Begint om", "Herhaling", "Buiten"}
