from django.core.management.base import BaseCommand

from home import reviewing


class Command(BaseCommand):
    help = "Give the knowledge base its workflow: draft, look at it, publish. May be repeated."

    def handle(self, **options):
        self.stdout.write(reviewing.set_up().name)
