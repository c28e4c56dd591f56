"""What is no calendar file, or too much of one, is refused with a sentence."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.imports import plan
from events.imports.reading import MAX_BYTES, read
from events.imports.refusals import ImportRefused
from events.models import EventPage
from tests.properties import tries

from .files import HEAD, bring_in, change, event, file


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "leeg"),
        (b"\r\n\r\n", "leeg"),
        (b"hallo", "geen agendabestand"),
        (b"/etc/hostname", "geen agendabestand"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "letters"),
        (b"BEGIN:VCALENDAR\x00\r\nEND:VCALENDAR", "geen agendabestand"),
        (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", "geen agendabestand"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "geen activiteiten"),
        (b"BEGIN:VCALENDAR\r\n", "niet compleet"),
        (b"END:VCALENDAR\r\n", "niet compleet"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n", "niet compleet"),
        (HEAD.encode("utf-16"), "UTF-8"),
        (file(event(title="Café")).decode().encode("latin-1"), "UTF-8"),
        (b"BEGIN:VCALENDAR\r\n" * 20, "te veel"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\nEND:X\r\n" * 6000 + b"END:VCALENDAR", "te veel"),
        (b" " * (MAX_BYTES + 1), "te groot"),
        (file(*(event(uid=str(n)) for n in range(501))), "500"),
    ],
)
def test_what_is_no_calendar_is_refused(calendar, content, reason):
    with pytest.raises(ImportRefused, match=reason):
        plan.make(content, calendar)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + file(event()),
        file(event()).replace(b"\r\n", b"\n"),
        file(event()).replace(b"\r\n", b"\r"),
        file(event()).replace(b"Repair", b"Rep\r\n ai\r\n\tr"),
        file(event()).lower().replace(b"repair caf\xc3\xa9", b"Repair Caf\xc3\xa9"),
        file(event()).rstrip(),
        file("BEGIN:VTODO\r\nSUMMARY:x\r\nEND:VTODO\r\n", event("ATTACH:https://x.example/a")),
        file(event("BEGIN:VALARM", "DESCRIPTION:Wekker", "TRIGGER:-PT10M", "END:VALARM")),
        file(event("X-LONG:" + "x" * 200_000)),
        file(event()) + b"X-COMMENT:made by a program\r\n",
        file(event()).replace(b"VERSION:2.0", b"VERSION\r\n\r\n :2.0"),
        file("REFRESH - INTERVAL; VALUE = DURATION:PT48H\r\n", event()),
        file(event("SEQUENCE:2"), event("SEQUENCE:1", title="Oud")),
    ],
)
def test_odd_but_readable_files_are_read(calendar, content, time_machine_now):
    step = plan.make(content, calendar).steps[0]
    assert (step.title, step.state) == ("Repair Café", "new")


def test_what_is_no_activity_is_counted(calendar):
    made = plan.make(file("BEGIN:VTODO\r\nSUMMARY:x\r\nEND:VTODO\r\n", event()), calendar)
    assert made.messages == ["1 onderdeel is geen activiteit en is weggelaten: VTODO."]


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (event(uid=""), "UID"),
        (event(uid="x" * 256), "UID"),
        (event() + event(), "meer dan één keer"),
        (event("DTSTART:20261203T193000", "DTSTART:20261204T193000"), "meer dan één keer"),
        (event("zomaar wat tekst"), "kunnen we niet lezen"),
        (event('DTSTART;TZID="half:20261203T193000'), "kunnen we niet lezen"),
        (event("DESCRIPTION:" + "x" * 40_000), "kunnen we niet lezen"),
        (change("20261203T193000"), "ontbreekt"),
    ],
)
def test_a_damaged_series_is_refused(calendar, part, reason):
    with pytest.raises(ImportRefused, match=reason):
        bring_in(calendar, part)
    assert not EventPage.objects.exists()


VALID = file(
    "BEGIN:VTIMEZONE\r\nTZID:Klok\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\n"
    "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"
    "END:STANDARD\r\nEND:VTIMEZONE\r\n",
    event("RRULE:FREQ=WEEKLY;BYDAY=TH,FR;COUNT=9", "EXDATE:20261210T183000Z", "RDATE:20270101"),
    change("20261204T193000", "STATUS:CANCELLED", "LOCATION:Kerk"),
    event("DTSTART;TZID=Klok:20261203T193000", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", uid="2"),
    event("DTSTART:20261203T193000Z", "RRULE:FREQ=HOURLY;BYHOUR=9;UNTIL=2027", uid="3"),
    event("DTSTART;VALUE=DATE:20261203", "RRULE:FREQ=YEARLY;BYWEEKNO=53", "DURATION:P2D", uid="4"),
)
PIECES = [
    *(b"SECONDLY", b"HOURLY", b"YEARLY", b"99", b"0", b"-1", b";", b",", b"=", b":", b"\r\n"),
    *(b"COUNT=999999", b"INTERVAL=999999", b"BYSETPOS=-366", b"BYSECOND=0,60", b"BYMONTH=2"),
    *(b"BYMONTHDAY=30", b"BYHOUR=0,1,2,3", b"BYDAY=5MO", b"BYWEEKNO=-53", b"UNTIL=99991231"),
    *(b"99991231T235959Z", b"00010101", b"19000101T000000", b"TZID=Europe/Amsterdam", b"\x00"),
    *(b"\xff", b"\\n", b'"', b" ", b"\xd9\xa1", b"P9999W", b"PT0S", b"RDATE:", b"EXDATE:"),
    *(b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"RECURRENCE-ID:", b"RRULE:FREQ=DAILY\r\n"),
]


@st.composite
def damaged(draw) -> bytes:
    """A calendar that was good, with pieces cut out, put in and written over."""
    content = VALID
    for _number in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(content)))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=6)))
        cut = draw(st.sampled_from([0, 0, 1, 2, len(piece), 8, 40]))
        content = content[:at] + piece + content[at + cut :]
    return content


def reasons(calendar, content: bytes) -> list[str]:
    """Why the file, or series of it, would be refused."""
    try:
        made = plan.make(content, calendar)
    except ImportRefused as error:
        return error.reasons
    return [" ".join(step.messages) for step in made.refused]


@given(st.one_of(damaged(), damaged(), st.binary(max_size=400)))
@tries(200)
def test_no_file_does_harm(calendar, content):
    begun = time.process_time()
    found = reasons(calendar, content)
    assert time.process_time() - begun < 1
    assert all(found)


def test_reading_opens_no_file_and_no_address():
    with pytest.raises(ImportRefused):
        read(b"/etc/passwd")
