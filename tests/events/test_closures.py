"""Holidays leave dates out; closed days cancel them."""

import datetime as dt
from zoneinfo import ZoneInfo

from events.models import Closure
from tests import builders

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)


def d(text):
    return dt.date.fromisoformat(text)


def test_school_holidays_of_the_region_are_left_out(calendar):
    builders.school_holiday(d("2026-12-19"), d("2027-01-03"), "midden")
    builders.school_holiday(d("2026-12-05"), d("2027-02-28"), "noord")
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH", school_holidays="midden")
    # Nothing is promised beyond the last registered holiday of the region.
    assert builders.dates_of(event) == [d("2026-12-03"), d("2026-12-10"), d("2026-12-17")]


def test_public_holidays_are_left_out(calendar):
    event = builders.event(
        calendar,
        first_date=d("2026-12-18"),
        rule="FREQ=WEEKLY;BYDAY=FR;COUNT=4",
        not_on_public_holidays=True,
    )
    assert builders.dates_of(event) == [d("2026-12-18"), d("2027-01-08")]


def test_a_new_school_holiday_reaches_published_events(calendar):
    builders.school_holiday(d("2027-02-20"), d("2027-02-28"))
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH", school_holidays="midden")
    assert d("2026-12-24") in builders.dates_of(event)
    holiday = builders.school_holiday(d("2026-12-19"), d("2027-01-03"))
    assert d("2026-12-24") not in builders.dates_of(event)
    holiday.delete()
    assert d("2026-12-24") in builders.dates_of(event)


def test_a_closed_day_cancels_with_its_reason_but_not_online(calendar, site):
    at_place = builders.event(calendar, "Repair Café", rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    online = builders.event(
        calendar, "Leeschat", rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2", venue=None, online=True
    )
    elsewhere = builders.event(
        builders.community(
            site, "Taalvrienden", library=builders.library("Westfriese Bibliotheken")
        ).calendar,
        rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2",
    )
    Closure.objects.create(
        name="Verbouwing",
        first_date=d("2026-12-09"),
        last_date=d("2026-12-11"),
        library=builders.library(),
    )
    row = at_place.occurrences.get(date=d("2026-12-10"))
    assert (row.status, row.reason) == ("cancelled", "Verbouwing")
    assert at_place.occurrences.get(date=d("2026-12-03")).status == "scheduled"
    assert online.occurrences.filter(status="cancelled").count() == 0
    assert elsewhere.occurrences.filter(status="cancelled").count() == 0


def test_an_edited_closure_lets_go_of_its_old_region(calendar):
    builders.school_holiday(d("2027-02-20"), d("2027-02-28"))
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH", school_holidays="midden")
    holiday = builders.school_holiday(d("2026-12-19"), d("2027-01-03"))
    assert d("2026-12-24") not in builders.dates_of(event)
    holiday.region = "noord"
    holiday.save()
    assert d("2026-12-24") in builders.dates_of(event)
