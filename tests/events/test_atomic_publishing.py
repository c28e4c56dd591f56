"""A failing step inside publishing leaves nothing behind."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from events import occurrences
from events.models import EventPage, Occurrence
from tests import builders

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)


def d(text):
    return dt.date.fromisoformat(text)


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
