"""Find the page of an address in two queries, however deep it lies.

Wagtail asks two queries for every level. Here one query fetches the whole line of
ancestors, which serves for the visibility check and the breadcrumbs as well.
"""

from django.http import Http404
from wagtail.models import Page

from .visibility import Branches, is_open

# Deeper addresses do not exist; longer ones are not worth a query.
MAX_COMPONENTS = 12
TRAIL_ATTRIBUTE = "page_trail"


def route_from_root(root: Page, request, components: list[str]):
    """Route `components` below `root`; hand what is left to the deepest page found.

    Raises Http404 when a page on the way is not live or has expired.
    """
    if len(components) > MAX_COMPONENTS:
        raise Http404("Address too deep")
    line = [root, *_pages_below(root, components)]
    if not all(is_open(page) for page in line):
        raise Http404("A page on the way is not public")
    setattr(request, TRAIL_ATTRIBUTE, line)
    if len(line) == 1:
        return root, components
    page = _specific(line[-1])
    page._cached_parent_obj = line[-2]
    if not any(one.alias_of_id for one in line):
        page.known_restrictions = Branches.of(request).restrictions_above(page.path)
    return page, components[len(line) - 1 :]


def _specific(page: Page) -> Page:
    """The page in its own type, with what its template always shows fetched along."""
    model = page.specific_class
    shown = getattr(model, "shown_along", ())
    return model._default_manager.select_related(*shown).get(pk=page.pk) if shown else page.specific


def _pages_below(root: Page, components: list[str]) -> list[Page]:
    paths = [
        f"{root.url_path}{'/'.join(components[: depth + 1])}/" for depth in range(len(components))
    ]
    # url_path has no index, slug has: the first condition is there for the database.
    pages = Page.objects.filter(slug__in=components, url_path__in=paths).order_by()
    found = {page.url_path: page for page in pages}
    line = []
    for path in paths:
        if path not in found:
            break
        line.append(found[path])
    return line


def trail(page: Page, request=None) -> list[Page]:
    """The pages from the site's root to `page`, both included."""
    line = getattr(request, TRAIL_ATTRIBUTE, None)
    if line and line[-1].pk == page.pk:
        return line
    return [*page.get_ancestors().filter(depth__gt=1), page]
