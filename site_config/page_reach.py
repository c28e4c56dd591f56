"""Which pages somebody who works in the CMS may know of: the own ones, and what is public.

Wagtail's choosers show every page to everybody, drafts included. The title of a draft counts
too: a public page whose title is being rewritten is out of reach until that is published.
"""

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.permissions import page_permission_policy

OWN = {"add_page", "change_page", "publish_page"}


def own_branches(user) -> list[str]:
    """The paths of the pages on which `user` may do something, and all below these."""
    return [
        one.page.path
        for one in page_permission_policy.get_cached_permissions_for_user(user)
        if one.permission.codename in OWN
    ]


def pages_within_reach(pages: QuerySet, user) -> QuerySet:
    """Those of `pages` that `user` may see the title of in the CMS."""
    if user.is_superuser:
        return pages
    own = Q(pk__in=[])
    for path in own_branches(user):
        own |= Q(path__startswith=path)
    public = _open() & _settled()
    for path in _closed_branches(user):
        public &= ~Q(path__startswith=path)
    return pages.filter(own | public)


def page_is_within_reach(page: Page, user) -> bool:
    return pages_within_reach(Page.objects.filter(pk=page.pk), user).exists()


def _open() -> Q:
    return Q(live=True) & (Q(expire_at=None) | Q(expire_at__gt=timezone.now()))


def _settled() -> Q:
    return Q(draft_title=F("title")) | Q(draft_title="")


def _closed_branches(user) -> list[str]:
    with_children = Page.objects.filter(numchild__gt=0).order_by()
    closed = list(with_children.exclude(_open() & _settled()).values_list("path", flat=True))
    restrictions = PageViewRestriction.objects.select_related("page").prefetch_related("groups")
    return closed + [one.page.path for one in restrictions if not _meets(user, one)]


def _meets(user, restriction: PageViewRestriction) -> bool:
    """Whether the account alone opens the page: a password is of the visitor."""
    if restriction.restriction_type == PageViewRestriction.LOGIN:
        return user.is_authenticated
    if restriction.restriction_type == PageViewRestriction.GROUPS:
        asked = {group.pk for group in restriction.groups.all()}
        return bool(asked & set(user.groups.values_list("pk", flat=True)))
    return False
