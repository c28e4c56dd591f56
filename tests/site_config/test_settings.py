"""What the environment decides: safe without being told, and clear about what is missing."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import json
from django.conf import settings
names = json.loads({names!r})
print(json.dumps({{name: getattr(settings, name, None) for name in names}}, default=str))
"""


def run(environment, names=("DEBUG",)):
    script = ASK.format(names=json.dumps(list(names)))
    clean = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**clean, "DJANGO_SETTINGS_MODULE": "site_config.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def settings(environment, *names) -> dict:
    result = run(environment, names)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_a_server_without_a_secret_does_not_start():
    result = run({})
    assert result.returncode == 1
    assert "SECRET_KEY is not set" in result.stderr


def test_defaults_are_those_of_a_public_server():
    assert settings(
        {"SECRET_KEY": "x"},
        "DEBUG",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SERVE_MEDIA",
        "TRUSTED_PROXIES",
        "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    ) == {
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SERVE_MEDIA": False,
        # nginx stands in front.
        "TRUSTED_PROXIES": 1,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": False,
    }


def test_sqlite_takes_its_write_lock_at_the_start_of_a_transaction():
    options = settings({"SECRET_KEY": "x"}, "DATABASES")["DATABASES"]["default"]["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    assert "journal_mode=WAL" in options["init_command"]


def test_postgresql_gets_a_pool():
    environment = {"SECRET_KEY": "x", "DATABASE_URL": "postgres://me:word@db.example:5433/site"}
    database = settings(environment, "DATABASES")["DATABASES"]["default"]
    assert (database["ENGINE"], database["HOST"], str(database["PORT"]), database["NAME"]) == (
        "django.db.backends.postgresql",
        "db.example",
        "5433",
        "site",
    )
    assert database["OPTIONS"]["pool"] == {"min_size": 1, "max_size": 10}


def test_redis_is_one_variable():
    cache = settings({"SECRET_KEY": "x", "CACHE_URL": "redis://cache.example:6379/3"}, "CACHES")
    assert cache["CACHES"]["default"]["BACKEND"] == "django_redis.cache.RedisCache"


def test_uploads_in_s3_are_shown_from_the_host_that_is_named():
    found = settings(
        {"SECRET_KEY": "x", "S3_BUCKET": "uploads", "S3_CUSTOM_DOMAIN": "media.example"},
        "STORAGES",
        "CONTENT_SECURITY_POLICY",
        "ADMIN_CONTENT_SECURITY_POLICY",
    )
    storage = found["STORAGES"]["default"]
    assert storage["BACKEND"] == "storages.backends.s3.S3Storage"
    assert storage["OPTIONS"]["bucket_name"] == "uploads"
    assert storage["OPTIONS"]["custom_domain"] == "media.example"
    for policy in (
        found["CONTENT_SECURITY_POLICY"]["DIRECTIVES"],
        found["ADMIN_CONTENT_SECURITY_POLICY"],
    ):
        assert "https://media.example" in policy["img-src"]


def test_uploads_in_s3_without_a_host_name_are_refused():
    result = run({"SECRET_KEY": "x", "S3_BUCKET": "uploads"})
    assert result.returncode == 1
    assert "S3_CUSTOM_DOMAIN is not set" in result.stderr
