"""Error pages that help: in Dutch, in the site's look, and without a query that may fail."""

from collections.abc import Sequence

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token


class HelpfulNotFound(Http404):
    """A 404 that knows what went wrong and where to go: `ways` are (address, words)."""

    def __init__(self, explanation: str, ways: Sequence[tuple[str, str]] = ()):
        super().__init__(explanation)
        self.explanation = explanation
        self.ways = ways


@requires_csrf_token
def not_found(request, exception=None):
    context = {
        "noindex": True,
        "searches_here": True,
        "explanation": getattr(exception, "explanation", ""),
        "ways": getattr(exception, "ways", ()),
    }
    return render(request, "404.html", context, status=404)


@requires_csrf_token
def forbidden(request, exception=None):
    return render(request, "403.html", {"noindex": True}, status=403)


@requires_csrf_token
def bad_request(request, exception=None):
    return render(request, "400.html", {"noindex": True}, status=400)


def server_error(request):
    # Without the request: no context processor or tag may run into the same fault again.
    return render(None, "500.html", status=500)
