import pytest

from . import library


@pytest.fixture
def base(site):
    """A knowledge base with one article of each kind."""
    return library.build(site)
