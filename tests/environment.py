"""The environment of the tests, set before Django reads its settings.

Loaded as a pytest plugin (see pyproject.toml): conftest.py would come too late.
"""

import os


def _cache_url(url: str | None) -> str:
    """Each test process its own Redis database: they empty it, and count queries."""
    if not url:
        return "locmemcache://tests"
    server, _, database = url.rpartition("/")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return f"{server}/{(int(database) - int(worker)) % 16}"


os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ["DEBUG"] = "off"
os.environ["HTTPS"] = "off"
os.environ["SERVE_MEDIA"] = "on"
os.environ["DATABASE_POOL"] = "off"
os.environ["EMAIL_URL"] = "memorymail://"
os.environ["STATIC_FROM_SOURCE"] = "on"
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or "sqlite://:memory:"
os.environ["CACHE_URL"] = _cache_url(os.environ.get("TEST_CACHE_URL"))
os.environ.setdefault("LOG_LEVEL", "WARNING")
