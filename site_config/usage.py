"""Where a page is used, as far as somebody may know: by name, or else as a number.

Wagtail's index of references knows of links in fields, in rich text and in chooser blocks.
What protects a record without standing in it is asked of the database.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db import router
from django.db.models import ProtectedError, QuerySet, RestrictedError
from django.db.models.deletion import Collector
from django.urls import reverse
from modelcluster.fields import ParentalKey
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import page_permission_policy

from .visibility import VisiblePageQuerySet

# (content type of the base model, primary key as text), as the index writes it.
Source = tuple[int, str]


@dataclass(frozen=True)
class Place:
    """`editor` is the address where one may change it, empty for who may not."""

    title: str
    editor: str = ""


@dataclass
class Uses:
    """`hidden` counts the places that this user may not see."""

    places: list[Place] = field(default_factory=list)
    hidden: int = 0

    @property
    def count(self) -> int:
        return len(self.places) + self.hidden


def uses_of(pages: QuerySet, request) -> dict[int, Uses]:
    """By the id of each page that is used: where. Pages that nothing refers to are left out."""
    found = {page.pk: _protectors(page) for page in pages}
    references = ReferenceIndex.get_references_to_in_bulk(pages).order_by()
    for to_id, *source in references.values_list("to_object_id", "base_content_type", "object_id"):
        found[int(to_id)].add(tuple(source))
    page_type = ContentType.objects.get_for_model(Page).pk
    for page_id, sources in found.items():
        sources.discard((page_type, str(page_id)))
    places = _places({one for sources in found.values() for one in sources}, request)
    return {
        page_id: Uses(
            places=sorted(
                (places[one] for one in sources if one in places), key=lambda place: place.title
            ),
            hidden=sum(one not in places for one in sources),
        )
        for page_id, sources in found.items()
        if sources
    }


def _protectors(page: Page) -> set[Source]:
    """What the database will not let go of when the page is deleted."""
    using = router.db_for_write(type(page))
    try:
        Collector(using=using, origin=page).collect([page])
    except ProtectedError as error:
        return {_source(one) for one in error.protected_objects}
    except RestrictedError as error:
        return {_source(one) for one in error.restricted_objects}
    return set()


def _source(record) -> Source:
    """The record, or the page that it is a part of."""
    model, key = type(record), record.pk
    for one in record._meta.fields:
        if isinstance(one, ParentalKey):
            model, key = one.related_model, getattr(record, one.attname)
    base = (model._meta.get_parent_list() or [model])[-1]
    return ContentType.objects.get_for_model(base).pk, str(key)


def _places(sources: Iterable[Source], request) -> dict[Source, Place]:
    """The sources that this user may see. Pages in three queries, however many there are."""
    ids = defaultdict(list)
    for content_type_id, record_id in sources:
        ids[content_type_id].append(record_id)
    page_type = ContentType.objects.get_for_model(Page).pk
    found = {
        (page_type, str(page_id)): place
        for page_id, place in _page_places(ids.pop(page_type, []), request).items()
    }
    finder = AdminURLFinder(request.user)
    for content_type_id, record_ids in ids.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        for record in model._base_manager.filter(pk__in=record_ids) if model else []:
            if editor := finder.get_edit_url(record):
                found[(content_type_id, str(record.pk))] = Place(str(record), editor)
    return found


def _page_places(page_ids: list[str], request) -> dict[int, Place]:
    pages = VisiblePageQuerySet(Page).filter(pk__in=page_ids).order_by()
    own = page_permission_policy.instances_user_has_permission_for(request.user, "change")
    editable = own.filter(pk__in=page_ids).values_list("pk", flat=True)
    places = {page.pk: Place(page.title) for page in pages.visible_to(request)}
    for page in pages.filter(pk__in=list(editable)):
        editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
        places[page.pk] = Place(page.get_admin_display_title(), editor)
    return places
