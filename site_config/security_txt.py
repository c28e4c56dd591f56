"""/.well-known/security.txt: whom to tell about a weak spot (RFC 9116)."""

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from .menu import top_pages
from .templatetags.site_frame import site_settings

# Where a site has a page of this name, it tells what we ask and what we promise.
POLICY_SLUG = "kwetsbaarheid-melden"
# RFC 9116, 2.5.5: less than a year ahead is recommended.
VALID_FOR = dt.timedelta(days=180)
MAX_AGE = 3600


@require_safe
def security_txt(request):
    """404 as long as nobody filled in where to write to: without it the file is not valid."""
    site = Site.find_for_request(request)
    contact = _contact(request)
    if site is None or not contact:
        raise Http404("Nobody to write to")
    # Of the day, not of the second: the same answer until midnight.
    expires = timezone.now().astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires + VALID_FOR:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {site.root_url}{request.path}",
    ]
    for page in top_pages(site.root_page, request):
        if page.slug == POLICY_SLUG:
            lines.append(f"Policy: {page.get_full_url(request)}")
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response


def _contact(request) -> str:
    """What the server's settings name, or else the address at the foot of every page."""
    if settings.SECURITY_CONTACT:
        return settings.SECURITY_CONTACT
    filled_in = site_settings({"request": request})
    return f"mailto:{filled_in.contact_email}" if filled_in and filled_in.contact_email else ""
