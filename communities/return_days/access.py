"""Who sees which return day, and what they may do with it.

- The network's editors and administrators see all, say which dates are return days and who takes
  part, and write the notes.
- Advisers see the days that they are at, and those that a library of theirs takes part in. Whoever
  is at a day writes its notes.
- Librarians see the days that a community of theirs takes part in, and prepare it.

Of a community of others one reads that it takes part (when it is public), and not how far it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from ..models import CommunityPage, Library, Preparation, ReturnDay
from ..models.library import ADVISERS

CHANGE = "communities.change_returnday"


def keeps(user) -> bool:
    """Whether `user` says what is a return day, and who takes part."""
    return user.is_active and user.has_perm(CHANGE)


def days_of(user) -> QuerySet:
    """Those that `user` may read."""
    if keeps(user):
        return ReturnDay.objects.all()
    takes_part = Preparation.objects.filter(community__library__in=_open_to(user))
    found = Q(pk__in=takes_part.order_by().values("day"))
    if _is_adviser(user):
        found |= Q(pk__in=ReturnDay.objects.filter(advisers__user=user).order_by().values("pk"))
    return ReturnDay.objects.filter(found)


def day_or_404(user, day_id: int) -> ReturnDay:
    """Raises Http404: others learn nothing of a day, nor whether it is there."""
    # By `id`: a number that no database holds is no key there, and an error with `pk`.
    return get_object_or_404(days_of(user).select_related("event", "changed_by"), id=day_id)


def writes_notes(user, day: ReturnDay) -> bool:
    """The editors of the network, and the advisers who are there."""
    return keeps(user) or (_is_adviser(user) and day.advisers.filter(user=user).exists())


def preparations_of(user) -> QuerySet:
    """Those of which `user` may read how far they are."""
    rows = Preparation.objects.select_related("community__library", "day__event", "changed_by")
    if keeps(user):
        return rows
    return rows.filter(community__library__in=_open_to(user))


def preparation_or_404(user, preparation_id: int) -> Preparation:
    return get_object_or_404(preparations_of(user), id=preparation_id)


@dataclass(frozen=True)
class Participant:
    """One community of a day, as one user sees it: `preparation` is None where it is not shown."""

    name: str
    preparation: Preparation | None


def prepares(user, preparation: Preparation) -> bool:
    """The librarians of the community, and administrators."""
    if user.is_superuser:
        return True
    community = preparation.community
    kept = Library.objects.kept_by(user)
    return community is not None and kept.filter(pk=community.library_id).exists()


def own_among(user, preparations: Iterable[Preparation]) -> list[Preparation]:
    """Those that `user` prepares as a librarian. One query."""
    kept = set(Library.objects.kept_by(user).values_list("pk", flat=True))
    return [one for one in preparations if one.community and one.community.library_id in kept]


def communities_to_choose(user) -> QuerySet:
    """Who may take part in a day: public communities."""
    found = CommunityPage.objects.live().select_related("library", "ending").defer_streamfields()
    return found.order_by("library__name", "title", "pk")


def sees_the_list(user) -> bool:
    return keeps(user) or _open_to(user).exists() or days_of(user).exists()


def _open_to(user) -> QuerySet:
    return Library.objects.open_to(user).order_by().values("pk")


def _is_adviser(user) -> bool:
    return user.is_active and user.groups.filter(name=ADVISERS).exists()
