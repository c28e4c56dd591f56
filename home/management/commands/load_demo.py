import datetime as dt
import logging
import os
import re
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from home.demo import emptying, loader, people, scale
from home.demo.content import ContentError
from home.search import entries


class Command(BaseCommand):
    help = "Fill an empty site with the demo: libraries, communities, calendars, knowledge base."

    def add_arguments(self, parser):
        parser.add_argument(
            "--today", metavar="DATE", help="Show the season of this day (2027-05-01)."
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="Delete all pages, libraries, venues, closures and terms first.",
        )
        parser.add_argument(
            "--scale",
            metavar="libraries=N,series=M",
            help="Add made-up libraries and activities, to see how large a site may grow.",
        )
        parser.add_argument(
            "--accounts-file",
            metavar="PATH",
            help="Write the printed accounts here too.",
        )

    def handle(self, *args, **options):
        today = _date(options["today"])
        size = _size(options["scale"])
        accounts = _writable(options["accounts_file"])
        with _silence("wagtail"):
            lines = self._load(today, options["replace"])
        if accounts and lines:
            _write_secret(accounts, lines)
        try:
            if size:
                self._scale(today, *size)
        finally:
            # Also when the scaling is broken off: nobody can find the password later.
            for line in lines:
                self.stdout.write(line)

    def _load(self, today, replace) -> list[str]:
        """Load unless the demo is there already; the lines about the accounts."""
        if not replace:
            if emptying.holds_demo():
                self.stdout.write("The demo is already there. To load it again: --replace.")
                return []
            if not emptying.is_empty():
                raise CommandError(
                    "This site has content of its own. --replace deletes it and loads the demo."
                )
        try:
            password = loader.load(today)
        except ContentError as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
        self.stdout.write("The demo is loaded.")
        return people.account_lines(password)

    def _scale(self, today, libraries, series) -> None:
        if scale.is_scaled():
            self.stdout.write("The made-up libraries are already there. To change: --replace.")
            return
        scale.add(libraries, series, today=today, report=self.stdout.write)
        self.stdout.write(f"{entries.rebuild()} entries in the search index.")


@contextmanager
def _silence(name: str):
    """Wagtail logs a line for each page."""
    logger = logging.getLogger(name)
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)


def _date(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        day = dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
    except ValueError as error:
        raise CommandError(f"--today: {text} is not a date such as 2027-05-01.") from error
    if not 2026 <= day.year <= 2100:
        raise CommandError(f"--today: {text} does not lie between 2026 and 2100.")
    return day


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    match = re.fullmatch(r"libraries=([0-9]{1,4}),series=([0-9]{1,6})", text)
    if not match or not int(match[1]):
        raise CommandError(
            f"--scale: {text} is not of the form libraries=140,series=30000, with 1 to 9999 "
            "libraries and at most 999999 series."
        )
    return int(match[1]), int(match[2])


def _writable(text: str | None) -> Path | None:
    """Before the load: a password that cannot be written is lost."""
    if text is None:
        return None
    path = Path(text)
    if path.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise CommandError(f"--accounts-file: {text} cannot be written.")
    return path


def _write_secret(path: Path, lines: list[str]) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.fchmod(handle, 0o600)  # A file that was there already keeps its mode when opened.
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
