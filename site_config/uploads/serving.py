"""Uploads without nginx, for the demo."""

import posixpath

from django.conf import settings
from django.http import Http404
from django.views.static import serve

# Wagtail's view at documents/ gives these: it asks who may read the document.
NOT_FOR_ALL = "documents/"


def media(request, path: str):
    """A picture. Raises Http404 for what is not there, and for documents."""
    if posixpath.normpath(f"/{path}").lstrip("/").startswith(NOT_FOR_ALL):
        raise Http404
    return serve(request, path, document_root=settings.MEDIA_ROOT)
