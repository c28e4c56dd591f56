"""One series becomes two: together they have the same dates as before."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import assume, given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from events import splitting
from events.models import EventPage
from events.series_links import series_links
from tests import builders
from tests.events.conftest import NOW
from tests.events.feeds.expanding import as_rows, expanded
from tests.properties import tries

VALUES = [
    "date",
    "slot",
    "start",
    "end",
    "shifted_from",
    "all_day",
    "multi_day",
    "status",
    "full",
    "reason",
    "note",
    "venue",
    "venue_note",
    "mode",
    "audience",
    "calendar",
    "live",
    "public",
]


def d(text):
    return dt.date.fromisoformat(text)


def rows_of(*events) -> list[tuple]:
    rows = [row for event in events for row in event.occurrences.values_list(*VALUES)]
    return sorted(rows, key=lambda row: row[:2])


def split(event, date) -> EventPage:
    event = EventPage.objects.get(pk=event.pk)
    return splitting.split(splitting.prepare(event, date, NOW), now=NOW)


@pytest.fixture(autouse=True)
def _clock(time_machine_now):
    pass


def test_a_weekly_series_is_cut_in_two(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH")
    before = rows_of(event)
    second = split(event, d("2027-01-14"))
    assert rows_of(event, second) == before
    assert builders.dates_of(event)[-1] == d("2027-01-07")
    assert builders.dates_of(second)[0] == d("2027-01-14")
    assert (second.title, second.slug) == ("Repair Café", "repair-cafe-2027-01")
    assert (second.live, second.has_unpublished_changes) == (True, False)
    assert second.series.follows == event
    assert second.series.uid != event.series.uid


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=TH,SA;COUNT=30",
        "FREQ=WEEKLY;COUNT=12",
        "FREQ=DAILY;INTERVAL=5;UNTIL=20270430",
        "FREQ=MONTHLY;BYDAY=1TH,-1TH",
        "FREQ=MONTHLY;INTERVAL=2",
        "FREQ=YEARLY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH\nRRULE:FREQ=MONTHLY;BYDAY=-1SA",
        "FREQ=WEEKLY;BYDAY=TH;COUNT=4\nRRULE:FREQ=WEEKLY;BYDAY=SA;INTERVAL=3",
        "FREQ=WEEKLY;BYDAY=TH;INTERVAL=2\nRRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=TH,MO",
    ],
)
def test_rhythm_and_number_of_times_are_kept(calendar, rule):
    event = builders.event(calendar, rule=rule)
    before = rows_of(event)
    second = split(event, before[1][0])
    assert rows_of(event, second) == before
    second.save_revision().publish()
    EventPage.objects.get(pk=event.pk).save_revision().publish()
    assert rows_of(event, second) == before


FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]


@st.composite
def rules(draw) -> str:
    parts = [f"FREQ={draw(st.sampled_from(FREQUENCIES))}"]
    parts.append(f"INTERVAL={draw(st.integers(1, 4))}")
    if "FREQ=WEEKLY" in parts and draw(st.booleans()):
        parts.append(f"BYDAY={draw(st.sampled_from(['TH', 'MO,TH', 'TH,SU', 'TU,TH,SA']))}")
    if "FREQ=MONTHLY" in parts and draw(st.booleans()):
        parts.append(f"BYDAY={draw(st.sampled_from(['1TH', '1TH,-1TH', '-1FR,1TH']))}")
    end = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if end == "COUNT":
        parts.append(f"COUNT={draw(st.integers(2, 20))}")
    if end == "UNTIL":
        parts.append(f"UNTIL={draw(st.dates(d('2027-01-01'), d('2028-06-01'))):%Y%m%d}")
    return ";".join(parts)


@st.composite
def times(draw) -> dict:
    kind = draw(st.sampled_from(["evening", "night", "all day", "days"]))
    if kind == "night":
        return {
            "start_time": dt.time(22),
            "end_time": dt.time(1),
            "last_date": d("2026-12-04"),
        }
    if kind in ("all day", "days"):
        last = d("2026-12-05") if kind == "days" else None
        return {"all_day": True, "start_time": None, "end_time": None, "last_date": last}
    return {}


@tries(40, derandomize=True)
@given(data=st.data())
def test_together_both_halves_have_exactly_the_dates_of_before(calendar, data):
    chosen = data.draw(st.lists(rules(), min_size=1, max_size=3))
    extra = data.draw(st.lists(st.dates(d("2026-12-05"), d("2027-06-01")), max_size=3, unique=True))
    skipped = data.draw(st.lists(st.sampled_from([d("2027-01-07"), d("2027-02-04")]), unique=True))
    try:
        event = builders.event(
            calendar,
            f"Activiteit {EventPage.objects.count()}",
            rule="\nRRULE:".join(chosen),
            extra_dates=extra,
            skipped_dates=skipped,
            **data.draw(times()),
        )
    except ValidationError:
        assume(False)
    rows = list(event.occurrences.order_by("date", "slot"))
    for row in data.draw(
        st.lists(st.sampled_from(rows), max_size=3, unique_by=lambda row: row.date)
    ):
        builders.change(event, row.date.isoformat(), **data.draw(st.sampled_from(CHANGES)))
    before = rows_of(event)
    date = data.draw(st.sampled_from([row.date for row in rows]))
    try:
        second = split(event, date)
    except ValidationError:
        assert rows_of(event) == before
        return
    assert rows_of(event, second) == before
    for page in (event, second):
        EventPage.objects.get(pk=page.pk).save_revision().publish()
    assert rows_of(event, second) == before


CHANGES = [{"cancelled": True}, {"full": True}, {"note": "Neem een lamp mee."}]


def test_dates_and_changes_are_carried_over(calendar):
    own = (d("2027-01-16"), dt.time(14), dt.time(17))
    event = builders.event(
        calendar,
        rule="FREQ=WEEKLY;BYDAY=TH;COUNT=12",
        extra_dates=[d("2026-12-12"), own],
        skipped_dates=[d("2026-12-24"), d("2027-01-28")],
    )
    builders.change(event, "2026-12-10", cancelled=True)
    builders.change(event, "2027-01-16", slot=1 + 14 * 60, full=True)
    builders.change(event, "2027-01-21", new_date=d("2027-01-05"), new_start=dt.time(9))
    before = rows_of(event)
    second = split(event, d("2027-01-14"))
    event = EventPage.objects.get(pk=event.pk)
    assert rows_of(event, second) == before
    assert [one.date for one in event.extra_dates.all()] == [d("2026-12-12")]
    assert [one.date for one in second.extra_dates.all()] == [d("2027-01-16")]
    assert [one.date for one in event.skipped_dates.all()] == [d("2026-12-24")]
    assert [one.date for one in second.skipped_dates.all()] == [d("2027-01-28")]
    assert [one.date for one in event.date_changes.all()] == [d("2026-12-10")]
    assert [one.date for one in second.date_changes.all()] == [d("2027-01-16"), d("2027-01-21")]


def test_what_has_begun_stays_with_the_first(calendar):
    event = builders.event(calendar, first_date=d("2026-11-12"), rule="FREQ=WEEKLY;BYDAY=TH")
    early = builders.change(event, "2026-12-17", new_date=d("2026-11-25"))
    event.occurrences.filter(date=early.date).update(start=NOW - dt.timedelta(days=1))
    before = rows_of(event)
    second = split(event, d("2026-12-10"))
    assert rows_of(event, second) == before
    assert event.occurrences.filter(date=early.date).exists()
    assert second.occurrences.filter(date=early.date).count() == 0
    assert event.date_changes.get() == early


@pytest.mark.parametrize(
    ("fields", "date", "message"),
    [
        ({"rule": "FREQ=WEEKLY;COUNT=5"}, "2026-12-03", "Dit is de eerste datum van de reeks."),
        ({"rule": "FREQ=WEEKLY;COUNT=5"}, "2026-11-23", "Dit is de eerste datum van de reeks."),
        ({"rule": "FREQ=WEEKLY;COUNT=5"}, "2027-01-01", "De reeks heeft geen datum meer op of na"),
        ({"rule": "FREQ=WEEKLY"}, "2029-01-01", "Deze datum is te ver weg."),
        ({}, "2026-12-10", "Deze activiteit is maar één keer."),
        (
            {"rule": "FREQ=WEEKLY", "first_date": d("2026-11-05")},
            "2026-11-12",
            "Deze datum is al geweest.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_reason(calendar, fields, date, message):
    event = builders.event(calendar, **fields)
    with pytest.raises(ValidationError) as raised:
        splitting.prepare(event, d(date), NOW)
    assert raised.value.messages[0][: len(message)] == message


def test_an_unpublished_series_is_refused(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY", publish=False)
    with pytest.raises(ValidationError):
        splitting.prepare(event, d("2026-12-10"), NOW)


def test_the_second_half_is_as_private_as_the_first(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;COUNT=5")
    PageViewRestriction.objects.create(page=event, restriction_type="password", password="geheim")
    second = split(event, d("2026-12-17"))
    assert PageViewRestriction.objects.get(page=second).password == "geheim"
    assert set(second.occurrences.values_list("public", flat=True)) == {False}


def test_the_feeds_of_both_halves_hold_what_the_table_holds(client, calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=12")
    builders.change(event, "2026-12-17", new_date=d("2026-12-18"), cancelled=True)
    builders.change(event, "2027-01-28", new_date=d("2027-01-29"), cancelled=True)
    second = split(event, d("2027-01-14"))
    for page in (event, second):
        rows = page.occurrences.select_related("event__series")
        found = expanded(
            client.get(f"{page.url}feed.ics").content, d("2026-12-01"), d("2028-01-01")
        )
        assert found == as_rows(rows)


def test_both_halves_point_to_each_other(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;COUNT=20")
    second = split(event, d("2027-01-14"))
    third = split(second, d("2027-02-11"))
    between = split(event, d("2026-12-24"))
    with CaptureQueriesContext(connection) as queries:
        found = [series_links(one) for one in (event, between, second, third)]
    assert [(one.earlier, one.later) for one in found] == [
        (None, between),
        (event, second),
        (between, third),
        (second, None),
    ]
    assert len(queries) <= 4 * 3
    second.unpublish()
    assert (series_links(between).later, series_links(third).earlier) == (None, None)


def test_addresses_of_carried_dates_lead_to_the_series_that_has_them_now(calendar, client):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH")
    second = split(event, d("2027-01-14"))
    third = split(EventPage.objects.get(pk=second.pk), d("2027-02-11"))
    old = "/communities/zaai-en-maak/agenda/repair-cafe/"
    for date, page in (("2027-01-21", second), ("2027-02-18", third)):
        for tail in ("", "feed.ics"):
            response = client.get(f"{old}{date}/{tail}")
            assert response.status_code == 301
            assert response["Location"] == f"{page.get_url()}{date}/{tail}"
            assert client.get(response["Location"]).status_code == 200
    assert client.get(f"{old}2027-01-22/").status_code == 404
    second.unpublish()
    assert client.get(f"{old}2027-01-21/").status_code == 404
