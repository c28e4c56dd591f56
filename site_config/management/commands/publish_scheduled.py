import logging

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Wagtail's command of this name stops at the first page that fails, and has cleared
    its date by then. Here each page is a transaction of its own: one that fails keeps its
    date, is named, and is tried again next time, while the others go on.
    """

    help = "Publish and take down pages whose time has come. Run it every few minutes."

    def add_arguments(self, parser):
        parser.add_argument("--dryrun", action="store_true", help="Say what would be done.")

    def handle(self, *args, dryrun=False, **options):
        now = timezone.now()
        expired = Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")
        due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
        failed = 0
        for page in expired:
            failed += not self._one(f"Take down “{page}”", dryrun, _take_down, page)
        for revision in due:
            failed += not self._one(f"Publish “{revision.object_str}”", dryrun, _publish, revision)
        if failed:
            self.stderr.write(f"{failed} failed and will be tried again.")

    def _one(self, what, dryrun, action, item) -> bool:
        if dryrun:
            self.stdout.write(what)
            return True
        try:
            with transaction.atomic():
                action(item)
        except Exception as error:
            logger.exception("%s failed", what)
            self.stderr.write(f"{what}: {error}")
            return False
        self.stdout.write(what)
        return True


def _take_down(page):
    page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision):
    revision.publish(log_action="wagtail.publish.scheduled")
