"""Files for machines at the root of the site."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

# Below a calendar: other looks at the same activities, and what has been. The list itself,
# its activities and its feeds are open: calendars of Google read feeds by these rules too.
CLOSED = (
    "/admin/",
    *(f"/*agenda/{below}/" for below in ("maand", "week", "dag", "archief")),
    "/*agenda/?",
    "/*agenda/abonneren/?",
    "/communities/?",
)


@require_safe
def robots(request):
    """Keep crawlers out of the admin and of pages without end (RFC 9309 has the wildcard).

    Out of everything when the site is an example.
    """
    from wagtail.models import Site

    site = Site.find_for_request(request)
    home = site.root_page.specific if site else None
    closed = getattr(home, "noindex", False)
    lines = ["User-agent: *"]
    lines += [f"Disallow: {path}" for path in (("/",) if closed else CLOSED)]
    if not closed:
        lines += ["", f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
