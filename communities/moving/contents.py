"""What a community takes along to another library, and what stays because others use it too."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, WorkflowPage, WorkflowState

from events.models import DateChange, EventPage, Occurrence, Venue

from ..models import CommunityPage, Library

# (content type of the base model, primary key as text), as Wagtail's index writes it.
Key = tuple[int, str]


@dataclass
class Parting:
    """Of one kind of thing: what goes, what others use as well, what is there already."""

    goes: list = field(default_factory=list)
    shared: list = field(default_factory=list)
    double: list = field(default_factory=list)

    @property
    def stays(self) -> list:
        return [*self.shared, *self.double]


@dataclass
class Contents:
    pages: QuerySet
    pictures: Parting
    documents: Parting
    venues: Parting
    # Approvals by people of the old library that are waiting, and the settings that ask for them.
    waiting: QuerySet
    workflows: QuerySet
    restrictions: QuerySet

    @property
    def mark(self) -> str:
        """Differs when something else would go, or stay."""
        parts = (self.pictures, self.documents, self.venues)
        keys = [[one.pk for one in things] for part in parts for things in (part.goes, part.stays)]
        keys.append([self.pages.count(), self.waiting.count(), self.workflows.count()])
        return hashlib.sha256(repr(keys).encode()).hexdigest()[:16]


def of(community: CommunityPage, to: Library) -> Contents:
    """A number of queries that grows with the pages of the community, and with nothing else."""
    home = community.library
    pages = Page.objects.filter(path__startswith=community.path)
    others = _of_library(home).exclude(pk__in=pages.values("pk"))
    keys = [str(pk) for pk in pages.values_list("pk", flat=True)]
    here = _referred(pages)
    elsewhere = _referred(others, drafts_only=True) | _referred_outside(keys, here)
    page_type = ContentType.objects.get_for_model(Page)
    waiting = WorkflowState.objects.active().filter(base_content_type=page_type, object_id__in=keys)
    return Contents(
        pages=pages,
        pictures=_files(get_image_model(), home, here, elsewhere),
        documents=_files(get_document_model(), home, here, elsewhere),
        venues=_venues(pages, others, home, to, here, elsewhere),
        waiting=waiting,
        workflows=WorkflowPage.objects.filter(page__in=pages),
        restrictions=PageViewRestriction.objects.filter(page__in=pages, groups=home.group_id),
    )


def _of_library(library: Library) -> QuerySet:
    found = Q(pk__in=[])
    for path in library.communities.values_list("path", flat=True):
        found |= Q(path__startswith=path)
    return Page.objects.filter(found)


def _referred(pages: QuerySet, *, drafts_only: bool = False) -> set[Key]:
    """What these pages refer to, as they are and as they are being written.

    Wagtail's index knows what is stored in the pages, and nothing of drafts.
    """
    found: set[Key] = set()
    if drafts_only:
        pages = pages.filter(has_unpublished_changes=True)
    for page in pages.specific().iterator(chunk_size=200):
        versions = [] if drafts_only else [page]
        if page.has_unpublished_changes and page.latest_revision:
            versions.append(page.get_latest_revision_as_object())
        for one in versions:
            references = ReferenceIndex._extract_references_from_object(one)
            found.update((to_type, to_id) for to_type, to_id, *_paths in references)
    return found


def _referred_outside(page_keys: list[str], asked: set[Key]) -> set[Key]:
    """Which of these are also referred to from elsewhere than these pages."""
    page_type = ContentType.objects.get_for_model(Page)
    outside = ReferenceIndex.objects.exclude(base_content_type=page_type, object_id__in=page_keys)
    found = outside.filter(to_object_id__in={key for _type, key in asked})
    return asked & set(found.values_list("to_content_type", "to_object_id"))


def _key(record) -> Key:
    return ReferenceIndex._get_base_content_type(record).pk, str(record.pk)


def _files(model, home: Library, here: set[Key], elsewhere: set[Key]) -> Parting:
    found = Parting()
    if home.collection_id is None:
        return found
    own = home.collection.get_descendants(inclusive=True)
    for one in model.objects.filter(collection__in=own).order_by("title", "pk"):
        if _key(one) in here:
            (found.shared if _key(one) in elsewhere else found.goes).append(one)
    return found


def _venues(pages, others, home: Library, to: Library, here, elsewhere) -> Parting:
    used = _venues_of(Q(path__startswith=pages.order_by("path").first().path))
    not_here = EventPage.objects.exclude(pk__in=pages.values("pk"))
    found = Parting()
    there = set(Venue.objects.filter(library=to).values_list("name", "place"))
    for one in Venue.objects.filter(library=home).order_by("place", "name", "pk"):
        if one.pk not in used and _key(one) not in here:
            continue
        if _key(one) in elsewhere or _meets_there(one, not_here):
            found.shared.append(one)
        elif (one.name, one.place) in there:
            found.double.append(one)
        else:
            found.goes.append(one)
    return found


def _venues_of(which: Q) -> set[int]:
    """The venues of these activities, of all their dates, and of one-date changes."""
    events = EventPage.objects.filter(which)
    rows = (
        events.values_list("venue", flat=True),
        Occurrence.objects.filter(event__in=events).values_list("venue", flat=True),
        DateChange.objects.filter(event__in=events).values_list("venue", flat=True),
    )
    return {key for some in rows for key in some.order_by().distinct() if key}


def _meets_there(venue: Venue, events: QuerySet) -> bool:
    return (
        events.filter(venue=venue).exists()
        or Occurrence.objects.filter(venue=venue, event__in=events).exists()
        or DateChange.objects.filter(venue=venue, event__in=events).exists()
    )


def names(things: Iterable) -> list[str]:
    return [str(one) for one in things]
