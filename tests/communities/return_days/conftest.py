"""A date of the network's calendar, two libraries with a community each, and who is there."""

import datetime as dt
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model

from communities import roles
from communities.models import Adviser, Evaluation
from communities.return_days import changes
from tests import builders, kept

NOW = dt.datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@kept.world(now=NOW)
def network(site) -> SimpleNamespace:
    """`day` is on 3 December, with Gouda and Zwolle; Gouda's adviser is there, Zwolle's is not."""
    made = SimpleNamespace(site=site)
    made.event = builders.event(
        site.calendar,
        "Terugkomdag",
        venue=builders.venue("Netwerkzaal"),
        extra_dates=[dt.date(2026, 10, 8)],
    )
    made.editor = account("redactie", roles.network_editors())
    made.admin = get_user_model().objects.create_superuser("s@example.org", "s@example.org")
    made.gouda, made.zwolle = (_library(site, name) for name in ("Gouda", "Zwolle"))
    row = made.event.occurrences.get(date=dt.date(2026, 12, 3))
    both = [made.gouda.community, made.zwolle.community]
    made.day = changes.mark(row, both, [made.gouda.adviser_row], made.editor)
    for one in (made.gouda, made.zwolle):
        one.preparation = made.day.preparations.get(community=one.community)
    made.zwolle.preparation.question = "zwartekanarie"
    made.zwolle.preparation.save()
    return made


def _library(site, place: str) -> SimpleNamespace:
    made = SimpleNamespace(library=builders.library(f"Bibliotheek {place}"))
    made.adviser = account(f"adviseur-{place}", roles.advisers())
    made.adviser_row = Adviser.objects.create(name=f"Adviseur {place}", user=made.adviser)
    made.library.adviser = made.adviser_row
    made.library.save()
    made.community = builders.community(site, f"Samen in {place}", library=made.library)
    made.librarian = account(f"anna-{place}", roles.library_group(made.library))
    made.evaluation = Evaluation.objects.create(
        community=made.community,
        first_date=dt.date(2026, 9, 1),
        last_date=dt.date(2026, 10, 31),
    )
    return made


def account(name: str, *groups):
    user = get_user_model().objects.create_user(f"{name}@example.org", f"{name}@example.org")
    user.groups.add(*groups)
    return user
