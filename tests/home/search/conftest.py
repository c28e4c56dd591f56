"""The demo of 22 November 2026, loaded once for each module that asks for it."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup

from tests.demo import loaded_demo

NOW = dt.datetime(2026, 11, 22, 11, tzinfo=dt.UTC)


@pytest.fixture
def time_machine_now(monkeypatch):
    """The clock stands at noon on 22 November 2026, where tests ask Django for the time."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    with (
        django_db_blocker.unblock(),
        loaded_demo(tmp_path_factory.mktemp("demo"), today=str(NOW.date())),
    ):
        yield


@pytest.fixture
def asked(client):
    """The page with the results of a question."""

    def ask(question: str, **more) -> BeautifulSoup:
        response = client.get("/zoeken/", {"q": question, **more})
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return ask


@pytest.fixture
def found(asked):
    """The addresses of the results, in the order in which they stand on the page."""

    def find(question: str, **more) -> list[str]:
        return [one["href"] for one in asked(question, **more).select(".hit__title a")]

    return find
