"""What tests of the editor share: a clock that stands still, and the preview to ask."""

import pytest
from django.urls import reverse

from tests import builders

from .editor import Answer

FIELDS = {"first_date": "2026-12-03", "start_time": "19:30", "end_time": "21:00"}


@pytest.fixture(autouse=True)
def _clock(request):
    """Noon, Sunday 22 November 2026, for every test that asks the database."""
    if "db" in request.fixturenames:
        request.getfixturevalue("time_machine_now")


@pytest.fixture
def admin(admin_client):
    return admin_client


@pytest.fixture
def ask(admin_client, calendar):
    """What the preview says of the posted fields: `ask(rule, **fields)`."""

    def post(rule: str = "", *, event=None, **fields):
        arguments = [calendar.pk, event.pk] if event else [calendar.pk]
        url = reverse("events_when_preview", args=arguments)
        chosen = builders.controls(rule) if rule else {}
        response = admin_client.post(url, {**FIELDS, **chosen, **fields})
        assert response.status_code == 200
        return Answer(response)

    return post
