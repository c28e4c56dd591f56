"""An empty database with every migration, made once for all processes of a run.

Migrating takes as long as some hundred tests. `python -m tests.suite` has it done once, and
says in TEST_MIGRATED where it is. Single tests on SQLite keep one among the temporary files of
this machine, as long as no migration and no package changes.
"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
VARIABLE = "TEST_MIGRATED"  # the path of a SQLite file, or the name of a PostgreSQL database


@contextmanager
def sqlite_file() -> Iterator[str]:
    with TemporaryDirectory(prefix="kloppend-hart-") as folder:
        path = Path(folder) / "migrated.sqlite3"
        _make(path)
        yield str(path)


def _make(path: Path) -> None:
    _migrate(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as database:
        # One file without a log beside it, to be copied as it is.
        database.execute("PRAGMA journal_mode=DELETE")


def _kept_file() -> str:
    """The file for these migrations and packages, made when it is not there."""
    known = hashlib.sha256()
    for path in [*sorted(ROOT.glob("[a-z]*/**/migrations/*.py")), ROOT / "requirements.txt"]:
        known.update(path.read_bytes())
    kept = Path(gettempdir()) / f"kloppend-hart-{known.hexdigest()[:16]}.sqlite3"
    if not kept.exists():
        made = kept.with_suffix(f".{os.getpid()}")
        _make(made)
        made.replace(kept)
    return str(kept)


@contextmanager
def postgresql_database(url: str) -> Iterator[str]:
    name = f"{urlsplit(url).path.lstrip('/')}_migrated"
    create_on(url, name)
    try:
        _migrate(urlsplit(url)._replace(path=f"/{name}").geturl())
        yield name
    finally:
        _on(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def create_on(url: str, name: str) -> None:
    """A fresh database with this name: migrated, when such a one is at hand, or empty."""
    template = os.environ.get(VARIABLE)
    _on(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    _on(url, f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))


def copy_to(path: Path) -> None:
    """The same as a SQLite file; nothing when none is at hand."""
    if template := os.environ.get(VARIABLE):
        shutil.copyfile(template, path)


def use(connection) -> None:
    """Let the test database begin as a copy. Called before it is made."""
    from django.db.backends.signals import connection_created

    if connection.vendor == "sqlite":
        os.environ[VARIABLE] = os.environ.get(VARIABLE) or _kept_file()
    template = os.environ.get(VARIABLE)
    if not template:
        return
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = template
    else:
        connection_created.connect(_fill, weak=False)


def _fill(connection, **kwargs) -> None:
    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            return
    with closing(sqlite3.connect(os.environ[VARIABLE])) as template:
        template.backup(connection.connection)


def _migrate(url: str) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DATABASE_POOL": "off",
        "CACHE_URL": "locmemcache://",
        "DEBUG": "off",
        "SECRET_KEY": "only-for-tests",
    }
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def _on(url: str, statement: str) -> None:
    maintenance = urlsplit(url)._replace(scheme="postgresql", path="/postgres").geturl()
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(statement)
