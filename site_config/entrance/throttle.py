"""Who is trying, from where, and whether that has been too often.

django-axes counts wrong passwords for each account and network address, in the database. A
wide net over one account, wherever the tries come from, is in the cache.
"""

import ipaddress

from allauth.core import ratelimit
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from ..visitor_address import visitor_address

UNKNOWN_ADDRESS = "0.0.0.0"
WIDE_NET = "wrong_anywhere"


def client_address(request: HttpRequest | None) -> str:
    """The visitor's address, for counting.

    Of IPv6 the first half: the other half is the visitor's own to change. When the address
    cannot be known, accounts are counted alone.
    """
    if request is None:
        return UNKNOWN_ADDRESS
    try:
        address = ipaddress.ip_address(visitor_address(request))
    except ValueError:
        return UNKNOWN_ADDRESS
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address), 64), strict=False).network_address)


def account_name(request: HttpRequest | None, credentials: dict | None) -> str:
    """What axes counts by: the e-mail address, in lower case."""
    found = credentials or {}
    return (found.get("email") or found.get("username") or "").lower()[:254]


def is_shut(request: HttpRequest, credentials: dict) -> bool:
    """Whether this account may not be tried for a while, from here or from anywhere.

    The wide net holds room for this try; `forgive` gives it back when the password was right.
    """
    name = account_name(request, credentials)
    return not AxesProxyHandler.is_allowed(request, credentials) or not ratelimit.consume(
        request, action=WIDE_NET, key=name, dry_run=True
    )


def count_wrong(request: HttpRequest, credentials: dict) -> None:
    """Into the wide net; axes counts by itself."""
    ratelimit.consume(request, action=WIDE_NET, key=account_name(request, credentials))


def forgive(email: str, address: str | None = None) -> None:
    """Forget the wrong passwords of an account, from one address or from all."""
    # Without a name axes would forget those of everybody.
    if email:
        reset(username=email.lower(), ip=address)


def open_again(request: HttpRequest | None, user) -> None:
    """Everything that holds an account back, passwords and codes alike."""
    forgive(user.email)
    ratelimit.clear(request, action=WIDE_NET, key=user.email.lower())
    ratelimit.clear(request, action="login_failed", key=f"mfa-auth-user-{user.pk}")


def is_held_back(user) -> bool:
    """Whether the account is shut for some address at this moment."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    return AccessAttempt.objects.filter(
        username=user.email.lower(),
        attempt_time__gt=since,
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT,
    ).exists()
