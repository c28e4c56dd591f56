"""Whose attendance somebody may read and change: it goes with the event, and with its library."""

from django.db.models import Q

from site_config.scopes import Scope

from ..dates_admin.access import may_publish_any, own_events
from ..models import Series


class OfEvent(Scope):
    """Whoever may publish the event keeps it; the adviser of its library reads it.

    That holds for the network's own events too: their editors keep them, others see nothing.
    """

    def readable(self, rows, user):
        if user.is_superuser:
            return rows
        own = Q(event__in=own_events(user).values("pk"))
        return rows.filter(own | Q(event__series__library__in=_libraries().open_to(user)))

    def changeable(self, rows, user):
        if user.is_superuser:
            return rows
        return rows.filter(event__in=own_events(user).values("pk"))

    def may_list(self, model, user):
        return may_publish_any(user) or (user.is_active and _libraries().open_to(user).exists())

    def may_add(self, model, user):
        """It is noted with its date, in the list of dates."""
        return False


def _libraries():
    """The libraries, by the key of a series: this app knows none above it."""
    return Series._meta.get_field("library").related_model.objects
