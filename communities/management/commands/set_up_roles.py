from django.core.management.base import BaseCommand
from django.db import transaction

from communities import roles
from communities.models import Library


class Command(BaseCommand):
    help = "Makes the groups of all roles and gives them what they may do. May be repeated."

    @transaction.atomic
    def handle(self, *args, **options):
        roles.network_editors()
        roles.advisers()
        roles.readers.readers()
        for library in Library.objects.all():
            roles.library_group(library)
