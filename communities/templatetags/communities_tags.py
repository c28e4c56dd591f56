"""Lists of communities that pages of other apps ask for."""

from django import template

from ..landing import communities

register = template.Library()


@register.inclusion_tag("communities/theme_communities.html", takes_context=True)
def theme_communities(context, theme):
    """The communities that work on a theme."""
    request = context.get("request")
    return {
        "request": request,
        "communities": communities(request).filter(theme_links__theme_id=theme.pk).distinct(),
    }
