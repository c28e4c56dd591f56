"""The clock of whoever sends."""

import datetime as dt

import pytest

from .sending import START


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """A clock that `clock.tick(seconds)` moves."""

    class Clock:
        now = START

        def tick(self, seconds):
            self.now += dt.timedelta(seconds=seconds)

    made = Clock()
    monkeypatch.setattr("django.utils.timezone.now", lambda: made.now)
    return made
