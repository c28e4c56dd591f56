"""The pages, pictures and documents of a library, drafts included, for its adviser."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from ..models import CommunityPage, Library


def libraries_of(user) -> QuerySet:
    libraries = Library.objects.select_related("adviser")
    return libraries if user.is_superuser else libraries.advised_by(user)


def library_or_404(user, library_id: int) -> Library:
    return get_object_or_404(libraries_of(user), pk=library_id)


def pages_of(library: Library) -> QuerySet:
    """All pages below the communities of a library, drafts included, in tree order."""
    return _below(CommunityPage.objects.filter(library=library))


def page_or_404(user, page_id: int) -> Page:
    """A page of one of the libraries that this user guides."""
    communities = CommunityPage.objects.filter(library__in=libraries_of(user))
    return get_object_or_404(_below(communities), pk=page_id)


def pictures_of(library: Library) -> QuerySet:
    """Latest first."""
    return _in_collection(get_image_model(), library).order_by("-created_at", "-pk")


def documents_of(library: Library) -> QuerySet:
    return _in_collection(get_document_model(), library).order_by("title", "pk")


def _below(communities: QuerySet) -> QuerySet:
    found = Q(pk__in=[])
    for path in communities.order_by().values_list("path", flat=True):
        found |= Q(path__startswith=path)
    return Page.objects.filter(found).order_by("path")


def _in_collection(model, library: Library) -> QuerySet:
    if library.collection is None:
        return model.objects.none()
    inside = library.collection.get_descendants(inclusive=True)
    return model.objects.filter(collection__in=inside)
