"""The occurrence table follows what is published, and nothing else."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from events import occurrences, recurrence
from events.models import EventPage, Series
from tests import builders

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)


def d(text):
    return dt.date.fromisoformat(text)


def test_draft_has_no_dates(calendar):
    event = builders.event(calendar, publish=False, rule="FREQ=WEEKLY;BYDAY=TH")
    assert event.occurrences.count() == 0


def test_publish_writes_up_to_the_horizon(calendar):
    event = builders.event(calendar, rule="FREQ=MONTHLY;BYDAY=1TH")
    last = event.occurrences.latest("date").date
    horizon = occurrences.horizon_date()
    assert last <= horizon
    assert horizon - last < dt.timedelta(days=36)
    assert event.series.written_until == horizon


def test_times_stay_on_the_clock_through_both_changes(calendar):
    event = builders.event(
        calendar,
        first_date=d("2026-10-18"),
        rule="FREQ=WEEKLY;BYDAY=SU;UNTIL=20270404",
        start_time=dt.time(20),
        end_time=dt.time(21),
    )
    assert {text[11:] for text in builders.local_times(event)} == {"20:00-21:00"}
    utc = {row.date: row.start.astimezone(dt.UTC).hour for row in event.occurrences.all()}
    assert utc[d("2026-10-18")] == 18
    assert utc[d("2026-10-25")] == 19
    assert utc[d("2027-03-21")] == 19
    assert utc[d("2027-03-28")] == 18


def test_past_midnight_is_one_row_of_two_days(calendar):
    event = builders.event(
        calendar,
        first_date=d("2027-03-13"),
        last_date=d("2027-03-14"),
        start_time=dt.time(20),
        end_time=dt.time(8),
    )
    row = event.occurrences.get()
    assert (row.first_day, row.last_day, row.multi_day) == (d("2027-03-13"), d("2027-03-14"), False)
    assert row.end - row.start == dt.timedelta(hours=12)


def test_all_day_ends_at_the_midnight_after_the_last_day(calendar):
    event = builders.event(
        calendar,
        first_date=d("2027-04-10"),
        last_date=d("2027-05-22"),
        all_day=True,
        start_time=None,
        end_time=None,
    )
    row = event.occurrences.get()
    assert row.multi_day
    assert row.local_start == dt.datetime(2027, 4, 10, tzinfo=ZONE)
    assert row.local_end == dt.datetime(2027, 5, 23, tzinfo=ZONE)
    assert row.last_day == d("2027-05-22")


def test_extra_dates_and_skipped_dates(calendar):
    event = builders.event(
        calendar,
        rule="FREQ=WEEKLY;BYDAY=TH;COUNT=3",
        extra_dates=[d("2026-12-12"), (d("2026-12-10"), dt.time(10), dt.time(11))],
        skipped_dates=[d("2026-12-17")],
    )
    assert builders.local_times(event) == [
        "2026-12-03 19:30-21:00",
        "2026-12-10 10:00-11:00",
        "2026-12-10 19:30-21:00",
        "2026-12-12 19:30-21:00",
    ]
    own_time = event.occurrences.exclude(slot=0).get()
    assert own_time.address_part == "2026-12-10T1000"


def test_what_has_begun_is_kept_when_the_series_changes(calendar, time_machine_now):
    event = builders.event(calendar, first_date=d("2026-11-05"), rule="FREQ=WEEKLY;BYDAY=TH")
    past = list(event.occurrences.filter(start__lte=NOW).values_list("date", "start"))
    assert [str(date) for date, _ in past] == ["2026-11-05", "2026-11-12", "2026-11-19"]
    event.start_time, event.end_time = dt.time(9), dt.time(10)
    event.recurrences = recurrence.parse("RRULE:FREQ=WEEKLY;BYDAY=TH,FR;COUNT=12")
    event.save_revision().publish()
    assert list(event.occurrences.filter(start__lte=NOW).values_list("date", "start")) == past
    coming = event.occurrences.filter(start__gt=NOW).order_by("start")
    assert f"{coming[0].local_start:%F %R}" == "2026-11-26 09:00"
    assert f"{coming[1].local_start:%F %R}" == "2026-11-27 09:00"
    series = Series.objects.get(event=event)
    assert (series.sequence, series.rule_from) == (1, d("2026-11-22"))


def test_the_first_publish_fills_the_past_and_a_later_one_does_not(calendar, time_machine_now):
    event = builders.event(calendar, first_date=d("2026-11-12"), rule="FREQ=WEEKLY;BYDAY=TH")
    assert builders.dates_of(event)[0] == d("2026-11-12")
    event.first_date = d("2026-10-01")
    event.save_revision().publish()
    assert builders.dates_of(event)[0] == d("2026-11-12")


def test_an_extra_date_may_come_before_the_first(calendar):
    event = builders.event(calendar, extra_dates=[d("2026-11-30")])
    assert builders.dates_of(event) == [d("2026-11-30"), d("2026-12-03")]
    call_command("verify_occurrences", check=True)


def test_a_live_copy_gets_dates_of_its_own(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    copy = event.copy(update_attrs={"slug": "kopie", "title": "Kopie"}, keep_live=True)
    assert builders.dates_of(copy) == builders.dates_of(event)
    assert event.occurrences.count() == 4


def test_a_mirror_of_an_event_is_refused(calendar):
    event = builders.event(calendar)
    with pytest.raises(ValidationError):
        event.create_alias(update_slug="spiegel")
    assert EventPage.objects.count() == 1
