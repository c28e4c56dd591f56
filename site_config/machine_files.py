"""Files for machines at the root of the site."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def robots(request):
    """Keep crawlers out of the admin, and out of everything when the site is an example."""
    from wagtail.models import Site

    site = Site.find_for_request(request)
    home = site.root_page.specific if site else None
    closed = getattr(home, "noindex", False)
    lines = ["User-agent: *", "Disallow: /" if closed else "Disallow: /admin/"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
