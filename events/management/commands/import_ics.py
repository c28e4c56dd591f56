from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from events.imports import plan, targets, writing
from events.imports.reading import MAX_BYTES
from events.imports.refusals import ImportRefused
from events.imports.words import state_words


class Command(BaseCommand):
    help = "Bring the activities of an iCalendar file (.ics) into a calendar, all or nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", help="Path of the .ics file.")
        parser.add_argument(
            "--calendar",
            required=True,
            help="Slug of the community, or “netwerk” for the calendar of the network.",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Only say what would happen; write nothing."
        )

    def handle(self, *args, **options):
        with translation.override("nl"):
            self._import(options)

    def _import(self, options) -> None:
        path = Path(options["file"])
        try:
            calendar = targets.by_slug(options["calendar"])
            content = _read(path)
            with transaction.atomic():
                if not options["dry_run"]:
                    targets.hold(calendar)
                made = plan.make(content, calendar)
                self._report(made)
                made.raise_if_refused()
                if not options["dry_run"]:
                    writing.write(made, file_name=path.name)
        except ImportRefused as error:
            reasons = "\n".join(f"- {reason}" for reason in error.reasons)
            raise CommandError(_("Nothing was imported.") + f"\n{reasons}") from None
        self.stdout.write(_("Nothing was written.") if options["dry_run"] else _("Done."))

    def _report(self, made: plan.ImportPlan) -> None:
        for message in made.messages:
            self.stdout.write(message)
        for step in made.steps:
            if step.state == plan.REFUSED:
                continue
            self.stdout.write(f"{state_words(step.state)}: {step.title}")
            for message in step.messages:
                self.stdout.write(f"    {message}")


def _read(path: Path) -> bytes:
    """No more than one byte past the limit."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ImportRefused(_("The file cannot be opened: %(why)s") % {"why": error}) from None
