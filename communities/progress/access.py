"""Who reads how far a community is, who fills it in, and who comments.

Librarians of its library fill in, the adviser of the library reads and comments, administrators
fill in everywhere, and the network's editors read everywhere.
"""

from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Page

from site_config.lookup import page_by_id_or_404

from ..models import Adviser, CommunityPage, Library

READ_ALL = "communities.view_stepprogress"


@dataclass(frozen=True)
class Rights:
    """What somebody may do with the task list of one community that they may read."""

    edit: bool
    comment_as: Adviser | None

    @property
    def write(self) -> bool:
        return self.edit or self.comment_as is not None


def communities_of(user) -> QuerySet:
    """The communities of which `user` may read how far they are, by library and title."""
    found = CommunityPage.objects.select_related("library__adviser").defer_streamfields()
    found = found.order_by("library__name", "title", "pk")
    if reads_all(user):
        return found
    return found.filter(library__in=Library.objects.open_to(user).order_by().values("pk"))


def reads_all(user) -> bool:
    return user.has_perm(READ_ALL)


def community_or_404(user, community_id: int) -> CommunityPage:
    """Raises Http404: others learn nothing of a community, nor whether it is there."""
    return page_by_id_or_404(communities_of(user), community_id)


def rights(user, community: CommunityPage) -> Rights:
    own = Library.objects.filter(pk=community.library_id)
    return Rights(
        edit=user.is_superuser or own.kept_by(user).exists(),
        comment_as=user.adviser if own.advised_by(user).exists() else None,
    )


def lock(community: CommunityPage) -> None:
    """Whoever saves at the same moment waits here until the transaction ends."""
    Page.objects.select_for_update().get(pk=community.pk)
