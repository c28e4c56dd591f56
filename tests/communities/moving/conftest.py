"""Two libraries with their people; a community of Gouda moves."""

import pytest
from django.contrib.auth import get_user_model

from communities import roles
from tests import builders

from .acting import person


@pytest.fixture
def gouda(site, indexes):
    """Two communities of Gouda; the first one moves."""
    library = builders.library("Bibliotheek Gouda", place="Gouda")
    roles.library_group(library)
    library.refresh_from_db()
    library.one = builders.community(site, "Zaai en maak", library=library)
    library.two = builders.community(site, "Samen lezen", library=library)
    return library


@pytest.fixture
def tiel(site):
    library = builders.library("Bibliotheek Tiel", place="Tiel", region="zuid")
    roles.library_group(library)
    library.refresh_from_db()
    return library


@pytest.fixture
def anna(gouda):
    return person("anna@example.org", gouda.group)


@pytest.fixture
def bas(tiel):
    return person("bas@example.org", tiel.group)


@pytest.fixture
def administrator(site):
    return get_user_model().objects.create_superuser("s@example.org", "s@example.org", "geheim")
