"""sitemap.xml: every page that search engines are welcome on (sitemaps.org, protocol 0.9).

A site with more pages than one file holds gets an index, and a file for each part.
"""

from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps import views as wagtail_views
from wagtail.models import Page

from .visibility import VisiblePageQuerySet

PER_FILE = 1000
# Seconds. Search engines come once a day or so.
MAX_AGE = 3600


class VisiblePages(Sitemap):
    """The pages that everybody may see; pages themselves leave out what is `noindex`."""

    limit = PER_FILE

    def items(self):
        root = self.get_wagtail_site().root_page
        return (
            VisiblePageQuerySet(Page)
            .descendant_of(root, inclusive=True)
            .visible_to(None)
            .order_by("path")
            .defer_streamfields()
            .specific()
        )


SITEMAPS = {"pages": VisiblePages}


@require_safe
def index(request):
    response = wagtail_views.index(request, SITEMAPS, sitemap_url_name="sitemap_part")
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response


@require_safe
def part(request, section):
    response = wagtail_views.sitemap(request, SITEMAPS, section=section)
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response
