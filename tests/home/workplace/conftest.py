"""Two libraries with a community each, who works there, and a clock that stands still."""

import datetime as dt
import re
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model

from communities import roles
from communities.models import Adviser
from tests import builders, kept
from tests.communities.world import client_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# A Wednesday.
NOW = dt.datetime(2026, 11, 25, 12, 0, tzinfo=AMSTERDAM)


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def account(name: str, *groups, **fields):
    email = f"{name}@example.org"
    user = get_user_model().objects.create_user(email, email, **fields)
    user.groups.add(*groups)
    return user


def library(site, place: str, title: str) -> SimpleNamespace:
    made = builders.library(f"Bibliotheek {place}")
    adviser = account(f"adviseur-{place.lower()}", roles.advisers())
    made.adviser = Adviser.objects.create(name=f"Adviseur van {place}", user=adviser)
    made.save()
    community = builders.community(site, title, library=made)
    group = roles.library_group(made)
    return SimpleNamespace(
        library=made,
        community=community,
        calendar=community.calendar,
        group=group,
        adviser=adviser,
        librarian=account(f"anna-{place.lower()}", group, first_name="Anna", last_name=place),
    )


@kept.world(now=NOW)
def gouda(site):
    return library(site, "Gouda", "Zaai en maak")


@kept.world(now=NOW)
def rotterdam(site):
    return library(site, "Rotterdam", "Bladzijde Z")


@kept.world
def editor(site):
    return account("redactie", roles.network_editors())


@pytest.fixture
def admin(django_user_model):
    return django_user_model.objects.create_superuser("s@example.org", "s@example.org")


def event(calendar, title: str, day: str, **fields):
    return builders.event(calendar, title, first_date=dt.date.fromisoformat(day), **fields)


class Home:
    """The first page of the CMS as `user` has it."""

    def __init__(self, user, query: str = ""):
        self.client = client_of(user)
        self.response = self.client.get(f"/admin/{query}")
        self.page = BeautifulSoup(self.response.content, "html.parser")

    @property
    def headings(self) -> list[str]:
        return [words(one) for one in self.page.select(".workplace__panel h2")]

    def panel(self, heading: str):
        for one in self.page.select(".workplace__panel"):
            if words(one.h2) == heading:
                return one
        raise AssertionError(f"{heading} is not among {self.headings}")

    def below(self, panel: str, heading: str) -> list[str]:
        """The items of the list below a heading (h3) of a panel."""
        found = self.panel(panel).find("h3", string=lambda text: text and text == heading)
        for after in found.find_next_siblings() if found else []:
            if after.name == "h3":
                break
            if after.name == "ul":
                return [words(one) for one in after.select("li")]
        return []

    def lines(self, panel: str = "Deze week") -> list[str]:
        return [words(one) for one in self.panel(panel).select(".workplace__line")]

    @property
    def links(self) -> list[str]:
        return [one["href"] for one in self.page.select(".workplace__panel a, .advice__table a")]


def words(element) -> str:
    text = " ".join(element.get_text(" ").split())
    return re.sub(r" (?=[.,:])", "", text)
