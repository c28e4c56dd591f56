"""Files for machines at the root of the site."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

# Below a calendar: other looks at the same activities, and what has been. The list itself,
# its activities and its feeds are open: calendars of Google read feeds by these rules too.
CLOSED = (
    "/admin/",
    "/zoeken/?",
    "/zoeken/suggesties/",
    *(f"/*agenda/{below}/" for below in ("maand", "week", "dag", "archief")),
    "/*agenda/?",
    "/*agenda/abonneren/?",
    "/*agenda/insluiten/?",
    "/kennisbank/*/reactie/",
    "/communities/?",
)

SITE_NAME = "Kloppend Hart"
PAPER = "#fbf7f0"
ICONS = [
    ("heart.svg", "any", "svg+xml", "any"),
    ("icon-192.png", "192x192", "png", "any"),
    ("icon-512.png", "512x512", "png", "any"),
    ("maskable-512.png", "512x512", "png", "maskable"),
]
DAY = 86_400  # seconds


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


@require_safe
def favicon(request):
    """Where browsers and feed readers look that know of no <link>."""
    response = redirect(static("site_config/icons/favicon.ico"))
    patch_cache_control(response, public=True, max_age=DAY)
    return response


@require_safe
def manifest(request):
    """For those who put the site on their home screen (w3.org/TR/appmanifest).

    It opens in their browser as any page: there is nothing to install, and no service worker.
    """
    response = JsonResponse(
        {
            "name": SITE_NAME,
            "short_name": SITE_NAME,
            "lang": "nl",
            "dir": "ltr",
            "start_url": "/",
            "scope": "/",
            "display": "browser",
            "background_color": PAPER,
            "theme_color": PAPER,
            "icons": [
                {
                    "src": static(f"site_config/icons/{name}"),
                    "sizes": sizes,
                    "type": f"image/{kind}",
                    "purpose": purpose,
                }
                for name, sizes, kind, purpose in ICONS
            ],
        },
        content_type="application/manifest+json",
    )
    patch_cache_control(response, public=True, max_age=DAY)
    return response
