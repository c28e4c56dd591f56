"""A community and a network to look at, with a clock that stands at Sunday 22 November 2026."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders, kept


@pytest.fixture(autouse=True)
def _still_clock(time_machine_now):
    """NOW is noon."""


@kept.world
def network(site, community):
    """Two communities of two libraries, and the calendar of the network above them."""
    delft = builders.community(
        site, "Taal en thee", library=builders.library("Bibliotheek Delft", place="Delft")
    )
    return SimpleNamespace(site=site, gouda=community, delft=delft, calendar=site.calendar)


@pytest.fixture
def queries(client):
    """How many queries an address takes, the second time."""

    def count(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count
