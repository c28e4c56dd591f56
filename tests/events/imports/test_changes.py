"""Changed dates of a series, and a file that comes in again."""

import datetime as dt

import pytest
from wagtail.models import PageLogEntry, Revision

from events.imports import plan, writing
from events.imports.refusals import ImportRefused
from events.models import DateChange, EventPage, Occurrence, Series
from tests import builders

from .files import bring_in, change, event, file

WEEKLY = event("RRULE:FREQ=WEEKLY;COUNT=4")


@pytest.fixture(autouse=True)
def _clock(time_machine_now):
    """Every test of this file has the same now."""


def rows() -> list[tuple]:
    return [
        (f"{row.local_start:%d-%m %H:%M}-{row.local_end:%H:%M}", str(row.status), row.reason)
        for row in Occurrence.objects.order_by("date", "slot")
    ]


def test_changed_dates(calendar):
    church = builders.venue("Kerk")
    bring_in(
        calendar,
        WEEKLY,
        change("20261203T193000", "STATUS:CANCELLED", "COMMENT:De zaal is bezet"),
        change("20261210T193000", "DTSTART;TZID=Europe/Amsterdam:20261211T200000"),
        change("20261217T193000", "LOCATION:Kerk", "SUMMARY:Repair Café met taart"),
        change("20261224T193000", "SUMMARY:Repair Café"),
    )
    assert rows() == [
        ("03-12 19:30-21:00", "cancelled", "De zaal is bezet"),
        ("11-12 20:00-21:30", "moved", "De organisator heeft deze datum gewijzigd."),
        ("17-12 19:30-21:00", "changed", "De organisator heeft deze datum gewijzigd."),
        ("24-12 19:30-21:00", "scheduled", ""),
    ]
    third = DateChange.objects.get(date="2026-12-17")
    assert (third.venue, third.venue_note, third.note) == (church, "", "Repair Café met taart")


def test_changes_of_the_past_come_in_the_first_time(calendar):
    bring_in(
        calendar,
        event("DTSTART;TZID=Europe/Amsterdam:20261105T193000", "RRULE:FREQ=WEEKLY;COUNT=2"),
        change("20261105T193000", "DTSTART;TZID=Europe/Amsterdam:20261106T100000"),
    )
    assert [row[0] for row in rows()] == ["06-11 10:00-11:00", "12-11 19:30-20:30"]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["RECURRENCE-ID;RANGE=THISANDFUTURE:20261210T183000Z"], "alles daarna"),
        (["RECURRENCE-ID:20261210T183000Z", "DTSTART;VALUE=DATE:20261211"], "hele dag"),
        (
            ["RECURRENCE-ID:20261210T183000Z", "DTSTART:20261210T183000Z", "DURATION:PT30H"],
            "meer of minder dagen",
        ),
        (["RECURRENCE-ID:20261210T183000Z", "DTSTART:20261217T183000Z"], "hetzelfde moment"),
    ],
)
def test_a_change_that_cannot_be_kept_is_refused(calendar, lines, reason):
    part = "\r\n".join(["BEGIN:VEVENT", "UID:een@voorbeeld", *lines, "END:VEVENT", ""])
    with pytest.raises(ImportRefused, match=reason):
        bring_in(calendar, WEEKLY, part)


def test_a_change_beyond_the_end_of_the_series_is_an_extra_date(calendar):
    made = bring_in(
        calendar,
        WEEKLY,
        change("20270107T193000", "DTSTART;TZID=Europe/Amsterdam:20270108T100000"),
    )
    assert [row[0] for row in rows()][-1] == "08-01 10:00-11:30"
    assert "extra datum" in " ".join(made.steps[0].messages)


def everything() -> tuple:
    return (
        list(EventPage.objects.values()),
        list(Series.objects.values()),
        list(DateChange.objects.values()),
        list(Occurrence.objects.order_by("pk").values()),
        Revision.objects.count(),
        PageLogEntry.objects.count(),
    )


PARTS = [
    WEEKLY,
    change("20261210T193000", "STATUS:CANCELLED"),
    event("RRULE:FREQ=DAILY;BYHOUR=10,14;COUNT=4", uid="twee", title="Spreekuur", DTEND=""),
    event(
        "DTSTART;VALUE=DATE:20270410",
        "DTEND;VALUE=DATE:20270412",
        "DESCRIPTION:Twee dagen lang.\\nMet muziek.",
        uid="drie",
    ),
]


def test_the_same_file_twice_changes_nothing(calendar):
    bring_in(calendar, *PARTS)
    before = everything()
    made = bring_in(calendar, *PARTS)
    assert [step.state for step in made.steps] == ["unchanged"] * 3
    assert everything() == before


def test_a_changed_file_updates_what_it_changes(calendar):
    bring_in(calendar, *PARTS)
    late = event("RRULE:FREQ=WEEKLY;COUNT=3", DTSTART=";TZID=Europe/Amsterdam:20261203T190000")
    made = bring_in(calendar, late, *PARTS[2:])
    assert [step.state for step in made.steps] == ["changed", "unchanged", "unchanged"]
    series = Series.objects.get(uid="een@voorbeeld")
    assert builders.local_times(series.event) == [
        "2026-12-03 19:00-21:00",
        "2026-12-10 19:00-21:00",
        "2026-12-17 19:00-21:00",
    ]
    assert series.sequence > 0
    # The cancelled date was taken back.
    assert not DateChange.objects.exists()
    assert {str(row.status) for row in series.event.occurrences.all()} == {"scheduled"}


def test_what_a_librarian_improved_stays(calendar):
    bring_in(calendar, *PARTS)
    page = EventPage.objects.get(series__uid="een@voorbeeld")
    page.title = "Samen repareren"
    page.save_revision().publish()
    builders.change(page, "2026-12-17", cancelled=True, reason="Kerstborrel")
    made = bring_in(calendar, event("RRULE:FREQ=WEEKLY;COUNT=5"), *PARTS[1:])
    page.refresh_from_db()
    assert (page.title, page.occurrences.count()) == ("Samen repareren", 5)
    assert [str(one.date) for one in page.date_changes.all()] == ["2026-12-10", "2026-12-17"]
    assert "17-12-2026 is hier gemaakt" in " ".join(made.steps[0].messages)


def test_a_change_that_was_taken_back_by_hand_does_not_return(calendar):
    bring_in(calendar, *PARTS)
    DateChange.objects.all().delete()
    made = bring_in(calendar, *PARTS)
    assert made.steps[0].state == "unchanged"
    assert not DateChange.objects.exists()


def test_what_has_begun_is_not_moved(calendar):
    first = "DTSTART;TZID=Europe/Amsterdam:20261119T193000"
    bring_in(calendar, event(first, "RRULE:FREQ=WEEKLY;COUNT=3"))
    moved = change("20261119T193000", "DTSTART;TZID=Europe/Amsterdam:20261120T193000")
    made = bring_in(calendar, event(first, "RRULE:FREQ=WEEKLY;COUNT=3"), moved)
    assert made.steps[0].state == "unchanged"
    assert "19-11-2026 is al geweest" in " ".join(made.steps[0].messages)
    assert rows()[0][0] == "19-11 19:30-20:30"


def test_a_series_that_is_called_off_says_so_on_every_coming_date(calendar):
    endless = event("RRULE:FREQ=MONTHLY;BYDAY=1TH")
    bring_in(calendar, endless)
    off = event("RRULE:FREQ=MONTHLY;BYDAY=1TH", "STATUS:CANCELLED")
    bring_in(calendar, off)
    assert {row[1:] for row in rows()} == {
        ("cancelled", "De organisator heeft deze activiteit afgezegd.")
    }
    before = everything()
    bring_in(calendar, off)
    assert everything() == before
    bring_in(calendar, endless)
    assert {row[1] for row in rows()} == {"scheduled"}


def test_a_called_off_or_private_activity_that_is_not_there_is_left_out(calendar):
    made = bring_in(calendar, event("STATUS:CANCELLED"), event("CLASS:PRIVATE", uid="twee"))
    assert [step.state for step in made.steps] == ["left_out", "left_out"]
    assert not EventPage.objects.exists()


def test_one_refused_series_refuses_all_with_every_reason(calendar):
    with pytest.raises(ImportRefused) as caught:
        bring_in(
            calendar,
            event(),
            event("RRULE:FREQ=HOURLY", uid="twee", title="Elk uur"),
            event("DTSTART:straks", uid="drie", title="Straks"),
        )
    assert len(caught.value.reasons) == 2
    assert caught.value.reasons[0].startswith("“Elk uur”")
    assert caught.value.reasons[1].startswith("“Straks”")
    assert not EventPage.objects.exists()


def test_a_failure_while_writing_leaves_nothing(calendar, failing_writer):
    with pytest.raises(RuntimeError):
        bring_in(calendar, *PARTS)
    assert not EventPage.objects.exists()
    assert not DateChange.objects.exists()


def test_planning_writes_nothing(calendar):
    bring_in(calendar, *PARTS)
    before = everything()
    made = plan.make(file(event("RRULE:FREQ=WEEKLY;COUNT=9"), event(uid="vier")), calendar)
    assert [step.state for step in made.steps] == ["changed", "new"]
    assert everything() == before


def test_an_activity_that_was_taken_offline_stays_so(calendar):
    bring_in(calendar, *PARTS)
    page = EventPage.objects.get(series__uid="een@voorbeeld")
    page.unpublish()
    made = bring_in(calendar, event("RRULE:FREQ=WEEKLY;COUNT=9"), *PARTS[1:])
    page.refresh_from_db()
    assert (made.steps[0].state, page.live) == ("changed", False)
    draft = page.get_latest_revision_as_object()
    assert draft.recurrences.rrules[0].count == 9
    bring_in(calendar, event("RRULE:FREQ=WEEKLY;COUNT=9"), *PARTS[1:])


def test_the_same_uid_in_another_calendar_is_another_activity(site, calendar):
    bring_in(calendar, WEEKLY)
    bring_in(site.calendar, WEEKLY)
    assert Series.objects.filter(uid="een@voorbeeld").count() == 2


def test_uid_and_sequence_are_kept(calendar):
    made = plan.make(file(event("SEQUENCE:7")), calendar)
    writing.write(made)
    series = Series.objects.get()
    assert (series.uid, series.sequence) == ("een@voorbeeld", 7)
    assert series.rule_from == dt.date(2026, 12, 3)


def test_an_all_day_series_with_a_date_that_has_a_time(calendar):
    whole_days = event("DTSTART;VALUE=DATE:20261203", "RRULE:FREQ=WEEKLY;COUNT=2")
    apart = change(
        "20261212T140000",
        "DTSTART;TZID=Europe/Amsterdam:20261212T140000",
        "DTEND;TZID=Europe/Amsterdam:20261212T160000",
    )
    bring_in(calendar, whole_days, apart)
    assert [row[0] for row in rows()] == [
        "03-12 00:00-00:00",
        "10-12 00:00-00:00",
        "12-12 14:00-16:00",
    ]


def test_full_as_our_own_feeds_say_it(calendar):
    parts = [WEEKLY, change("20261210T193000", "X-KLOPPEND-HART-FULL:TRUE")]
    bring_in(calendar, *parts)
    assert list(Occurrence.objects.order_by("date").values_list("full", flat=True)) == [
        False,
        True,
        False,
        False,
    ]
    assert bring_in(calendar, *parts).steps[0].state == "unchanged"


def test_a_locked_activity_is_not_changed(calendar):
    bring_in(calendar, WEEKLY)
    EventPage.objects.update(locked=True)
    with pytest.raises(ImportRefused, match="slot"):
        bring_in(calendar, event("RRULE:FREQ=WEEKLY;COUNT=9"))
    assert bring_in(calendar, WEEKLY).steps[0].state == "unchanged"
