"""A series that has been going on for some weeks, and who keeps it."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from communities import roles
from communities.models import Adviser
from tests import builders
from tests.events.dates_admin.conftest import librarian_of


@pytest.fixture
def series(calendar, time_machine_now):
    """Every Thursday evening from 5 November 2026: three have been on 22 November."""
    return builders.event(
        calendar, first_date=dt.date(2026, 11, 5), rule="FREQ=WEEKLY;BYDAY=TH;COUNT=8"
    )


@pytest.fixture
def librarian(series) -> Client:
    return librarian_of(builders.library(), "gouda")


@pytest.fixture
def stranger(site, series) -> Client:
    """A librarian of another library, whose reading group has met as well."""
    other = builders.library("Bibliotheek Delft")
    page = builders.community(site, "Lezen in Delft", library=other)
    builders.event(page.calendar, "Leesclub", first_date=dt.date(2026, 11, 3))
    return librarian_of(other, "delft")


@pytest.fixture
def adviser(series, django_user_model) -> Client:
    """The adviser of the library of the series."""
    user = django_user_model.objects.create_user("adviseur", password="geheim")
    user.groups.add(roles.advisers())
    library = builders.library()
    library.adviser = Adviser.objects.create(name="Mirthe", user=user)
    library.save()
    client = Client()
    client.force_login(user)
    return client


def address(event, date: str, name: str = "attendance") -> str:
    return reverse(f"events_dates:{name}", args=[event.pk, date, 0])


def note(client, event, date: str, **fields):
    return client.post(address(event, date), {"visitors": 12, **fields})
