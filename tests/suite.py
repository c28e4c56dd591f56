"""The whole suite, on every database that this machine offers: `python -m tests.suite`.

SQLite always. PostgreSQL with TEST_DATABASE_URL, or in a server of its own that is started
from a local installation and thrown away. With CI=true nothing may be skipped.
"""

import os
import subprocess
import sys

from . import chromium, migrated, postgresql

# Files as a whole, for what they load once; in the order of tests/conftest.py.
DISTRIBUTED = ["--dist", "loadfile", "--no-loadscope-reorder"]
REQUIRED = os.environ.get("CI") == "true"


def main() -> int:
    if not chromium.find():
        print(chromium.HOW_TO_GET_IT, flush=True)
        if REQUIRED:
            return 1
    with migrated.sqlite_file() as path:
        if failed := _pytest("SQLite", {migrated.VARIABLE: path}):
            return failed
    url = os.environ.get("TEST_DATABASE_URL")
    if url:
        return _second("PostgreSQL", url)
    with postgresql.temporary_server() as url:
        if url:
            return _second("PostgreSQL", url)
    print(postgresql.HOW_TO_GET_IT, flush=True)
    return 1 if REQUIRED else 0


def _second(name: str, url: str) -> int:
    """Again, but for what has been shown already: see tests/conftest.py."""
    extra = {"TEST_DATABASE_URL": url, "TEST_SECOND_DATABASE": "on"}
    with migrated.postgresql_database(url) as database:
        extra[migrated.VARIABLE] = database
        return _pytest(name, extra, "--hypothesis-profile=few")


def _pytest(name: str, extra: dict[str, str], *options: str) -> int:
    print(f"\n== {name}", flush=True)
    environment = {key: value for key, value in os.environ.items() if key != "TEST_DATABASE_URL"}
    if "TEST_DATABASE_URL" not in extra:
        environment.pop("TEST_CACHE_URL", None)
    command = [sys.executable, "-m", "pytest", "-n", "auto", "-q", *DISTRIBUTED, *options]
    return subprocess.run(command, env={**environment, **extra}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
