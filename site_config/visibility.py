"""Who may see which page: the one answer that every list, link and outlet asks for.

A page is visible when it and all its ancestors are live and not past their expiry date,
and when the visitor meets every view restriction on that line. Wagtail's own
`live().public()` looks at the page alone: below an unpublished community its calendar
would still answer, and an expired page stays until a command has run.
"""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

REQUEST_ATTRIBUTE = "_closed_branches"


def is_open(page: Page, at: datetime | None = None) -> bool:
    """Whether the page itself is live and not expired; says nothing of its ancestors."""
    return page.live and not (page.expire_at and page.expire_at <= (at or timezone.now()))


def hidden_branches(at: datetime | None = None) -> list[str]:
    """Tree paths of pages with children that are themselves not live, or have expired."""
    at = at or timezone.now()
    return list(
        Page.objects.filter(numchild__gt=0)
        .filter(Q(live=False) | Q(expire_at__lte=at))
        .order_by("path")
        .values_list("path", flat=True)
    )


def restricted_branches(request=None) -> list[str]:
    """Tree paths under a view restriction that this visitor (None: anonymous) lacks."""
    restrictions = PageViewRestriction.objects.select_related("page").prefetch_related("groups")
    return [
        restriction.page.path
        for restriction in restrictions
        if request is None or not restriction.accept_request(request)
    ]


def closed_branches(request=None) -> list[str]:
    """Tree paths that this visitor may not enter; computed once for each request."""
    cached = getattr(request, REQUEST_ATTRIBUTE, None)
    if cached is None:
        cached = hidden_branches() + restricted_branches(request)
        if request is not None:
            setattr(request, REQUEST_ATTRIBUTE, cached)
    return cached


class VisiblePageQuerySet(PageQuerySet):
    def visible_to(self, request=None):
        """Only pages that this visitor may see; `None` stands for an anonymous one."""
        now = timezone.now()
        pages = self.filter(live=True).filter(Q(expire_at=None) | Q(expire_at__gt=now))
        for path in closed_branches(request):
            pages = pages.exclude(path__startswith=path)
        return pages


def visible_children(page: Page, request=None):
    """The children of a page that this visitor may see, as plain pages in tree order."""
    return VisiblePageQuerySet(Page).child_of(page).visible_to(request).order_by("path")


VisiblePageManager = PageManager.from_queryset(VisiblePageQuerySet)
