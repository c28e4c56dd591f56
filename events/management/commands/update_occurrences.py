from django.core.management.base import BaseCommand

from events import occurrences, rolling


class Command(BaseCommand):
    help = "Roll the horizon: write the dates that have come within reach. Run it every night."

    def handle(self, *args, **options):
        written = rolling.extend()
        self.stdout.write(f"{written} occurrences written, up to {occurrences.horizon_date()}.")
