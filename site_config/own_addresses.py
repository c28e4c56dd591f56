"""The addresses that the site answers itself, before it looks for a page."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import get_resolver


def first_parts() -> frozenset[str]:
    """What these addresses begin with, such as `zoeken`: a page of that name has no visitors."""
    # The files lie there for the web server, whether Django serves them or not.
    files = [one.strip("/").partition("/")[0] for one in (settings.MEDIA_URL, settings.STATIC_URL)]
    return frozenset({*_first_parts(get_resolver().url_patterns), *files})


def _first_parts(patterns: Iterable) -> Iterator[str]:
    for one in patterns:
        first = str(one.pattern).lstrip("^").partition("/")[0]
        if first:
            yield first
        else:
            yield from _first_parts(getattr(one, "url_patterns", ()))
