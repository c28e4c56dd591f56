"""Settings and fixtures for every test.

The suite runs without network, on SQLite by default and on the database of
TEST_DATABASE_URL when that is set.
"""

import os

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings

from . import builders, demo, kept, migrated
from .tasks import indexing

migrated.use(connection)
# Wagtail has asked for its tasks by now; what it was given is taken back.
override_settings(TASKS={"default": {"BACKEND": "tests.tasks.WithoutIndexes"}}).enable()


# Markers of what takes its own time.
ONLY_WHEN_ASKED_FOR = ["audit", "lighthouse"]
# What a test asks for when it has something to do with a database, in its own process or not.
NEEDS_DATABASE = {"db", "transactional_db", "django_db_setup", "server"}


def pytest_collection_modifyitems(config, items):
    """On a second database only what it can make a difference to; and what was asked for."""
    for name in ONLY_WHEN_ASKED_FOR:
        if name not in config.option.markexpr:
            _leave_out(config, items, lambda item, name=name: item.get_closest_marker(name))
    if os.environ.get("TEST_SECOND_DATABASE") == "on":
        _leave_out(config, items, lambda item: not _may_differ(item))
        _leave_out(config, items, _is_another_case(items))
    # The longest files first, so that no process is left with one when the others are done.
    items.sort(key=lambda item: item.get_closest_marker("heavy") is None)


def _leave_out(config, items, unwanted) -> None:
    left_out = [item for item in items if unwanted(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def _may_differ(item) -> bool:
    # What a browser shows is the same on both; what pages read is tested without one.
    if item.get_closest_marker("once") or "tests/browser/" in item.nodeid:
        return False
    return bool(item.get_closest_marker("django_db") or NEEDS_DATABASE & set(item.fixturenames))


@pytest.fixture(scope="session")
def _worlds(django_db_setup, django_db_blocker):
    yield
    with django_db_blocker.unblock():
        kept.leave()


@pytest.fixture
def _under_database(request, _worlds, django_db_blocker, tmp_path):
    with django_db_blocker.unblock():
        kept.stand_for(request)
    kept.copy_files(tmp_path / "media")
    cache.clear()


@pytest.fixture
def _django_db_helper(_under_database, _django_db_helper):
    """What pytest-django begins the transaction of a test with: the worlds come before it."""


@pytest.fixture
def indexes():
    """Wagtail's indexes are kept: where a page is used, and the search of the CMS."""
    with indexing():
        yield


def _is_another_case(items):
    """Whether a test with parameters has been seen with others: its queries are the same."""
    first = {}
    for item in items:
        first.setdefault(item.nodeid.partition("[")[0], item)
    kept_ones = set(first.values())
    return lambda item: item not in kept_ones and not item.get_closest_marker("every_case")


@pytest.fixture(autouse=True)
def _separate_media(settings, tmp_path):
    """Uploaded files of a test stay in its own folder."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _empty_cache():
    """Wagtail keeps the addresses of site roots in the cache, which outlives a test."""
    cache.clear()
    yield
    cache.clear()


@kept.world
def site():
    """A site with front page, network calendar and overview of communities."""
    return builders.build_site()


@kept.world
def community(site):
    """One community, of a library in the middle region."""
    return builders.community(site, "Zaai en maak")


@kept.world(now=demo.NOW)
def the_demo():
    """The whole demo; see tests/demo.py."""
    return demo.load()


@pytest.fixture
def time_machine_now(monkeypatch):
    """The clock stands at noon on 22 November 2026, where tests ask Django for the time."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: demo.NOW)


@pytest.fixture
def calendar(community):
    """The calendar of that community."""
    return community.calendar
