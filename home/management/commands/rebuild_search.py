from django.core.management.base import BaseCommand

from home.search import entries


class Command(BaseCommand):
    help = "Make the search index anew from the pages that everybody may see."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="Only when the index is empty, or was made by another version of the analyser.",
        )

    def handle(self, *args, if_needed=False, **options):
        if if_needed and entries.is_current():
            return
        self.stdout.write(f"{entries.rebuild()} entries in the search index.")
