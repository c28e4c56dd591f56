"""When a series from a file is, told in what an activity can say."""

import datetime as dt

import pytest

from events import recurrence
from events.imports.refusals import ImportRefused
from events.models import EventPage
from tests import builders

from .files import bring_in, event

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def _clock(time_machine_now):
    """Every test of this file has the same now."""


def times(calendar, *lines: str, **fields) -> list[str]:
    bring_in(calendar, event(*lines, **fields))
    return builders.local_times(EventPage.objects.get())


def refusal(calendar, *lines: str, **fields) -> str:
    with pytest.raises(ImportRefused) as caught:
        bring_in(calendar, event(*lines, **fields))
    assert not EventPage.objects.exists()
    return str(caught.value)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART:20261203T193000", "DTEND:20261203T210000"], "2026-12-03 19:30-21:00"),
        (["DTSTART:20261203T183000Z", "DTEND:20261203T200000Z"], "2026-12-03 19:30-21:00"),
        (["DTSTART:20261203T193000", "DURATION:PT90M"], "2026-12-03 19:30-21:00"),
        (
            ["DTSTART;TZID=America/New_York:20261203T133000", "DURATION:PT90M"],
            "2026-12-03 19:30-21:00",
        ),
        (
            ["DTSTART;TZID=W. Europe Standard Time:20261203T193000", "DURATION:PT1H30M"],
            "2026-12-03 19:30-21:00",
        ),
        (
            [
                "DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20261203T193000",
                "DURATION:PT90M",
            ],
            "2026-12-03 19:30-21:00",
        ),
        (["RRULE:", "RDATE:", "EXDATE:"], "2026-12-03 19:30-21:00"),
        # Without an end: one hour, on the same day.
        (["DTSTART:20261203T193000"], "2026-12-03 19:30-20:30"),
        (["DTSTART:20261203T233000"], "2026-12-03 23:30-23:59"),
        (["DTSTART:20261203T200000", "DTEND:20261204T013000"], "2026-12-03 20:00-01:30"),
    ],
)
def test_one_time(calendar, lines, expected):
    assert times(calendar, *lines) == [expected]


@pytest.mark.parametrize(
    ("lines", "first", "last"),
    [
        (["DTSTART;VALUE=DATE:20270410"], "2027-04-10", "2027-04-10"),
        (["DTSTART;VALUE=DATE:20270410", "DTEND;VALUE=DATE:20270411"], "2027-04-10", "2027-04-10"),
        (["DTSTART;VALUE=DATE:20270410", "DTEND;VALUE=DATE:20270410"], "2027-04-10", "2027-04-10"),
        (["DTSTART;VALUE=DATE:20270410", "DTEND;VALUE=DATE:20270523"], "2027-04-10", "2027-05-22"),
        (["DTSTART;VALUE=DATE:20270410", "DURATION:P1W"], "2027-04-10", "2027-04-16"),
    ],
)
def test_all_day(calendar, lines, first, last):
    bring_in(calendar, event(*lines))
    row = EventPage.objects.get().occurrences.get()
    assert (str(row.first_day), str(row.last_day), row.all_day) == (first, last, True)


WEEKLY = ["2026-12-03 19:30-21:00", "2026-12-10 19:30-21:00", "2026-12-17 19:30-21:00"]


@pytest.mark.parametrize(
    "lines",
    [
        ["RRULE:FREQ=WEEKLY;COUNT=3"],
        ["RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20261217"],
        ["RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20261217T183000Z"],
        ["RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20261217T193000"],
        ["RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20261224T182959Z"],
        ["RRULE:FREQ=WEEKLY;BYHOUR=19;BYMINUTE=30;COUNT=3"],
        ["RRULE:RSCALE=GREGORIAN;FREQ=WEEKLY;COUNT=3;"],
        ["RDATE;TZID=Europe/Amsterdam:20261210T193000,20261217T193000"],
        ["RDATE:20261210T183000Z", "RDATE;VALUE=DATE:20261217"],
        ["RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Europe/Amsterdam:20261224T193000"],
        ["RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE:20261224T183000Z"],
        ["RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;VALUE=DATE:20261224"],
        ["RRULE:FREQ=WEEKLY;COUNT=2", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2"],
        ["RRULE:FREQ=DAILY;COUNT=15", "EXRULE:FREQ=DAILY;BYDAY=MO,TU,WE,FR,SA,SU"],
    ],
)
def test_a_series_of_three_thursdays(calendar, lines):
    assert times(calendar, *lines) == WEEKLY


def test_a_rule_stays_a_rule(calendar):
    bring_in(calendar, event("RRULE:FREQ=MONTHLY;BYDAY=1TH,-1TH"))
    page = EventPage.objects.get()
    assert recurrence.to_text(page.recurrences) == "RRULE:FREQ=MONTHLY;BYDAY=1TH,-1TH"
    assert (page.first_date, page.extra_dates.count()) == (dt.date(2026, 12, 3), 0)


def test_an_evening_in_utc_through_a_clock_change_becomes_dates_with_times(calendar):
    made = bring_in(
        calendar,
        event(
            "DTSTART:20270311T183000Z",
            "DTEND:20270311T200000Z",
            "RRULE:FREQ=WEEKLY;UNTIL=20270401T235959Z",
        ),
    )
    assert builders.local_times(EventPage.objects.get()) == [
        "2027-03-11 19:30-21:00",
        "2027-03-18 19:30-21:00",
        "2027-03-25 19:30-21:00",
        "2027-04-01 20:30-22:00",
    ]
    assert "4 losse data" in " ".join(made.steps[0].messages)


def test_the_zone_of_the_whole_calendar_holds_for_times_in_utc(calendar):
    part = event("DTSTART:20270325T183000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2")
    bring_in(calendar, "X-WR-TIMEZONE:Europe/Amsterdam\r\n", part)
    page = EventPage.objects.get()
    assert builders.local_times(page) == ["2027-03-25 19:30-20:30", "2027-04-01 19:30-20:30"]
    assert page.recurrences


ZONE_OF_ITS_OWN = """BEGIN:VTIMEZONE\r
TZID:Onze klok\r
BEGIN:STANDARD\r
DTSTART:16010101T030000\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r
END:STANDARD\r
BEGIN:DAYLIGHT\r
DTSTART:16010101T020000\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r
END:DAYLIGHT\r
END:VTIMEZONE\r
"""


def test_a_zone_that_the_file_describes(calendar):
    part = event(
        "DTSTART;TZID=Onze klok:20270325T193000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2"
    )
    bring_in(calendar, ZONE_OF_ITS_OWN, part)
    page = EventPage.objects.get()
    assert builders.local_times(page) == ["2027-03-25 19:30-20:30", "2027-04-01 19:30-20:30"]
    assert page.recurrences


def test_a_zone_of_one_file_means_nothing_in_the_next(calendar):
    bring_in(calendar, ZONE_OF_ITS_OWN, event("DTSTART;TZID=Onze klok:20270325T193000"))
    with pytest.raises(ImportRefused, match="tijdzone “Onze klok” kennen we niet"):
        bring_in(calendar, event("DTSTART;TZID=Onze klok:20270325T193000", uid="twee"))


@pytest.mark.parametrize(
    ("first", "rule", "expected"),
    [
        # The night of 25 October 2026 has 02.30 twice, that of 28 March 2027 not at all.
        ("20261024T023000", "FREQ=DAILY;COUNT=3", ["24 02:30", "25 02:30", "26 02:30"]),
        ("20270327T023000", "FREQ=DAILY;COUNT=3", ["27 02:30", "28 03:30", "29 02:30"]),
        ("20271030T193000", "FREQ=DAILY;COUNT=3", ["30 19:30", "31 19:30", "01 19:30"]),
    ],
)
def test_clock_changes(calendar, first, rule, expected):
    start = f"DTSTART;TZID=Europe/Amsterdam:{first}"
    found = times(calendar, start, "DURATION:PT30M", f"RRULE:{rule}")
    assert [one[8:16] for one in found] == expected
    assert EventPage.objects.get().recurrences


def test_hours_of_a_day_become_dates_with_times(calendar):
    assert times(calendar, "RRULE:FREQ=DAILY;BYHOUR=10,14;COUNT=4", DTEND="", DURATION=":PT1H") == [
        "2026-12-04 10:30-11:30",
        "2026-12-04 14:30-15:30",
        "2026-12-05 10:30-11:30",
        "2026-12-05 14:30-15:30",
    ]


def test_an_extra_date_with_its_own_time(calendar):
    line = "RDATE;VALUE=PERIOD;TZID=Europe/Amsterdam:20261212T100000/20261212T113000"
    assert times(calendar, "RRULE:FREQ=WEEKLY;COUNT=2", line) == [
        "2026-12-03 19:30-21:00",
        "2026-12-10 19:30-21:00",
        "2026-12-12 10:00-11:30",
    ]


def test_a_first_date_that_the_rule_does_not_meet_is_left_out_with_a_message(calendar):
    made = bring_in(calendar, event("RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=2"))
    assert builders.local_times(EventPage.objects.get()) == [
        "2026-12-04 19:30-21:00",
        "2026-12-11 19:30-21:00",
    ]
    assert "03-12-2026" in " ".join(made.steps[0].messages)


def test_the_past_is_filled(calendar):
    start = "DTSTART;TZID=Europe/Amsterdam:19970102T193000"
    found = times(calendar, start, "DURATION:PT1H", "RRULE:FREQ=YEARLY;COUNT=3")
    assert [one[:10] for one in found] == ["1997-01-02", "1998-01-02", "1999-01-02"]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["RRULE:FREQ=HOURLY"], "meer dan 400"),
        (["RRULE:FREQ=SECONDLY;COUNT=3"], "twee keer"),
        (["RRULE:FREQ=DAILY;BYHOUR=9,10;COUNT=1000"], "meer dan 400"),
        (["RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3"], "geen enkele datum"),
        (["RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"], "geen enkele datum"),
        (["RRULE:FREQ=WEEKLY;COUNT=3;UNTIL=20270101"], "zowel"),
        (["RRULE:FREQ=SOMETIMES"], "kunnen we niet lezen"),
        (["RRULE:FREQ=WEEKLY;BYDAY=XX"], "kunnen we niet lezen"),
        (["RRULE:FREQ=WEEKLY;X-ODD=1"], "kunnen we niet lezen"),
        (["RRULE:FREQ"], "kunnen we niet lezen"),
        (["RDATE;VALUE=PERIOD:20261205/20261206"], "of andersom"),
        (["DTSTART;VALUE=DATE:20261203", "RDATE:20261205T193000"], "of andersom"),
        (["RRULE:RSCALE=HEBREW;FREQ=YEARLY"], "RSCALE"),
        (["RRULE:FREQ=WEEKLY", "RRULE:FREQ=WEEKLY", *["RRULE:FREQ=DAILY"] * 9], "te veel"),
        (["DTSTART:20261332T193000"], "kunnen we niet lezen"),
        (["DTSTART:99991231T230000"], "jaar"),
        (["DTSTART:19000101T100000"], "jaar"),
        (["DTSTART:"], "DTSTART"),
        (["DTSTART:20261203T193000", "DTEND:20261203T180000"], "einde"),
        (["DTSTART:20261203T193000", "DTEND:20301203T180000"], "langer dan een jaar"),
        (["DTSTART:20261203T193000", "DURATION:-PT1H"], "langer dan een jaar"),
        (["DTSTART:20261203T193000", "DTEND;VALUE=DATE:20261204"], "een tijd"),
        (["DTSTART;TZID=Nergens/Huizen:20261203T193000"], "kennen we niet"),
        (["DTSTART;VALUE=DATE:20261203", "RRULE:FREQ=HOURLY"], "hele dag"),
        (["RDATE:20261205T213000Z/PT4H"], "na middernacht"),
        (["EXDATE;TZID=Europe/Amsterdam:20261203T193000"], "geen enkele datum"),
        # 02.30 comes twice in this night; the second time cannot be told.
        (["DTSTART:20261025T013000Z"], "klok"),
    ],
)
def test_what_cannot_be_told_is_refused(calendar, lines, reason):
    assert reason in refusal(calendar, *lines)
