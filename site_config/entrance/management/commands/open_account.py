from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from site_config.entrance import records, second_factor, throttle
from site_config.entrance.models import SignInRecord


class Command(BaseCommand):
    help = "Let an account in again: after wrong passwords, or without its second step."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument(
            "--without-second-step",
            action="store_true",
            help="Take the second step away, with its recovery codes: the telephone is lost.",
        )

    @transaction.atomic
    def handle(self, *args, **options):
        user = get_user_model().objects.filter(email=options["email"].lower()).first()
        if user is None:
            raise CommandError(f"There is no account with the address {options['email']}.")
        throttle.open_again(None, user)
        records.write(SignInRecord.Kind.OPENED_AGAIN, user)
        self.stdout.write(f"{user.email} may try again at once.")
        if options["without_second_step"]:
            second_factor.remove(user)
            records.write(SignInRecord.Kind.SECOND_STEP_REMOVED, user)
            self.stdout.write(f"{user.email} signs in without a second step.")
