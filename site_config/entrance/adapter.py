"""How the site wants django-allauth to behave."""

import logging
import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from . import mail, throttle

logger = logging.getLogger(__name__)

# Signing in and setting up a second step go in one breath.
FRESH_SECONDS = 300

MESSAGES = {
    "account/messages/logged_out.txt": _("You have signed out."),
    "account/messages/password_changed.txt": _("Your new password is good from now on."),
    "mfa/messages/totp_activated.txt": _("Your second step is on."),
    "mfa/messages/totp_deactivated.txt": _("Your second step is off."),
}
MAILS = {
    "account/email/password_reset_key": "forgotten",
    "account/email/password_changed": "password_changed",
    "account/email/password_reset": "password_changed",
    "mfa/email/totp_activated": "second_step_on",
    "mfa/email/totp_deactivated": "second_step_off",
    "mfa/email/recovery_codes_generated": "recovery_codes",
}


class EntranceAdapter(DefaultAccountAdapter):
    """No signing up, our throttle, our words, our mails."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "incorrect_password": _("This password is not right."),
        "enter_current_password": _("This is not your password of now."),
        "too_many_login_attempts": _(
            "This was not right too often. Wait a quarter of an hour and try again. "
            "Or choose a new password: then you need not wait."
        ),
        "rate_limited": _("This was not right too often. Wait a quarter of an hour and try again."),
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def get_client_ip(self, request) -> str:
        return throttle.client_address(request)

    def pre_authenticate(self, request, **credentials):
        if throttle.is_shut(request, credentials):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request, **credentials):
        throttle.count_wrong(request, credentials)
        if getattr(request, "axes_locked_out", False):
            raise self.validation_error("too_many_login_attempts")

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        records = get_authentication_records(self.request, self.request.user)
        return not records or time.time() - records[-1]["at"] > FRESH_SECONDS

    def get_login_redirect_url(self, request) -> str:
        """The CMS for whoever works there; for others the front page."""
        cms = request.user.has_perm("wagtailadmin.access_admin")
        return reverse("wagtailadmin_home") if cms else settings.LOGIN_REDIRECT_URL

    def get_password_change_redirect_url(self, request) -> str:
        return reverse("mfa_index")

    def get_reset_password_from_key_url(self, key: str) -> str:
        return mail.password_address(key)

    def add_message(self, request, level, message_template=None, *args, message=None, **kwargs):
        if text := message or MESSAGES.get(message_template):
            messages.add_message(request, level, text)

    def send_mail(self, template_prefix, email, context):
        mail.send(MAILS[template_prefix], email, context)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """What the mail is about stays done when the mail server does not answer."""
        if not user.email:
            return
        try:
            mail.send(MAILS[template_prefix], user.email, context or {})
        except OSError:
            logger.exception("A mail was not sent: %s", template_prefix)
