"""Settings and fixtures for every test.

The suite runs without network, on SQLite by default and on the database of
TEST_DATABASE_URL when that is set.
"""

import pytest
from django.core.cache import cache

from . import builders


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
