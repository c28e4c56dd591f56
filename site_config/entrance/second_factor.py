"""The second step: who must have it, who has it, and how it is drawn and kept."""

import base64
import secrets
from hashlib import sha256
from logging import getLogger

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .models import SecondFactorRule

log = getLogger(__name__)

# Of whom the code was right in this session.
SESSION_KEY = "second_factor_of"


def is_required(user) -> bool:
    """Whether one of the user's roles asks for it."""
    asks = Q(groups__user=user)
    if user.is_superuser:
        asks |= Q(administrators=True)
    return SecondFactorRule.objects.filter(asks).exists()


def has(user) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def remember(request, user) -> None:
    """This session has given a right code."""
    if request is not None:
        request.session[SESSION_KEY] = str(user.pk)


def was_given(request, user) -> bool:
    """Whether this session has given a right code, of a second step that still is there."""
    return request.session.get(SESSION_KEY) == str(user.pk) and has(user)


def remove(user) -> None:
    """Take it away, with the recovery codes: for administrators, when a telephone is lost."""
    Authenticator.objects.filter(user=user).delete()


class SecondFactorAdapter(DefaultMFAAdapter):
    """Our words, a QR code without styles, and secrets that are of no use without the key."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "This code is not right. A code is good for half a minute: take the one that the app "
            "shows now."
        ),
        "cannot_delete_authenticator": _(
            "Your role needs the second step. You cannot take it away."
        ),
        "cannot_generate_recovery_codes": _("Set up the second step first."),
    }

    def can_delete_authenticator(self, authenticator) -> bool:
        return not is_required(authenticator.user)

    def build_totp_svg(self, url: str) -> SafeString:
        """Dark runs of each row as one path. No style attribute: the policy forbids them."""
        code = qrcode.QRCode(border=4)
        code.add_data(url)
        code.make()
        rows = code.get_matrix()
        path = "".join(
            f"M{start} {y}h{length}v1h-{length}z"
            for y, row in enumerate(rows)
            for start, length in _dark_runs(row)
        )
        return format_html(
            '<svg class="qr-code" viewBox="0 0 {} {}" role="img" aria-label="{}">'
            '<path class="qr-code__paper" d="M0 0h{}v{}H0z"/><path d="{}"/></svg>',
            *(len(rows), len(rows), _("QR code for your app"), len(rows), len(rows), path),
        )

    def encrypt(self, text: str) -> str:
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _keys().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # Another SECRET_KEY. No code will be right, and an administrator can help.
            log.error("A second factor cannot be read: was SECRET_KEY changed?")
            return base64.b32encode(secrets.token_bytes(20)).decode()


def _dark_runs(row: list[bool]):
    """(start, length) of each run of dark modules."""
    start = None
    for x, dark in enumerate([*row, False]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield start, x - start
            start = None


def _keys() -> MultiFernet:
    return MultiFernet(
        Fernet(base64.urlsafe_b64encode(sha256(f"second factor {key}".encode()).digest()))
        for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    )
