"""Settings and fixtures for every test.

The suite runs without network, on SQLite by default and on the database of
TEST_DATABASE_URL when that is set.
"""

import os

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection

from . import builders, migrated
from .tasks import WithoutIndexes

migrated.use(connection)
django_settings.TASKS = {"default": {"BACKEND": "tests.tasks.WithoutIndexes"}}


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


@pytest.fixture
def indexes(monkeypatch):
    """Wagtail's indexes are kept: where a page is used, and the search of the CMS."""
    monkeypatch.setattr(WithoutIndexes, "indexing", True)


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


@pytest.fixture
def site(db):
    """A site with front page, network calendar and overview of communities."""
    return builders.build_site()


@pytest.fixture
def calendar(site):
    """The calendar of one community of a library in the middle region."""
    return builders.community(site, "Zaai en maak").calendar
