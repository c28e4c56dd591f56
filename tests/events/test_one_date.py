"""One date that differs: in force at once, and taken back without a trace."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from events import one_date
from events.models import Closure, DateChange, EventPage
from tests import builders

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)


def d(text):
    return dt.date.fromisoformat(text)


def test_one_date_changes_are_in_force_at_once_and_can_be_taken_back(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    cancelled = builders.change(event, "2026-12-10", cancelled=True)
    moved = builders.change(event, "2026-12-17", new_date=d("2026-12-18"), new_start=dt.time(20))
    later = builders.change(event, "2026-12-24", new_start=dt.time(11), new_end=dt.time(12, 30))
    rows = {row.date.isoformat(): row for row in event.occurrences.all()}
    assert rows["2026-12-10"].status == "cancelled"
    assert rows["2026-12-17"].status == "moved"
    assert f"{rows['2026-12-17'].local_start:%F %R}" == "2026-12-18 20:00"
    assert f"{rows['2026-12-17'].local_end:%F %R}" == "2026-12-18 21:30"
    assert rows["2026-12-17"].address_part == "2026-12-17"
    assert rows["2026-12-24"].status == "changed"
    for one in (cancelled, moved, later):
        one.delete()
    assert builders.local_times(event) == [
        "2026-12-03 19:30-21:00",
        "2026-12-10 19:30-21:00",
        "2026-12-17 19:30-21:00",
        "2026-12-24 19:30-21:00",
    ]
    assert set(event.occurrences.values_list("status", flat=True)) == {"scheduled"}


def test_a_change_keeps_its_date_when_the_series_gets_another_time(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    builders.change(event, "2026-12-10", cancelled=True)
    event.start_time, event.end_time = dt.time(10), dt.time(12)
    event.save_revision().publish()
    row = event.occurrences.get(date=d("2026-12-10"))
    assert (row.status, f"{row.local_start:%R}") == ("cancelled", "10:00")


def test_publishing_an_older_draft_keeps_one_date_changes(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    first = event.latest_revision
    event.title = "Anders"
    event.save_revision().publish()
    builders.change(event, "2026-12-10", cancelled=True)
    first.publish()
    assert event.occurrences.get(date=d("2026-12-10")).status == "cancelled"


@pytest.mark.parametrize(
    ("date", "fields", "field"),
    [
        ("2026-12-11", {"cancelled": True}, "date"),
        ("2026-12-10", {"new_date": d("2026-12-17")}, "new_date"),
        ("2026-12-10", {"new_start": dt.time(15), "new_end": dt.time(14)}, "new_end"),
    ],
)
def test_impossible_changes_are_refused(calendar, date, fields, field):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    with pytest.raises(ValidationError) as raised:
        builders.change(event, date, **fields)
    assert field in raised.value.message_dict
    assert DateChange.objects.count() == 0


def test_an_explicit_change_wins_over_a_closure(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    builders.change(event, "2026-12-10", new_start=dt.time(20))
    Closure.objects.create(name="Dicht", first_date=d("2026-12-10"), last_date=d("2026-12-10"))
    assert event.occurrences.get(date=d("2026-12-10")).status == "changed"


def test_a_change_on_a_past_date_reaches_its_words_and_not_its_time(calendar, time_machine_now):
    event = builders.event(calendar, first_date=d("2026-11-12"), rule="FREQ=WEEKLY;BYDAY=TH")
    one = DateChange.objects.create(
        event=event, date=d("2026-11-12"), cancelled=True, reason="Storm"
    )
    row = event.occurrences.get(date=d("2026-11-12"))
    assert (row.status, row.reason, f"{row.local_start:%R}") == ("cancelled", "Storm", "19:30")
    one.delete()
    row.refresh_from_db()
    assert (row.status, row.reason) == ("scheduled", "")


def test_an_edited_change_lets_go_of_its_old_date(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    one = builders.change(event, "2026-12-10", cancelled=True)
    one.date = d("2026-12-17")
    one.save()
    statuses = dict(event.occurrences.values_list("date", "status"))
    assert statuses[d("2026-12-10")] == "scheduled"
    assert statuses[d("2026-12-17")] == "cancelled"


def test_a_change_on_an_unpublished_event_waits_for_it(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    event.unpublish()
    builders.change(event, "2026-12-10", cancelled=True)
    call_command("verify_occurrences", check=True)
    event.save_revision().publish()
    assert event.occurrences.get(date=d("2026-12-10")).status == "cancelled"


def test_a_mistyped_year_is_refused_before_it_moves_a_date_into_the_past(
    calendar, time_machine_now
):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    with pytest.raises(ValidationError) as raised:
        builders.change(event, "2026-12-10", new_date=d("2025-12-11"))
    assert "new_date" in raised.value.message_dict


def test_what_has_begun_is_not_moved(calendar, time_machine_now):
    event = builders.event(calendar, first_date=d("2026-11-12"), rule="FREQ=WEEKLY;BYDAY=TH")
    with pytest.raises(ValidationError):
        builders.change(event, "2026-11-19", new_date=d("2026-11-27"))
    assert event.occurrences.get(date=d("2026-11-19")).status == "scheduled"


@pytest.mark.parametrize("year", [1, 9999])
def test_an_impossible_year_is_refused(calendar, year):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    with pytest.raises(ValidationError) as raised:
        builders.change(event, "2026-12-10", new_date=dt.date(year, 1, 1))
    assert "new_date" in raised.value.message_dict


def test_a_date_beyond_the_horizon_is_not_brought_within_it(calendar, time_machine_now):
    event = builders.event(calendar, rule="FREQ=MONTHLY;BYDAY=1TH")
    with pytest.raises(ValidationError) as raised:
        builders.change(event, "2028-12-07", new_date=d("2028-11-20"))
    assert "new_date" in raised.value.message_dict
    # Calling it off already, or moving it beyond the horizon, can wait for its turn.
    builders.change(event, "2028-12-07", new_date=d("2028-12-08"))


def test_words_of_a_past_date_can_change_after_its_series_got_another_time(
    calendar, time_machine_now
):
    event = builders.event(calendar, first_date=d("2026-11-12"), rule="FREQ=WEEKLY;BYDAY=TH")
    event.start_time, event.end_time = dt.time(10), dt.time(12)
    event.save_revision().publish()
    builders.change(event, "2026-11-12", cancelled=True)
    row = event.occurrences.get(date=d("2026-11-12"))
    assert (row.status, f"{row.local_start:%R}") == ("cancelled", "19:30")


def running(calendar):
    return builders.event(
        calendar,
        first_date=d("2026-11-22"),
        start_time=dt.time(11),
        end_time=dt.time(13),
        rule="FREQ=WEEKLY;BYDAY=SU;COUNT=3",
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"new_end": dt.time(11, 30)},
        {"new_start": dt.time(12, 30)},
        {"new_date": d("2026-11-23")},
    ],
)
def test_what_is_going_on_cannot_have_ended_or_begin_again(calendar, time_machine_now, fields):
    event = running(calendar)
    with pytest.raises(ValidationError):
        builders.change(event, "2026-11-22", **fields)


def test_what_is_going_on_can_end_later(calendar, time_machine_now):
    event = running(calendar)
    builders.change(event, "2026-11-22", new_end=dt.time(15))
    assert builders.local_times(event)[0] == "2026-11-22 11:00-15:00"
    call_command("verify_occurrences", check=True)


def test_taking_back_onto_a_taken_or_past_moment_is_refused(calendar, time_machine_now):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    cancelled = builders.change(event, "2026-12-10", cancelled=True)
    builders.change(event, "2026-12-17", new_date=d("2026-12-10"))
    with pytest.raises(ValidationError):
        one_date.check_taking_back(cancelled)
    cancelled.cancelled, cancelled.note = False, "Toch wel"
    with pytest.raises(ValidationError):
        cancelled.full_clean()
    past = builders.event(calendar, "Vroeger", first_date=d("2026-11-30"))
    moved = builders.change(past, "2026-11-30", new_date=d("2026-12-02"))
    past.occurrences.update(date=d("2026-11-20"))
    EventPage.objects.filter(pk=past.pk).update(first_date=d("2026-11-20"))
    moved.date, moved.event = d("2026-11-20"), EventPage.objects.get(pk=past.pk)
    with pytest.raises(ValidationError):
        one_date.check_taking_back(moved)
