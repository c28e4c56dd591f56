"""Two libraries with a librarian each, and a series of the first one."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from communities import roles
from tests import builders


def librarian_of(library, name: str) -> Client:
    user = get_user_model().objects.create_user(name, password="geheim", first_name=name)
    user.groups.add(roles.library_group(library))
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def series(calendar, time_machine_now):
    """Every Thursday evening from 3 December 2026, eight times."""
    return builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=8")


@pytest.fixture
def librarian(series):
    return librarian_of(builders.library(), "gouda")


@pytest.fixture
def stranger(site, series):
    """A librarian of another library, with a community and an activity of their own."""
    other = builders.library("Bibliotheek Delft")
    page = builders.community(site, "Lezen in Delft", library=other)
    builders.event(page.calendar, "Leesclub")
    return librarian_of(other, "delft")


def address(event, date: str, kind: str, slot: int = 0, back: bool = False) -> str:
    name = "events_dates:take_back" if back else "events_dates:change"
    return reverse(name, args=[event.pk, date, slot, kind])


def post(client, event, date: str, kind: str, **fields):
    return client.post(address(event, date, kind), fields)


def back(client, event, date: str, kind: str):
    return client.post(address(event, date, kind, back=True))


def said(response) -> list[str]:
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def row(event, date: str):
    return event.occurrences.get(date=dt.date.fromisoformat(date), slot=0)
