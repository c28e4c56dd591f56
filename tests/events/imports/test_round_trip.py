"""What our own feed says, brought into an empty calendar, is said again by that calendar's."""

import datetime as dt

import icalendar
import pytest

from events import occurrences
from events.feeds import vevent
from events.feeds.calendar_file import write
from events.imports import plan, writing
from events.models import EventPage
from tests import builders

pytestmark = pytest.mark.once

AT = {"cancelled": "2026-12-10", "moved": "2026-12-17", "noted": "2027-01-14"}
# What tells of this copy rather than of what it says.
OWN = {"DTSTAMP", "LAST-MODIFIED", "URL", "SEQUENCE"}


@pytest.fixture(autouse=True)
def _clock(time_machine_now):
    """Every test of this file has the same now."""


def exported(calendar) -> bytes:
    blocks = []
    for event in EventPage.objects.child_of(calendar).order_by("series__uid"):
        told = vevent.Told(event, "https://example.org/agenda/x/")
        rows = list(event.occurrences.select_related("venue").order_by("start"))
        last = occurrences.horizon_date()
        for one in vevent.series(told, rows, occurrences.first_day(event), last):
            blocks.append(one.to_ical())
    return write("Agenda", "", b"".join(blocks))


def said(content: bytes) -> list[list[str]]:
    """Every VEVENT, line by line, without what may differ."""
    found = []
    for event in icalendar.Calendar.from_ical(content).events:
        lines = event.to_ical().decode().replace("\r\n ", "").splitlines()
        found.append(sorted(one for one in lines if one.partition(":")[0] not in OWN))
    return sorted(found)


def every_kind(calendar) -> None:
    hall = builders.venue("Kerk", street="Markt 1")
    weekly = builders.event(calendar, "Weeklijks", rule="FREQ=WEEKLY;BYDAY=TH")
    builders.change(weekly, AT["cancelled"], cancelled=True, reason="De zaal is bezet")
    builders.change(weekly, AT["moved"], new_date=dt.date(2026, 12, 18), new_start=dt.time(20))
    builders.change(weekly, AT["noted"], note="Neem een lamp mee", venue=hall, full=True)
    builders.event(calendar, "Eenmaal", venue=hall)
    builders.event(
        calendar,
        "Met losse data",
        rule="FREQ=MONTHLY;BYDAY=1TH,-1TH;COUNT=9",
        extra_dates=[dt.date(2026, 12, 12), (dt.date(2026, 12, 13), dt.time(10), dt.time(11))],
        skipped_dates=[dt.date(2026, 12, 31)],
        full=True,
    )
    builders.event(
        calendar,
        "Hele dagen",
        all_day=True,
        start_time=None,
        end_time=None,
        last_date=dt.date(2026, 12, 5),
        rule="FREQ=YEARLY",
    )
    builders.event(
        calendar,
        "De nacht door",
        first_date=dt.date(2027, 3, 27),
        last_date=dt.date(2027, 3, 28),
        start_time=dt.time(20),
        end_time=dt.time(8),
        online=True,
        venue_note="Buiten",
    )
    builders.event(calendar, "Vakanties", rule="FREQ=WEEKLY;BYDAY=TH", school_holidays="midden")


def test_export_import_export_says_the_same(site, calendar):
    builders.school_holiday(dt.date(2026, 12, 19), dt.date(2027, 1, 3))
    builders.school_holiday(dt.date(2028, 12, 19), dt.date(2029, 1, 3))
    every_kind(calendar)
    first = exported(calendar)
    made = plan.make(first, site.calendar)
    assert [step.state for step in made.steps] == ["new"] * 6, [s.messages for s in made.steps]
    writing.write(made)
    assert said(exported(site.calendar)) == said(first)


def test_an_export_that_comes_back_into_its_own_calendar_changes_nothing(calendar):
    builders.school_holiday(dt.date(2026, 12, 19), dt.date(2027, 1, 3))
    builders.school_holiday(dt.date(2028, 12, 19), dt.date(2029, 1, 3))
    every_kind(calendar)
    made = plan.make(exported(calendar), calendar)
    differences = [(step.title, step.difference.groups, step.difference.put) for step in made.steps]
    assert [one for one in differences if one[1] or one[2]] == []
