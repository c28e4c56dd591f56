"""/stijlgids/: for who works on the site. Others find nothing there."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from communities.choices import Colour, Pattern

from . import tokens
from .sources import Sources
from .specimens import GROUPS


def _for_makers_only(request) -> None:
    if not (settings.DEBUG or request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404("Not for visitors")


@require_safe
@never_cache
def guide(request):
    """The tokens: colours with their contrast, patterns, letters, space."""
    _for_makers_only(request)
    context = {
        "noindex": True,
        "groups": GROUPS,
        "schemes": {name: tokens.paints(name) for name in tokens.schemes()},
        "communities": [
            {"colour": colour, "pattern": pattern, "words": f"{colour.label}, {pattern.label}"}
            for colour, pattern in zip(Colour, Pattern, strict=True)
        ],
        "lengths": tokens.lengths(),
    }
    return render(request, "home/style_guide.html", context)


@require_safe
@never_cache
def group(request, slug):
    """One group of components, each with real content."""
    _for_makers_only(request)
    found = next((one for one in GROUPS if one.slug == slug), None)
    if found is None:
        raise Http404("No such group")
    shown = list(found.shown(Sources(request)))
    names = {specimen.name for specimen, _ in shown}
    context = {
        "noindex": True,
        "groups": GROUPS,
        "group": found,
        "shown": shown,
        "left_out": [one.name for one in found.specimens if one.name not in names],
    }
    return render(request, "home/style_guide_group.html", context)
