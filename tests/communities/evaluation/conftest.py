"""A community with dates of every sort, some of them counted, and who may read about it."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from communities import roles
from communities.models import Adviser, Evaluation
from events.choices import Status
from events.models import Attendance
from knowledge_base.models import ExampleIndexPage, KnowledgeBasePage
from tests import builders, kept

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)
FIRST, LAST = dt.date(2026, 10, 1), dt.date(2026, 11, 20)
TEXTS = {
    "phase": "shaping",
    "story": "Een opa kwam voor zijn kleindochter.",
    "story_read": True,
    "failure": "Op een avond kwam niemand.",
    "changes": "De avond gaat online.",
}


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def count(event, day: str, visitors: int, **fields) -> Attendance:
    date = dt.date.fromisoformat(day)
    return Attendance.objects.create(event=event, date=date, visitors=visitors, **fields)


@kept.world(now=NOW)
def dates(community):
    """In October and November 2026: seven at a place, one online, two that moved over the edge.

    Thursdays from 24 September; that of 24 September moved into the period, that of
    19 November out of it. One was called off, although somebody had counted.
    """
    series = builders.event(
        community.calendar,
        "Repair Café",
        first_date=dt.date(2026, 9, 24),
        rule="FREQ=WEEKLY;BYDAY=TH;COUNT=20",
    )
    _move(series, "2026-09-24", dt.datetime(2026, 10, 2, 19, 30, tzinfo=ZONE))
    _move(series, "2026-11-19", dt.datetime(2026, 11, 21, 19, 30, tzinfo=ZONE))
    _row(series, "2026-11-05").update(status=Status.CANCELLED)
    online = builders.event(
        community.calendar, "Vragenuur", first_date=dt.date(2026, 10, 14), online=True
    )
    count(series, "2026-09-24", 10, new_people=2)
    count(series, "2026-10-01", 0, new_people=0, helpers=0)
    count(series, "2026-10-08", 6, helpers=2, by_group=True)
    count(series, "2026-11-05", 99, new_people=9)
    count(series, "2026-11-19", 50)
    count(online, "2026-10-14", 4, new_people=1, by_group=True)
    return series


def _row(event, day: str):
    return event.occurrences.filter(date=dt.date.fromisoformat(day))


def _move(event, day: str, start: dt.datetime) -> None:
    end = start + dt.timedelta(hours=1)
    _row(event, day).update(start=start, end=end, status=Status.MOVED)


@kept.world(now=NOW)
def evaluation(community, dates) -> Evaluation:
    return Evaluation.objects.create(community=community, first_date=FIRST, last_date=LAST, **TEXTS)


def client_in(group, name: str) -> Client:
    user = get_user_model().objects.create_user(name, password="geheim", first_name=name)
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def librarian(community) -> Client:
    return client_in(roles.library_group(community.library), "gouda")


@pytest.fixture
def stranger(site) -> Client:
    """A librarian of another library, with an evaluation of their own."""
    library = builders.library("Bibliotheek Delft")
    page = builders.community(site, "Lezen in Delft", library=library)
    Evaluation.objects.create(
        community=page, first_date=FIRST, last_date=LAST, story="zwartekanarie"
    )
    return client_in(roles.library_group(library), "delft")


@pytest.fixture
def adviser(community) -> Client:
    client = client_in(roles.advisers(), "mirthe")
    library = community.library
    library.adviser = Adviser.objects.create(name="Mirthe", user=client.user)
    library.save()
    return client


@pytest.fixture
def editor(site) -> Client:
    """Of the network, with a knowledge base that has an overview of examples."""
    base = site.home.add_child(instance=KnowledgeBasePage(title="Kennisbank"))
    base.add_child(instance=ExampleIndexPage(title="Voorbeelden"))
    return client_in(roles.network_editors(), "redactie")
