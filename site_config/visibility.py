"""Who may see which page: the one answer that every list, link and outlet asks for.

A page is visible when it and all its ancestors are live and not past their expiry date,
and when the visitor meets every view restriction on that line. Wagtail's own
`live().public()` looks at the page alone: below an unpublished community its calendar
would still answer, and an expired page stays until a command has run.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import IntegerField, Q, Value
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

REQUEST_ATTRIBUTE = "_visible_branches"


def is_open(page: Page, at: datetime | None = None) -> bool:
    """Whether the page itself is live and not expired; says nothing of its ancestors."""
    return page.live and not (page.expire_at and page.expire_at <= (at or timezone.now()))


@dataclass
class Branches:
    """The tree paths that are not open to everybody, as one visitor meets them.

    hidden: not live or expired, so closed to all visitors; refused: under a restriction
    that this visitor does not meet; opened: under one that the visitor does meet.
    """

    hidden: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    restrictions: list[PageViewRestriction] = field(default_factory=list)

    @classmethod
    def of(cls, request=None) -> "Branches":
        """Asked once for each request: one query, and one or two more with restrictions."""
        cached = getattr(request, REQUEST_ATTRIBUTE, None)
        if cached is None:
            cached = cls._read(request)
            if request is not None:
                setattr(request, REQUEST_ATTRIBUTE, cached)
        return cached

    @classmethod
    def _read(cls, request) -> "Branches":
        now = timezone.now()
        # A page without children needs no branch: the lists look at the page itself. An index
        # holds just these pages (home, migration 0003); joined to the restrictions, every page
        # would be read.
        closed = Q(live=False) | Q(expire_at__lte=now)
        hidden = Page.objects.filter(closed, numchild__gt=0).order_by()
        restricted = PageViewRestriction.objects.order_by()
        rows = hidden.values_list("path", Value(None, IntegerField())).union(
            restricted.values_list("page__path", "pk"), all=True
        )
        found = cls()
        restriction_ids = []
        for path, restriction_id in rows:
            if restriction_id is None:
                found.hidden.append(path)
            else:
                restriction_ids.append(restriction_id)
        if restriction_ids:
            found._judge(restriction_ids, request)
        return found

    def _judge(self, restriction_ids, request) -> None:
        self.restrictions = list(
            PageViewRestriction.objects.filter(pk__in=restriction_ids)
            .select_related("page")
            .prefetch_related("groups")
        )
        for restriction in self.restrictions:
            met = request is not None and restriction.accept_request(request)
            (self.opened if met else self.refused).append(restriction.page.path)

    @property
    def closed(self) -> list[str]:
        return self.hidden + self.refused

    def restrictions_above(self, path: str) -> list[PageViewRestriction]:
        """The restrictions that hold for the page at `path`."""
        return [one for one in self.restrictions if path.startswith(one.page.path)]


class VisiblePageQuerySet(PageQuerySet):
    def visible_to(self, request=None):
        """Only pages that this visitor may see; `None` stands for an anonymous one."""
        now = timezone.now()
        pages = self.filter(live=True).filter(Q(expire_at=None) | Q(expire_at__gt=now))
        for path in Branches.of(request).closed:
            pages = pages.exclude(path__startswith=path)
        return pages


def visible_children(page: Page, request=None):
    """The children of a page that this visitor may see, as plain pages in tree order."""
    return VisiblePageQuerySet(Page).child_of(page).visible_to(request).order_by("path")


VisiblePageManager = PageManager.from_queryset(VisiblePageQuerySet)
