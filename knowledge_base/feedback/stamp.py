"""A signed stamp in the form: which form it is, for which article, and since when it is open.

It takes the place of a session: nothing is kept of the visitor to know this by.
"""

import uuid
from dataclasses import dataclass

from django.core import signing
from django.utils import timezone

SALT = "knowledge_base.feedback"
# Seconds. Nobody reads the question and answers it in less; a program does.
SHORTEST = 2
# Seconds. A form may stand open during a day's work.
LONGEST = 12 * 60 * 60


class BadStamp(Exception):
    """Not ours, changed, of another article, or too old."""


class TooFast(Exception):
    """Sent sooner than a person could."""


@dataclass(frozen=True)
class Stamp:
    form: uuid.UUID
    subject: str
    made_at: float

    @classmethod
    def new(cls, subject: str) -> "Stamp":
        return cls(uuid.uuid4(), subject, timezone.now().timestamp())

    @classmethod
    def read(cls, text: str, subject: str) -> "Stamp":
        """The stamp that was sent along. Raises BadStamp or TooFast."""
        try:
            form, of, made_at = signing.Signer(salt=SALT).unsign_object(text)
        except (signing.BadSignature, ValueError) as error:
            raise BadStamp from error
        age = timezone.now().timestamp() - made_at
        if of != subject or age > LONGEST:
            raise BadStamp
        if age < SHORTEST:
            raise TooFast
        return cls(uuid.UUID(form), of, made_at)

    def __str__(self):
        fields = [str(self.form), self.subject, self.made_at]
        return signing.Signer(salt=SALT).sign_object(fields)
