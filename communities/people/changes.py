"""Giving somebody a role, taking it away, and letting it end by itself. All of it is logged."""

import datetime as dt
from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .. import invitations
from ..models import Membership
from . import history
from .circles import people_in


@transaction.atomic
def invite(
    group: Group,
    email: str,
    by,
    *,
    name: str = "",
    until: dt.date | None = None,
    mail: bool = True,
    not_sent: Callable[[], None] | None = None,
):
    """Give whoever has this address the role, until and including that day. Returns the account.

    Somebody who has the role already keeps it, with this end. Without `mail` whoever asks for
    it tells them. `not_sent` is called when the mail server does not take it. Raises
    ValidationError, also when the last one of a library would get a last day.
    """
    user = _account(email, name)
    known = user.groups.filter(pk=group.pk).exists()
    if known and until:
        _refuse_last(group, user, by)
    user.groups.add(group)
    Membership.objects.update_or_create(
        group=group,
        user=user,
        defaults={"until": until},
        create_defaults={"until": until, "invited_by": by},
    )
    action = history.CHANGED if known else history.INVITED
    _log(action, group, user, by, until=until.isoformat() if until else "")
    if mail and not (known and user.has_usable_password()):
        invitations.send_when_stored(user, group, by, until, not_sent=not_sent)
    return user


@transaction.atomic
def remove(group: Group, user, by) -> None:
    """Take the role away, at once. Raises ValidationError for the last one of a library."""
    _refuse_last(group, user, by)
    _take_away(group, user)
    _log(history.REMOVED, group, user, by)


def end_overdue(user) -> None:
    """Take away what this account had until a day that has passed."""
    for one in Membership.objects.over().filter(user=user).select_related("group"):
        with transaction.atomic():
            if _take_away(one.group, user):
                _log(history.ENDED, one.group, user, None, until=one.until.isoformat())


def is_last(group: Group, user) -> bool:
    """Whether a library would be left without anybody who stays."""
    if not getattr(group, "library", None):
        return False
    staying = [one for one in people_in(group) if not (one.membership and one.membership.until)]
    return [one.pk for one in staying] == [user.pk]


def _refuse_last(group: Group, user, by) -> None:
    if is_last(group, user):
        raise ValidationError(
            _("You are the last one here without a last day. Invite somebody else first.")
            if user == by
            else _("This is the last one here without a last day. Invite somebody else first.")
        )


def _account(email: str, name: str):
    """The account of this address, or a new one that has no password yet."""
    users = get_user_model().objects
    found = list(users.filter(Q(email__iexact=email) | Q(username__iexact=email))[:2])
    if len(found) > 1:
        raise ValidationError(_("More than one account has this address. Ask an administrator."))
    if found and not found[0].is_active:
        raise ValidationError(_("This account was closed. Ask an administrator to open it."))
    if found:
        return found[0]
    return users.create_user(username=email.lower(), email=email.lower(), first_name=name)


def _take_away(group: Group, user) -> bool:
    """Whether there was something to take away."""
    deleted, _rows = Membership.objects.filter(group=group, user=user).delete()
    there = user.groups.filter(pk=group.pk).exists()
    user.groups.remove(group)
    return bool(deleted) or there


def _log(action: str, group: Group, user, by, **data) -> None:
    log(instance=group, action=action, user=by, data={"who": user.email or user.username, **data})
