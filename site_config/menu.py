"""The pages right below the front page: they make up the menus, and lead to the sections."""

from wagtail.models import Page

from .visibility import visible_children

REQUEST_ATTRIBUTE = "_top_pages"


def top_pages(home: Page, request) -> list[Page]:
    """The visible pages below `home`, in tree order; asked once for each request."""
    if not hasattr(request, REQUEST_ATTRIBUTE):
        setattr(request, REQUEST_ATTRIBUTE, list(visible_children(home, request)))
    return getattr(request, REQUEST_ATTRIBUTE)
