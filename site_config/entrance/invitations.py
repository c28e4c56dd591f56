"""Asking somebody with a new account to choose a password."""

from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import default_token_generator

from . import mail, records
from .models import SignInRecord


def password_link(user) -> str:
    """Where this account chooses a password, once, within a few days."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    return mail.password_address(key)


def invite(user, *, by=None, request=None) -> None:
    """Send the invitation. Raises OSError when the mail server does not take it."""
    mail.send(
        "invitation",
        user.email,
        {"password_reset_url": password_link(user), "name": user.get_full_name() or user.email},
    )
    records.write(SignInRecord.Kind.INVITED, user, by=by, request=request)
