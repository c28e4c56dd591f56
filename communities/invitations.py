"""The mail to somebody who was given a role, with a link to choose a password.

`password_link` is the one place that knows how signing in works here.
"""

import datetime as dt

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _


def send(user, group: Group, by, until: dt.date | None = None) -> None:
    """Somebody who has a password already gets the address to sign in at."""
    new = not user.has_usable_password()
    opens_cms = group.permissions.filter(codename="access_admin").exists()
    context = {
        "user": user,
        "role": group.name,
        "by": by.get_full_name() or by.email or by.get_username(),
        "until": until,
        "new": new,
        "link": password_link(user) if new else _address("wagtailadmin_home" if opens_cms else ""),
        "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
        "site": settings.WAGTAIL_SITE_NAME,
    }
    send_mail(
        _("You can work on %(site)s") % context
        if opens_cms
        else _("You can read along on %(site)s") % context,
        render_to_string("communities/invitation.txt", context),
        settings.DEFAULT_FROM_EMAIL,
        [user.email or user.get_username()],
    )


def password_link(user) -> str:
    """Where this user chooses a password, once, within a few days."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return _address("wagtailadmin_password_reset_confirm", key, token)


def _address(name: str, *args) -> str:
    path = reverse(name, args=args) if name else "/"
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
