from django.core.management.base import BaseCommand

from site_config.entrance import records


class Command(BaseCommand):
    help = (
        "Forget what is old in the log of sign-ins: network addresses after "
        "SIGN_IN_ADDRESS_DAYS, lines after SIGN_IN_RECORD_DAYS, counted wrong passwords."
    )

    def handle(self, *args, **options):
        counts = records.forget()
        self.stdout.write(", ".join(f"{name}: {count}" for name, count in counts.items()))
