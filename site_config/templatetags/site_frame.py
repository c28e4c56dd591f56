"""The frame around every page: menus, breadcrumbs and what the site says of itself."""

from django import template
from wagtail.models import Page, Site

from ..visibility import visible_children

register = template.Library()


@register.inclusion_tag("components/site_header.html", takes_context=True)
def site_header(context):
    request = context.get("request")
    return {
        "request": request,
        "home": _home(request),
        "links": [page for page in _top_pages(request) if page.show_in_menus],
        "current": context.get("page"),
    }


@register.inclusion_tag("components/site_footer.html", takes_context=True)
def site_footer(context):
    request = context.get("request")
    return {
        "request": request,
        "links": [page for page in _top_pages(request) if not page.show_in_menus],
        "settings": context.get("site_settings"),
    }


def _home(request) -> Page | None:
    site = Site.find_for_request(request) if request is not None else None
    return site.root_page if site else None


def _top_pages(request) -> list[Page]:
    """The visible pages right below the front page; asked once for each request."""
    home = _home(request)
    if home is None:
        return []
    if not hasattr(request, "_top_pages"):
        request._top_pages = list(visible_children(home, request))
    return request._top_pages
