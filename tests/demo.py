"""The demo, loaded for the length of a test module and then gone again."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from django.core.management import call_command
from django.db import transaction
from django.test import override_settings


@contextmanager
def loaded_demo(folder, **options) -> Iterator[str]:
    """Load the demo inside a transaction that is rolled back. Yields what the command said.

    `folder` takes the pictures. Quick: passwords are hardly hashed.
    """
    quick = {
        "MEDIA_ROOT": folder / "media",
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    }
    with transaction.atomic():
        with override_settings(**quick):
            output = StringIO()
            call_command("load_demo", stdout=output, **options)
        yield output.getvalue()
        transaction.set_rollback(True)
