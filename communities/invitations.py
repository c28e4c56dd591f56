"""The mail to somebody who was given a role, with a link to choose a password."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from site_config.entrance import records
from site_config.entrance.invitations import password_link
from site_config.entrance.models import SignInRecord


def send(user, group: Group, by, until: dt.date | None = None) -> None:
    """Somebody who has a password already gets the address to sign in at.

    `by` is None when a command gave the role. Raises OSError when the mail server does not
    take it.
    """
    new = not user.has_usable_password()
    opens_cms = group.permissions.filter(codename="access_admin").exists()
    context = {
        "user": user,
        "role": group.name,
        "by": (by.get_full_name() or by.email or by.get_username()) if by else "",
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
    if new:
        records.write(SignInRecord.Kind.INVITED, user, by=by)


def _address(name: str) -> str:
    path = reverse(name) if name else "/"
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
