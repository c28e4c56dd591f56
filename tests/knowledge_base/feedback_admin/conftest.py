"""Five reactions, and who reads them."""

import pytest

from communities import roles

from .register import NOW, add, client_of


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def reactions(base):
    """Five of them, the youngest first in the list."""
    return [
        add(base.guideline, useful=True, days=0),
        add(base.guideline, useful=False, missed="Een foto van het plein.", days=10),
        add(base.guideline, useful=False, missed="=1+1", days=40, handled=True, note="-"),
        add(base.theme, part="libraries", useful=False, missed="Kosten", days=100),
        add(None, title="Verdwenen", useful=True, days=400),
    ]


@pytest.fixture
def editor(site):
    return client_of(roles.network_editors())
