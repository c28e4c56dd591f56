"""The internet address of a visitor, also when a server of our own stands in between."""

from django.conf import settings


def visitor_address(request) -> str:
    """The address as TRUSTED_PROXIES says it can be known; empty when it cannot.

    Each of our own proxies adds to X-Forwarded-For whom it heard from. What stands before
    those entries came from the visitor and may be anything.
    """
    number = settings.TRUSTED_PROXIES
    if not number:
        return request.META.get("REMOTE_ADDR", "")
    heard = request.headers.get("X-Forwarded-For", "").split(",")
    return heard[-number].strip() if len(heard) >= number else ""
