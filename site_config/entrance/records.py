"""Writes the log of sign-ins, and forgets what is old."""

import datetime as dt

from allauth.account import signals as account_signals
from allauth.mfa import signals as mfa_signals
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.utils import timezone

from . import second_factor, throttle
from .models import SignInRecord

Kind = SignInRecord.Kind


def write(kind, user=None, *, request=None, by=None) -> SignInRecord:
    """`by` is whoever did it for somebody else."""
    return SignInRecord.objects.create(
        kind=kind,
        user=user,
        email=user.email if user else "",
        by=by if by != user else None,
        address=throttle.client_address(request) if request is not None else None,
    )


def forget(now: dt.datetime | None = None) -> dict[str, int]:
    """Take away what is older than the settings allow. Returns how much of what."""
    now = now or timezone.now()
    last_address = now - dt.timedelta(days=settings.SIGN_IN_ADDRESS_DAYS)
    last_line = now - dt.timedelta(days=settings.SIGN_IN_RECORD_DAYS)
    return {
        "lines": SignInRecord.objects.filter(at__lt=last_line).delete()[0],
        "addresses": SignInRecord.objects.filter(at__lt=last_address, address__isnull=False).update(
            address=None
        ),
        "attempts": AccessAttempt.objects.filter(
            attempt_time__lt=now - settings.AXES_COOLOFF_TIME
        ).delete()[0],
    }


def connect() -> None:
    user_logged_in.connect(_signed_in)
    user_login_failed.connect(_wrong_password)
    user_locked_out.connect(_held_back)
    account_signals.password_reset.connect(_password_reset)
    account_signals.password_changed.connect(_password_changed)
    mfa_signals.authenticator_added.connect(_added)
    mfa_signals.authenticator_removed.connect(_removed)
    mfa_signals.authenticator_reset.connect(_renewed)
    mfa_signals.authenticator_used.connect(_used)
    mfa_signals.authentication_failed.connect(_wrong_code)


def _account(email: str):
    found = get_user_model().objects.filter(email=email) if email else ()
    return next(iter(found), None)


def _signed_in(sender, request, user, **kwargs):
    throttle.forgive(user.email, throttle.client_address(request))
    write(Kind.SIGNED_IN, user, request=request)


def _wrong_password(sender, credentials, request=None, **kwargs):
    account = _account(throttle.account_name(request, credentials))
    write(Kind.WRONG_PASSWORD, account, request=request)


def _held_back(sender, request, username, **kwargs):
    write(Kind.HELD_BACK, _account(username), request=request)


def _password_reset(sender, request, user, **kwargs):
    # Whoever reads the mail of this account is let in again at once.
    throttle.open_again(request, user)
    write(Kind.PASSWORD_CHOSEN, user, request=request)


def _password_changed(sender, request, user, **kwargs):
    write(Kind.PASSWORD_CHOSEN, user, request=request)


def _added(sender, request, user, authenticator, **kwargs):
    if authenticator.type == Authenticator.Type.TOTP:
        write(Kind.SECOND_STEP_SET, user, request=request)


def _removed(sender, request, user, authenticator, **kwargs):
    if authenticator.type == Authenticator.Type.TOTP:
        write(Kind.SECOND_STEP_REMOVED, user, request=request)


def _renewed(sender, request, user, **kwargs):
    write(Kind.RECOVERY_CODES_RENEWED, user, request=request)


def _used(sender, request, user, authenticator, **kwargs):
    second_factor.remember(request, user)
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        write(Kind.RECOVERY_CODE, user, request=request)


def _wrong_code(sender, request, user, **kwargs):
    write(Kind.WRONG_CODE, user, request=request)
