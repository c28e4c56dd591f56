"""The environment of the tests, set before Django reads its settings.

Loaded as a pytest plugin (see pyproject.toml): conftest.py would come too late.
"""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ["DEBUG"] = "off"
os.environ["HTTPS"] = "off"
os.environ["SERVE_MEDIA"] = "on"
os.environ["DATABASE_POOL"] = "off"
os.environ["EMAIL_URL"] = "memorymail://"
os.environ["STATIC_FROM_SOURCE"] = "on"
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or "sqlite://:memory:"
os.environ["CACHE_URL"] = os.environ.get("TEST_CACHE_URL") or "locmemcache://tests"
os.environ.setdefault("LOG_LEVEL", "WARNING")
