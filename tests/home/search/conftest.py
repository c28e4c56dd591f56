"""Asking the search page, on 22 November 2026."""

import pytest
from bs4 import BeautifulSoup


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
