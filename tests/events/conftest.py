"""What tests of the calendar share: a clock that stands still, a table that fails."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)


@pytest.fixture
def failing_writer(monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the table could not be written")

    monkeypatch.setattr("events.occurrences.write", fail)
