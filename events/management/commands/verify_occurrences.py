from django.core.management.base import BaseCommand, CommandError

from events import verification


class Command(BaseCommand):
    help = "Compare the occurrence table with the rules, and repair what differs."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="Only report; exit 1 when something differs."
        )

    def handle(self, *args, **options):
        found = list(verification.differences())
        for one in found:
            self.stdout.write(self._line(one))
        if options["check"]:
            if found:
                raise CommandError(f"{len(found)} activities differ from their rules.")
            self.stdout.write("Every activity agrees with its rules.")
            return
        mended, flags = verification.repair()
        self.stdout.write(f"{mended} activities written again, {flags} visibility flags mended.")

    def _line(self, one) -> str:
        if isinstance(one, verification.Difference):
            return (
                f"{one.event.title}: {one.missing} missing, {one.superfluous} too many, "
                f"{one.different} different"
            )
        event, message = one
        return f"{event.title}: cannot be expanded ({message})"
