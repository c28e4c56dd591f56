"""Give a community to another library. One transaction: all of it, or nothing."""

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page, PageSubscription, Revision

from events import versions
from events.lines import refresh_branch

from .. import roles
from ..models import CommunityPage, Library
from . import contents, history


@transaction.atomic
def move(community: CommunityPage, to: Library, user) -> contents.Contents:
    """Returns what went along and what stayed.

    Who may do what is by library, so the people of the old one reach nothing of it any more,
    and those of the new one everything.
    """
    # As it is stored, whatever was done to the object at hand.
    community = CommunityPage.objects.select_for_update().get(pk=community.pk)
    home = community.library
    found = contents.of(community, to)
    before = roles.library_group(home)
    after = roles.library_group(to)
    _hand_over(found, before, after, to, user)
    _rewrite_drafts(community, to)
    community.library = to
    # As a whole, so that the search of visitors follows; what it holds was valid before.
    community.save(clean=False)
    for library in (home, to):
        roles.library_group(library)
    # Dates carry the library along; another library is closed on other days.
    refresh_branch(community)
    versions.touch_branch(community)
    stayed = [*found.pictures.stays, *found.documents.stays, *found.venues.stays]
    log(
        instance=community,
        action=history.MOVED,
        user=user,
        data={"from": home.name, "to": to.name, "stayed": contents.names(stayed)},
    )
    return found


def _hand_over(found: contents.Contents, before, after, to: Library, user) -> None:
    to.refresh_from_db(fields=["collection"])
    for one in [*found.pictures.goes, *found.documents.goes]:
        one.collection = to.collection
        one.save()
    for venue in found.venues.goes:
        venue.library = to
        venue.save()
    for state in list(found.waiting):
        state.cancel(user=user)
    found.workflows.delete()
    for restriction in list(found.restrictions):
        restriction.groups.remove(before)
        restriction.groups.add(after)
    keys = list(found.pages.values_list("pk", flat=True))
    # A lock of somebody who may not come here any more would stay for ever.
    Page.objects.filter(pk__in=keys, locked=True).update(
        locked=False, locked_by=None, locked_at=None
    )
    staying = after.user_set.values("pk")
    subscribed = PageSubscription.objects.filter(page__in=keys, user__groups=before)
    subscribed.exclude(user__in=staying).delete()


def _rewrite_drafts(community: CommunityPage, to: Library) -> None:
    """Or publishing an older version would give the community back."""
    for revision in Revision.objects.for_instance(community).iterator(chunk_size=50):
        revision.content["library"] = to.pk
        revision.save(update_fields=["content"])
