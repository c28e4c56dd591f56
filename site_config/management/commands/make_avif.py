from django.core.management.base import BaseCommand, CommandError

from site_config import avif


class Command(BaseCommand):
    help = "Make AVIF of the pictures that pages show, beside their WebP. Run it every night."

    def add_arguments(self, parser):
        parser.add_argument(
            "--limit", type=int, default=2000, help="the most to make in this run (default: 2000)"
        )

    def handle(self, *args, **options):
        made, failed = avif.make_missing(options["limit"])
        self.stdout.write(f"{made} pictures made.")
        if failed:
            raise CommandError(f"Of {len(failed)} pictures no AVIF could be made: {failed}")
