"""Error pages that help: in Dutch, in the site's look, and without a query that may fail."""

from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token


@requires_csrf_token
def not_found(request, exception=None):
    return render(request, "404.html", {"noindex": True}, status=404)


@requires_csrf_token
def forbidden(request, exception=None):
    return render(request, "403.html", {"noindex": True}, status=403)


@requires_csrf_token
def bad_request(request, exception=None):
    return render(request, "400.html", {"noindex": True}, status=400)


def server_error(request):
    # Without the request: no context processor or tag may run into the same fault again.
    return render(None, "500.html", status=500)
