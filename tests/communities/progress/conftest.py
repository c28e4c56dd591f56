"""Two libraries with a community each, a plan of four steps, and who works with them."""

from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model

from communities import roles
from communities.models import Adviser
from tests import builders, kept


@kept.world
def plan(site):
    """Step 3 is the one with a go or a no-go."""
    return [
        builders.step(site, "Ken je opdracht", 1, ["De directie zit aan tafel.", "Er is tijd."]),
        builders.step(site, "Breng groepen in beeld", 2, ["Je hebt cijfers."]),
        builders.step(site, "Regel de basis", 3, ["Er is koffie.", "Er is geld."], go_no_go=True),
        builders.step(site, "Kies en scherp aan", 4),
    ]


@kept.world
def gouda(site, plan):
    return _library(site, "Gouda", "Zaai en maak")


@kept.world
def rotterdam(site, plan):
    return _library(site, "Rotterdam", "Bladzijde Z")


def _library(site, place: str, title: str) -> SimpleNamespace:
    library = builders.library(f"Bibliotheek {place}")
    account = _account(f"adviseur-{place.lower()}", roles.advisers())
    library.adviser = Adviser.objects.create(name=f"Adviseur van {place}", user=account)
    library.place = place
    library.save()
    community = builders.community(site, title, library=library)
    group = roles.library_group(library)
    return SimpleNamespace(
        library=library,
        community=community,
        adviser=account,
        librarian=_account(f"anna-{place.lower()}", group, first_name="Anna", last_name=place),
        colleague=_account(f"bas-{place.lower()}", group, first_name="Bas", last_name=place),
    )


def _account(name: str, *groups, **fields):
    email = f"{name}@example.org"
    user = get_user_model().objects.create_user(email, email, **fields)
    user.groups.add(*groups)
    return user


@pytest.fixture
def editor(db):
    return _account("redactie", roles.network_editors())


@pytest.fixture
def admin(django_user_model):
    return django_user_model.objects.create_superuser("s@example.org", "s@example.org")
