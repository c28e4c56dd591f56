from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from communities.onboarding import many, reading


class Command(BaseCommand):
    help = "Add the libraries of a CSV file, with all that belongs to them: all or nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", help=f"CSV with the headings {', '.join(reading.HEADINGS)}.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Only say what would happen; write nothing."
        )
        parser.add_argument(
            "--no-invitations",
            action="store_true",
            help="Give the librarians their role and send no mail; “Mensen” sends it later.",
        )

    def handle(self, *args, **options):
        with translation.override("nl"):
            self._add(options)

    def _add(self, options) -> None:
        try:
            content = _read(Path(options["file"]))
            with transaction.atomic():
                asked = many.plan(content)
                self._report(asked)
                if asked.problems:
                    raise ValidationError(asked.problems)
                if not options["dry_run"]:
                    many.carry_out(asked, mail=not options["no_invitations"])
        except reading.Unreadable as error:
            raise CommandError(_("Nothing was made.") + f"\n- {error}") from None
        except ValidationError as error:
            reasons = "\n".join(f"- {reason}" for reason in error.messages)
            raise CommandError(_("Nothing was made.") + f"\n{reasons}") from None
        if options["dry_run"]:
            self.stdout.write(_("Nothing was written."))
        else:
            self.stdout.write(_said(len(asked.new)))

    def _report(self, asked: many.Plan) -> None:
        if asked.encoding != "utf-8":
            self.stdout.write(_("The file is in Windows-1252. Look whether accents are right."))
        for _number, name in asked.there:
            self.stdout.write(_("Already there, left as it is: %(name)s") % {"name": name})
        for _number, new in asked.new:
            values = {"name": new.name, "community": new.community, "email": new.email}
            self.stdout.write(_("New: %(name)s, with “%(community)s”, for %(email)s") % values)


def _said(number: int) -> str:
    return ngettext("%(number)d library was made.", "%(number)d libraries were made.", number) % {
        "number": number
    }


def _read(path: Path) -> bytes:
    """No more than one byte past the limit."""
    try:
        with path.open("rb") as file:
            return file.read(reading.MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise reading.Unreadable(_("The file cannot be opened: %(why)s") % {"why": error}) from None
