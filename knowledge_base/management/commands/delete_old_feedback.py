from dateutil.relativedelta import relativedelta
from django.core.management.base import BaseCommand
from django.utils import timezone

from knowledge_base.models.feedback import YEARS_KEPT, Feedback


class Command(BaseCommand):
    help = f"Delete what visitors said of articles more than {YEARS_KEPT} years ago."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Only say how many there are.")

    def handle(self, *args, dry_run=False, **options):
        before = timezone.localtime() - relativedelta(years=YEARS_KEPT)
        old = Feedback.objects.filter(created_at__lt=before)
        number = old.count()
        if not dry_run:
            old.delete()
        self.stdout.write(f"{number} {'to delete' if dry_run else 'deleted'}.")
