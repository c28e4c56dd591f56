"""Which calendars a library can put on its own website, and whose library one may see here."""

from django.apps import apps
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from ..models import CommunityPage, Library


def libraries_of(user) -> QuerySet:
    """The own ones of librarians, all for administrators."""
    return Library.objects.all() if user.is_superuser else Library.objects.kept_by(user)


def library_or_404(user, library_id: int) -> Library:
    """Raises Http404: of other libraries one learns nothing here."""
    return get_object_or_404(libraries_of(user), pk=library_id)


def calendars_of(library: Library) -> list:
    """The calendars that everybody may see: those of its communities, then the network's."""
    model = apps.get_model("events", "CalendarPage")
    below = Q(depth=3)
    for path in CommunityPage.objects.filter(library=library).values_list("path", flat=True):
        below |= Q(path__startswith=path)
    found = list(model.objects.visible_to().filter(below).order_by("path"))
    return sorted(found, key=lambda calendar: calendar.is_network)


def libraries_with_community() -> QuerySet:
    """Those of which the network's calendar can show the activities."""
    visible = CommunityPage.objects.visible_to().values("library")
    return Library.objects.filter(pk__in=visible).order_by("name")


def themes() -> QuerySet:
    theme_page = apps.get_model("knowledge_base", "ThemePage")
    return theme_page.objects.visible_to().defer_streamfields().order_by("title")
