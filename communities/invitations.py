"""The mail to somebody who was given a role, with a link to choose a password."""

import datetime as dt
import logging
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from site_config.entrance import records
from site_config.entrance.invitations import password_link
from site_config.entrance.models import SignInRecord

logger = logging.getLogger(__name__)


def send_when_stored(
    user,
    group: Group,
    by,
    until: dt.date | None = None,
    *,
    not_sent: Callable[[], None] | None = None,
) -> None:
    """Send it when all of this transaction is in the database.

    A mail server that does not answer must not make that an error: then `not_sent` is called.
    """
    transaction.on_commit(partial(_try, user, group, by, until, not_sent), robust=True)


def _try(user, group, by, until, not_sent) -> None:
    try:
        send(user, group, by, until)
    except OSError:
        logger.exception("The invitation for %s was not sent", group.name)
        if not_sent:
            not_sent()


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
