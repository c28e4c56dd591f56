"""The occurrence table follows what is published, and nothing else."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from events import occurrences, recurrence
from events.models import Closure, DateChange, EventPage, Occurrence, Series
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


def change(event, date, **fields):
    one = DateChange(event=event, date=d(date), **{"reason": "Ziekte", **fields})
    one.full_clean()
    one.save()
    return one


def test_one_date_changes_are_in_force_at_once_and_can_be_taken_back(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    cancelled = change(event, "2026-12-10", cancelled=True)
    moved = change(event, "2026-12-17", new_date=d("2026-12-18"), new_start=dt.time(20))
    later = change(event, "2026-12-24", new_start=dt.time(11), new_end=dt.time(12, 30))
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
    change(event, "2026-12-10", cancelled=True)
    event.start_time, event.end_time = dt.time(10), dt.time(12)
    event.save_revision().publish()
    row = event.occurrences.get(date=d("2026-12-10"))
    assert (row.status, f"{row.local_start:%R}") == ("cancelled", "10:00")


def test_publishing_an_older_draft_keeps_one_date_changes(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    first = event.latest_revision
    event.title = "Anders"
    event.save_revision().publish()
    change(event, "2026-12-10", cancelled=True)
    first.publish()
    assert event.occurrences.get(date=d("2026-12-10")).status == "cancelled"


@pytest.mark.parametrize(
    ("date", "fields", "field"),
    [
        ("2026-12-11", {"cancelled": True}, "date"),
        ("2026-12-10", {"new_date": d("2026-12-17")}, "new_date"),
        ("2026-12-10", {"new_start": dt.time(15), "new_end": dt.time(14)}, "new_end"),
        ("2026-12-10", {"cancelled": True, "new_start": dt.time(15)}, "__all__"),
    ],
)
def test_impossible_changes_are_refused(calendar, date, fields, field):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    with pytest.raises(ValidationError) as raised:
        change(event, date, **fields)
    assert field in raised.value.message_dict
    assert DateChange.objects.count() == 0


def test_an_explicit_change_wins_over_a_closure(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    change(event, "2026-12-10", new_start=dt.time(20))
    Closure.objects.create(name="Dicht", first_date=d("2026-12-10"), last_date=d("2026-12-10"))
    assert event.occurrences.get(date=d("2026-12-10")).status == "changed"


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


@pytest.fixture
def time_machine_now(monkeypatch):
    """The clock stands at noon on 22 November 2026, where tests ask Django for the time."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def test_the_first_publish_fills_the_past_and_a_later_one_does_not(calendar, time_machine_now):
    event = builders.event(calendar, first_date=d("2026-11-12"), rule="FREQ=WEEKLY;BYDAY=TH")
    assert builders.dates_of(event)[0] == d("2026-11-12")
    event.first_date = d("2026-10-01")
    event.save_revision().publish()
    assert builders.dates_of(event)[0] == d("2026-11-12")


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


# Atomicity


@pytest.fixture
def failing_writer(monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the table could not be written")

    monkeypatch.setattr("events.occurrences.write", fail)


def test_a_failing_writer_leaves_the_page_a_draft(calendar, failing_writer):
    event = builders.event(calendar, publish=False)
    with pytest.raises(RuntimeError):
        event.latest_revision.publish()
    event.refresh_from_db()
    assert not event.live
    assert event.first_published_at is None
    assert Occurrence.objects.count() == 0


def test_a_failing_writer_leaves_no_live_page_behind(calendar, failing_writer):
    with pytest.raises(RuntimeError):
        calendar.add_child(
            instance=EventPage(
                title="Repair Café",
                summary="Samen.",
                first_date=d("2026-12-03"),
                start_time=dt.time(10),
                end_time=dt.time(11),
                online=True,
            )
        )
    assert not EventPage.objects.exists()


def test_publish_scheduled_goes_on_after_a_page_that_fails(calendar, monkeypatch, capsys):
    bad = builders.event(calendar, "Kapot", publish=False)
    good = builders.event(calendar, "Heel", publish=False)
    due = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    for event in (bad, good):
        event.latest_revision.approved_go_live_at = due
        event.latest_revision.save()
    write = occurrences.write

    def fail_for_one(event, *args, **kwargs):
        if event.title == "Kapot":
            raise RuntimeError("broken")
        write(event, *args, **kwargs)

    monkeypatch.setattr("events.occurrences.write", fail_for_one)
    call_command("publish_scheduled")
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.live, good.live) == (False, True)
    assert good.occurrences.count() == 1
    assert bad.latest_revision.approved_go_live_at == due
    assert "Kapot" in capsys.readouterr().err
    monkeypatch.setattr("events.occurrences.write", write)
    call_command("publish_scheduled")
    bad.refresh_from_db()
    assert (bad.live, bad.occurrences.count()) == (True, 1)


# Visibility


def visible() -> int:
    return Occurrence.objects.public().count()


def test_unpublishing_the_community_hides_and_brings_back(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    before = list(event.occurrences.order_by("pk").values())
    community = calendar.get_parent().specific
    community.unpublish()
    assert visible() == 0
    assert event.occurrences.count() == 4
    community.save_revision().publish()
    assert visible() == 4
    assert list(event.occurrences.order_by("pk").values()) == before


def test_unpublishing_an_event_and_publishing_it_again_brings_its_past_back(
    calendar, time_machine_now
):
    event = builders.event(calendar, first_date=d("2026-11-05"), rule="FREQ=WEEKLY;BYDAY=TH")
    shown = visible()
    event.unpublish()
    assert visible() == 0
    event.save_revision().publish()
    assert visible() == shown


def test_an_edited_change_lets_go_of_its_old_date(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    one = change(event, "2026-12-10", cancelled=True)
    one.date = d("2026-12-17")
    one.save()
    statuses = dict(event.occurrences.values_list("date", "status"))
    assert statuses[d("2026-12-10")] == "scheduled"
    assert statuses[d("2026-12-17")] == "cancelled"


def test_an_edited_closure_lets_go_of_its_old_region(calendar):
    builders.school_holiday(d("2027-02-20"), d("2027-02-28"))
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH", school_holidays="midden")
    holiday = builders.school_holiday(d("2026-12-19"), d("2027-01-03"))
    assert d("2026-12-24") not in builders.dates_of(event)
    holiday.region = "noord"
    holiday.save()
    assert d("2026-12-24") in builders.dates_of(event)


def test_an_extra_date_may_come_before_the_first(calendar):
    event = builders.event(calendar, extra_dates=[d("2026-11-30")])
    assert builders.dates_of(event) == [d("2026-11-30"), d("2026-12-03")]
    call_command("verify_occurrences", check=True)


def test_a_community_of_another_library_follows_its_closed_days(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    other = builders.library("Bibliotheek Rotterdam")
    for library, day in ((builders.library(), "2026-12-03"), (other, "2026-12-10")):
        Closure.objects.create(name="Dicht", first_date=d(day), last_date=d(day), library=library)
    community = calendar.get_parent().specific
    community.library = other
    community.save_revision().publish()
    assert list(event.occurrences.values_list("status", flat=True)) == ["scheduled", "cancelled"]
    call_command("verify_occurrences", check=True)


def test_a_change_on_an_unpublished_event_waits_for_it(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    event.unpublish()
    change(event, "2026-12-10", cancelled=True)
    call_command("verify_occurrences", check=True)
    event.save_revision().publish()
    assert event.occurrences.get(date=d("2026-12-10")).status == "cancelled"


def test_a_mistyped_year_is_refused_before_it_moves_a_date_into_the_past(
    calendar, time_machine_now
):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    with pytest.raises(ValidationError) as raised:
        change(event, "2026-12-10", new_date=d("2025-12-11"))
    assert "new_date" in raised.value.message_dict


def test_what_has_begun_is_not_moved(calendar, time_machine_now):
    event = builders.event(calendar, first_date=d("2026-11-12"), rule="FREQ=WEEKLY;BYDAY=TH")
    with pytest.raises(ValidationError):
        change(event, "2026-11-19", new_date=d("2026-11-27"))
    assert event.occurrences.get(date=d("2026-11-19")).status == "scheduled"


@pytest.mark.parametrize("year", [1, 9999])
def test_an_impossible_year_is_refused(calendar, year):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    with pytest.raises(ValidationError) as raised:
        change(event, "2026-12-10", new_date=dt.date(year, 1, 1))
    assert "new_date" in raised.value.message_dict


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


def test_restricting_the_community_hides_and_brings_back(calendar):
    builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    restriction = PageViewRestriction.objects.create(
        page=calendar.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert visible() == 0
    restriction.delete()
    assert visible() == 4


def test_an_expiry_date_above_hides_at_that_moment(calendar):
    builders.event(calendar)
    community = calendar.get_parent().specific
    community.expire_at = dt.datetime(2026, 11, 30, tzinfo=ZONE)
    community.save_revision().publish()
    assert Occurrence.objects.public(at=dt.datetime(2026, 11, 29, tzinfo=ZONE)).count() == 1
    assert Occurrence.objects.public(at=dt.datetime(2026, 11, 30, tzinfo=ZONE)).count() == 0


def test_moving_an_event_takes_its_dates_along(calendar, site):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    other = builders.library("Bibliotheek Rotterdam")
    target = builders.community(site, "Bladzijde Z", library=other).calendar
    event.move(target, "last-child")
    assert set(event.occurrences.values_list("calendar", "library")) == {(target.pk, other.pk)}


def test_moving_below_an_unpublished_community_hides(calendar, site):
    event = builders.event(calendar)
    closed = builders.community(site, "Gesloten")
    closed.unpublish()
    event.move(closed.calendar, "last-child")
    assert visible() == 0


def test_giving_a_community_another_library_reaches_its_dates(calendar):
    event = builders.event(calendar)
    community = calendar.get_parent().specific
    community.library = builders.library("Bibliotheek Rotterdam")
    community.save_revision().publish()
    assert event.occurrences.get().library == community.library


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


# Commands


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
