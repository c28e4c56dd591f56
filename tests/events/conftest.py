"""What tests of the calendar share: a clock that stands still, a table that fails."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)


@pytest.fixture
def time_machine_now(monkeypatch):
    """The clock stands at noon on 22 November 2026, where tests ask Django for the time."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def failing_writer(monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the table could not be written")

    monkeypatch.setattr("events.occurrences.write", fail)
