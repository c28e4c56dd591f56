"""Occurrences in templates, and lists that pages of other apps ask for."""

from django import template
from django.utils import timezone
from django.utils.html import format_html

from site_config.templatetags.site_frame import canonical_url

from .. import listing, places
from ..choices import Status
from ..models import EventTheme, Occurrence
from ..oembed import views as oembed

register = template.Library()

THEME_ACTIVITIES = 6

register.filter("route_url", places.route_url)


@register.simple_tag(takes_context=True)
def occurrence_url(context, occurrence) -> str:
    """The address of one occurrence within the site."""
    return occurrence.get_url(context.get("request"))


@register.simple_tag(takes_context=True)
def oembed_link(context) -> str:
    """Tells programs where they learn how to show this page elsewhere, if it is for everybody."""
    request, page = context.get("request"), context.get("page")
    address = context.get("canonical") or canonical_url(context)
    if not address or getattr(request, "is_preview", False) or page.get_view_restrictions():
        return ""
    return format_html(
        '<link rel="alternate" type="application/json+oembed" title="{}" href="{}">',
        page.title,
        oembed.address_about(request, address),
    )


@register.inclusion_tag("events/theme_activities.html", takes_context=True)
def theme_activities(context, theme):
    """The next activities of a theme, at most one date of each."""
    request = context.get("request")
    now = timezone.now()
    of_theme = EventTheme.objects.filter(theme_id=theme.pk).values("event")
    rows = Occurrence.objects.visible_to(request).filter(event__in=of_theme)
    coming = rows.exclude(status=Status.CANCELLED)
    return {
        "request": request,
        "occurrences": listing.first_of_each(coming, now, THEME_ACTIVITIES),
        "today": timezone.localdate(now),
    }
