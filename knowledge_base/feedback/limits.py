"""How many reactions may come in: from one address, and altogether.

An address is only counted under a hash. Its salt is made anew each day and lives in the
cache alone, so that afterwards nobody can say which address it was, we ourselves included.
"""

import hashlib
import hmac
import ipaddress
import secrets

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

# Seconds.
HOUR = 60 * 60
DAY = 24 * HOUR
# An hour. A whole library may share one address.
FROM_ONE_ADDRESS = 20
ALTOGETHER = 300


def may_come_in(address: str) -> bool:
    """Count one more reaction from `address` (empty: unknown); False when that is too many."""
    hour = timezone.now().strftime("%Y-%m-%dT%H")
    if address and _one_more(f"{hour}:{_hashed(address)}") > FROM_ONE_ADDRESS:
        return False
    return _one_more(hour) <= ALTOGETHER


def _one_more(name: str) -> int:
    key = f"feedback:count:{name}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key)
    except ValueError:
        # It ran out between these two lines: a new hour has begun.
        cache.set(key, 1, HOUR)
        return 1


def _hashed(address: str) -> str:
    day = timezone.now().strftime("%Y-%m-%d")
    salt = cache.get_or_set(f"feedback:salt:{day}", secrets.token_hex, DAY)
    key = f"{settings.SECRET_KEY}:{salt}".encode()
    return hmac.new(key, _household(address).encode(), hashlib.sha256).hexdigest()


def _household(address: str) -> str:
    """With IPv6 one connection has 2**64 addresses: they count as one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
