"""Old addresses keep working, with everything that was below them.

When a page gets another slug or place, Wagtail notes its old address. A calendar that
somebody subscribed to, `/communities/old/agenda/feed.ics?thema=…`, lies below such an
address, and so do months and single dates: what follows goes along to the new one.
"""

from urllib.parse import urlsplit

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from .routing import MAX_COMPONENTS
from .visibility import Branches, is_open


class RedirectMiddleware:
    """Looks only at answers that would be 404: a page that took the old address wins."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404:
            return response
        return redirect_for(request) or response


def redirect_for(request):
    """Where a request should have gone, as a response; None when nobody knows."""
    components = [part for part in request.path_info.split("/") if part]
    if len(components) > MAX_COMPONENTS or "\x00" in request.path_info:
        return None
    site = Site.find_for_request(request)
    candidates = {
        Redirect.normalise_path("/".join(["", *components[:end]])): components[end:]
        for end in range(1, len(components) + 1)
    }
    whole = Redirect.normalise_path(request.get_full_path())
    candidates[whole] = []
    found = (
        Redirect.get_for_site(site)
        .filter(old_path__in=candidates)
        .select_related("redirect_page")
        .order_by("site")
    )
    for redirect in sorted(found, key=lambda one: len(one.old_path), reverse=True):
        target = _target(request, site, redirect, candidates[redirect.old_path])
        if target and urlsplit(target).path != request.path:
            kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
            return kind(target)
    return None


def _target(request, site, redirect, tail: list[str]) -> str | None:
    page = redirect.redirect_page
    if page is None:
        return None if tail else redirect.link
    if _is_offline(page, request) or (tail and not _carries_tails(redirect, site)):
        return None
    address = redirect.link if redirect.redirect_page_route_path else page.get_url(request)
    if not address or not tail:
        return address and _with_query(address, request)
    slash = "/" if request.path_info.endswith("/") else ""
    return _with_query(f"{address}{'/'.join(tail)}{slash}", request)


def _is_offline(page: Page, request) -> bool:
    """Whether it, or a page above it, is not live: being sent there would be a detour to 404."""
    hidden = Branches.of(request).hidden
    return not is_open(page) or any(page.path.startswith(path) for path in hidden)


def _carries_tails(redirect, site) -> bool:
    """Only what Wagtail noted itself, and no page lives there now."""
    if not redirect.automatically_created or redirect.redirect_page_route_path:
        return False
    here = f"{site.root_page.url_path.rstrip('/')}{redirect.old_path}/"
    return not Page.objects.filter(url_path=here, live=True).exists()


def _with_query(address: str, request) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address
