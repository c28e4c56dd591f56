"""The two databases of a benchmark: made beside the configured one, filled, and dropped."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

# In each database as well: one community whose calendar is large by itself.
BIG_SERIES = 1000


@dataclass(frozen=True)
class Sizes:
    libraries: int
    series: int

    def hundredth(self) -> "Sizes":
        return Sizes(max(1, self.libraries // 100), max(1, self.series // 100))


@dataclass(frozen=True)
class Scratch:
    """A database of the benchmark. `url` is what DATABASE_URL takes."""

    name: str
    url: str
    sizes: Sizes

    @classmethod
    def named(cls, suffix: str, sizes: Sizes, folder: Path) -> "Scratch":
        if connection.vendor != "postgresql":
            path = folder / f"benchmark-{suffix}.sqlite3"
            return cls(str(path), f"sqlite:///{path}", sizes)
        configured = connection.settings_dict
        name = f"{configured['NAME']}_benchmark_{suffix}"
        password = f":{configured['PASSWORD']}" if configured["PASSWORD"] else ""
        place = f"{configured['HOST'] or 'localhost'}:{configured['PORT'] or 5432}"
        url = f"postgres://{configured['USER']}{password}@{place}/{name}"
        return cls(name, url, sizes)

    def exists(self) -> bool:
        if connection.vendor != "postgresql":
            return Path(self.name).exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.name])
            return cursor.fetchone() is not None

    def create(self) -> None:
        """Make it and fill it; minutes for a large one."""
        if connection.vendor == "postgresql":
            self._execute("CREATE DATABASE {}")
        run(self, "migrate", "--verbosity", "0")
        run(
            self,
            "load_demo",
            "--scale",
            f"libraries={self.sizes.libraries},series={self.sizes.series}",
        )
        run(self, "benchmark", "--prepare")

    def drop(self) -> None:
        if connection.vendor == "postgresql":
            self._execute("DROP DATABASE IF EXISTS {}")
            return
        for path in Path(self.name).parent.glob(f"{Path(self.name).name}*"):
            path.unlink()

    def _execute(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement.format(connection.ops.quote_name(self.name)))

    def environment(self) -> dict[str, str]:
        """For a process that works on this database: a plain server, as silent as can be."""
        return {
            **os.environ,
            "DATABASE_URL": self.url,
            "DATABASE_POOL": "off",
            "CACHE_URL": "locmemcache://benchmark",
            "DEBUG": "off",
            "HTTPS": "off",
            "STATIC_FROM_SOURCE": "on",
            "SECRET_KEY": settings.SECRET_KEY,
            "LOG_LEVEL": "ERROR",
        }


def run(scratch: Scratch, *arguments: str) -> None:
    """Run a management command on this database. Raises CalledProcessError."""
    subprocess.run(
        command(*arguments), env=scratch.environment(), check=True, stdout=subprocess.DEVNULL
    )


def command(*arguments: str) -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
