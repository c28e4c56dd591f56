"""Addresses that are not pages. All pages come through Wagtail's own view."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve as serve_page

from . import errors, health, machine_files, security_txt, sitemap
from .uploads import serving

handler404 = errors.not_found
handler500 = errors.server_error
handler403 = errors.forbidden
handler400 = errors.bad_request

urlpatterns = [
    path("livez", health.live, name="livez"),
    path("readyz", health.ready, name="readyz"),
    path("favicon.ico", machine_files.favicon, name="favicon"),
    path("manifest.webmanifest", machine_files.manifest, name="manifest"),
    path("robots.txt", machine_files.robots, name="robots"),
    path(".well-known/security.txt", security_txt.security_txt, name="security_txt"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap.part, name="sitemap_part"),
    path("zoeken/", include("home.search.urls")),
    path("oembed", include("events.oembed.urls")),
    path("stijlgids/", include("home.style_guide.urls")),
    # Before Wagtail's addresses: it closes the other doors that would take a password.
    path("", include("site_config.entrance.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(path(f"{settings.MEDIA_URL.lstrip('/')}<path:path>", serving.media))

# Wagtail's own pattern knows no dots. Through its view all the same: it asks the hooks and
# the view restrictions, and a view of our own would not.
urlpatterns += [
    re_path(r"^((?:[a-zA-Z0-9_-]+/)*feed\.(?:ics|xml|json))$", serve_page, name="feed"),
    re_path(r"^((?:[a-zA-Z0-9_-]+/)*deelbeeld\.jpg)$", serve_page, name="share_image"),
    path("", include(wagtail_urls)),
]
