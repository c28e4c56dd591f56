"""Among which venues somebody may choose."""

from django.db.models import Q, QuerySet

from site_config import reach

from .models import EventPage, Venue


def venues_for(user) -> QuerySet:
    """Those of the own libraries and of the network.

    Editors of the network meet everywhere: they also choose among the venues of libraries that
    residents already read about.
    """
    if user.is_superuser:
        return Venue.objects.all()
    kept = Venue._meta.get_field("library").related_model.objects.kept_by(user)
    found = Q(library=None) | Q(library__in=kept)
    if user.has_perm("events.change_venue"):
        found |= Q(pk__in=EventPage.objects.live().values("venue"))
    return Venue.objects.filter(found)


reach.register(Venue, venues_for)
