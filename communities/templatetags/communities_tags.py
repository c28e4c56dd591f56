"""Lists of communities that pages of other apps ask for."""

from django import template

from ..landing import communities

register = template.Library()

# Two provinces fit on a screen.
OSM_ZOOM = 9


@register.inclusion_tag("communities/theme_communities.html", takes_context=True)
def theme_communities(context, theme):
    """The communities that work on a theme."""
    request = context.get("request")
    return {
        "request": request,
        "communities": communities(request).filter(theme_links__theme_id=theme.pk).distinct(),
    }


@register.simple_tag
def openstreetmap_url(drawn) -> str:
    """The same part of the country on OpenStreetMap: a link, nothing is fetched from there."""
    latitude, longitude = drawn.middle
    return f"https://www.openstreetmap.org/#map={OSM_ZOOM}/{latitude:.3f}/{longitude:.3f}"
