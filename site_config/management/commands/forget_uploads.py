"""Take away pictures and documents that were uploaded among many, and never given a name."""

import datetime as dt

from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import UploadedFile

KEPT = dt.timedelta(days=7)


class Command(BaseCommand):
    help = "Delete uploads that wait for their description for more than a week."

    def handle(self, *args, **options):
        before = timezone.now() - KEPT
        forgotten = 0
        for upload in UploadedFile.objects.iterator():
            storage, name = upload.file.storage, upload.file.name
            # Wagtail keeps no date of them: that of the file itself.
            if not storage.exists(name) or storage.get_modified_time(name) < before:
                upload.file.delete(save=False)
                upload.delete()
                forgotten += 1
        self.stdout.write(f"{forgotten} uploads deleted.")
