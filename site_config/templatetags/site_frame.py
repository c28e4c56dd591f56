"""The frame around every page: menus, breadcrumbs and what the site says of itself."""

from django import template
from django.apps import apps
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Site

from .. import json_ld
from ..menu import top_pages
from ..pages import BasePage
from ..share import drawing, serving

register = template.Library()

register.filter("as_script", json_ld.script_text)

SITE_NAME = "Kloppend Hart"
# Where somebody who is stuck can go, by the name in its address, as far as it is there.
WAYS_OUT = {
    "communities": gettext_lazy("All groups, and where they meet"),
    "agenda": gettext_lazy("Everything that is on"),
    "contact": gettext_lazy("Call or mail us, we will help you look"),
}


@register.simple_tag(takes_context=True)
def document_title(context, subject="") -> str:
    """ "Onderwerp – Sectie – Kloppend Hart", with "(voorbeeld)" behind what was made up."""
    title = _document_title(context, subject)
    if context.get("request") is not None:
        # Further down in the head the same title stands again, for those who share the page.
        context["request"].document_title = title
    return title


def _document_title(context, subject) -> str:
    page, trail = context.get("page"), context.get("trail") or []
    if not subject and page:
        subject = page.seo_title or page.title
    if isinstance(page, BasePage):
        subject = page.marked(subject)
    # A community or a section of the knowledge base says more than what is above it.
    section = trail[min(2, len(trail) - 2)].title if len(trail) > 2 else ""
    if subject == SITE_NAME and getattr(page, "lead", ""):
        return f"{SITE_NAME} – {page.lead}"
    return " – ".join(filter(None, [subject, section, SITE_NAME]))


@register.simple_tag(takes_context=True)
def page_description(context) -> str:
    """One or two sentences for search engines, from the first of these that is filled in."""
    page = context.get("page")
    for name in ("search_description", "summary", "introduction", "for_whom"):
        if text := getattr(page, name, ""):
            return Truncator(text).chars(200)
    return ""


@register.simple_tag(takes_context=True)
def canonical_url(context) -> str:
    """The one address of this page: of the site itself, and without what follows a “?”."""
    request = context.get("request")
    site = Site.find_for_request(request) if request is not None else None
    return f"{site.root_url}{request.path}" if site else ""


@register.inclusion_tag("components/share_tags.html", takes_context=True)
def share_tags(context):
    """What is shown of a page when somebody shares it (ogp.me); nothing for what is no page."""
    request, page = context.get("request"), context.get("page")
    if request is None or not isinstance(page, BasePage):
        return {}
    url = page.get_full_url(request)
    image = ""
    if url and page.live:
        version = int(page.last_published_at.timestamp()) if page.last_published_at else 0
        image = f"{url}{serving.FILE_NAME}?v={version}"
    return {
        "title": getattr(request, "document_title", page.title),
        "description": page_description(context),
        "url": context.get("canonical") or canonical_url(context),
        "site_name": SITE_NAME,
        "image": image,
        "width": drawing.WIDTH,
        "height": drawing.HEIGHT,
        "alt": page.title,
    }


@register.inclusion_tag("components/site_header.html", takes_context=True)
def site_header(context):
    request = context.get("request")
    current = context.get("page")
    links = [page for page in _top_pages(request) if page.show_in_menus]
    return {
        "request": request,
        "home": _home(request),
        "links": [(page, _current(page, current)) for page in links],
        # A page that has the box among its content does not have it twice.
        "search": not context.get("searches_here"),
    }


@register.inclusion_tag("components/site_footer.html", takes_context=True)
def site_footer(context):
    request = context.get("request")
    return {
        "request": request,
        "links": [page for page in _top_pages(request) if not page.show_in_menus],
        "settings": site_settings(context),
    }


@register.inclusion_tag("components/ways_out.html", takes_context=True)
def ways_out(context):
    request = context.get("request")
    pages = {page.slug: page for page in _top_pages(request)}
    ways = [(pages[slug], summary) for slug, summary in WAYS_OUT.items() if slug in pages]
    return {"request": request, "ways": ways}


@register.simple_tag(takes_context=True)
def site_settings(context):
    """What editors filled in about the site; None when that is nothing yet."""
    request = context.get("request")
    site = Site.find_for_request(request) if request is not None else None
    if site is None:
        return None
    if not hasattr(request, "_site_settings"):
        model = apps.get_model("home.SiteSettings")
        request._site_settings = model.objects.filter(site=site).first()
    return request._site_settings


def _current(page: Page, current: Page | None) -> str:
    """The value of aria-current: on the page itself, or somewhere below it."""
    path = getattr(current, "path", "") or ""
    if path == page.path:
        return "page"
    return "true" if path.startswith(page.path) else ""


def _home(request) -> Page | None:
    site = Site.find_for_request(request) if request is not None else None
    return site.root_page if site else None


def _top_pages(request) -> list[Page]:
    home = _home(request)
    return top_pages(home, request) if home else []
