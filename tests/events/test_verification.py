"""The nightly roll, and the check of the table against the rules."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from events import recurrence
from events.models import EventPage, Occurrence, Series
from tests import builders

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)


def d(text):
    return dt.date.fromisoformat(text)


def visible() -> int:
    return Occurrence.objects.public().count()


def test_a_live_page_that_code_adds_is_rolled_and_verified_too(calendar):
    event = calendar.add_child(
        instance=EventPage(
            title="Breien",
            summary="Samen breien.",
            first_date=d("2026-12-03"),
            start_time=dt.time(10),
            end_time=dt.time(11),
            online=True,
            recurrences=recurrence.parse("RRULE:FREQ=WEEKLY;BYDAY=TH"),
        )
    )
    complete = builders.dates_of(event)
    Occurrence.objects.filter(date__gt=d("2027-10-01")).delete()
    Series.objects.update(written_until=d("2027-10-01"))
    call_command("update_occurrences")
    assert builders.dates_of(event) == complete


def test_update_occurrences_rolls_the_horizon_once(calendar):
    builders.school_holiday(d("2027-07-17"), d("2027-08-29"))
    weekly = builders.event(calendar, "Weekly", rule="FREQ=WEEKLY;BYDAY=TH")
    limited = builders.event(
        calendar, "Limited", rule="FREQ=WEEKLY;BYDAY=TH", school_holidays="midden"
    )
    complete = builders.dates_of(weekly)
    until = dt.date(2027, 10, 1)
    Occurrence.objects.filter(date__gt=until).delete()
    Series.objects.update(written_until=until)
    short = builders.dates_of(limited)
    call_command("update_occurrences")
    assert builders.dates_of(weekly) == complete
    assert builders.dates_of(limited) == short
    rows = Occurrence.objects.count()
    call_command("update_occurrences")
    assert Occurrence.objects.count() == rows


def test_verify_occurrences_reports_and_repairs(calendar, capsys):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=6")
    before = builders.local_times(event)
    call_command("verify_occurrences", check=True)
    rows = list(event.occurrences.order_by("date"))
    rows[1].delete()
    rows[2].start += dt.timedelta(hours=1)
    rows[2].save()
    rows[3].date += dt.timedelta(days=1)
    rows[3].save()
    Occurrence.objects.update(public=False)
    with pytest.raises(Exception, match="1 activities differ"):
        call_command("verify_occurrences", check=True)
    call_command("verify_occurrences")
    assert "2 missing, 1 too many, 5 different" in capsys.readouterr().out
    assert builders.local_times(event) == before
    assert visible() == 6
    call_command("verify_occurrences", check=True)
