"""A community and a network to look at, with a clock that stands at Sunday 22 November 2026."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders, kept
from tests.events.conftest import NOW

D, T = dt.date, dt.time


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


@kept.world(now=NOW)
def several(network):
    """Four activities on 3 December, and each on 12 November, that differ in all there is."""
    making = builders.theme(network.site, "Maken")
    language = builders.theme(network.site, "Taal")
    dates = {"first_date": D(2026, 11, 12), "extra_dates": [D(2026, 12, 3)]}
    builders.event(
        network.gouda.calendar,
        "Zagen",
        audience="children",
        start_time=T(9),
        end_time=T(10),
        themes=[making],
        **dates,
    )
    builders.event(
        network.gouda.calendar,
        "Borduren",
        audience="adults",
        online=True,
        online_how="Bel ons",
        start_time=T(14),
        end_time=T(15),
        themes=[making, language],
        venue=builders.venue("Cultuurhuis"),
        **dates,
    )
    builders.event(
        network.delft.calendar,
        "Taalcafé",
        audience="adults",
        online=True,
        online_how="Bel ons",
        themes=[language],
        **dates,
    )
    builders.event(
        network.delft.calendar,
        "Open huis",
        summary="Kom langs.",
        all_day=True,
        start_time=None,
        end_time=None,
        **dates,
    )
    return network
