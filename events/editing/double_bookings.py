"""What else is in the same venue at the same time."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from ..choices import Status
from ..models import Occurrence
from ..models.occurrence import LONGEST_SHORT
from ..planning import Planned

MOST = 100


def double_bookings(
    planned: Sequence[Planned], event_id: int | None, request=None
) -> list[list[str]]:
    """For each of a few dates, the titles of other activities in its venue. One query.

    An activity that this user may not see is counted, but not named.
    """
    rows = _overlapping([one for one in planned if one.venue_id], event_id)
    named = set()
    if rows:
        shown = Occurrence.objects.visible_to(request).filter(pk__in=[row.pk for row in rows])
        named = set(shown.values_list("pk", flat=True))
    found = []
    for one in planned:
        titles = [
            row.event.title if row.pk in named else _("another activity, which is not public")
            for row in rows
            if row.venue_id == one.venue_id and row.start < one.end and row.end > one.start
        ]
        found.append(list(dict.fromkeys(titles)))
    return found


def _overlapping(planned: Sequence[Planned], event_id: int | None) -> list[Occurrence]:
    if not planned:
        return []
    any_of_them = Q()
    for one in planned:
        overlaps = Q(venue=one.venue_id, start__lt=one.end, end__gt=one.start)
        short = Q(multi_day=False, start__gt=one.start - LONGEST_SHORT)
        any_of_them |= overlaps & (short | Q(multi_day=True))
    rows = Occurrence.objects.filter(any_of_them, live=True).exclude(status=Status.CANCELLED)
    if event_id:
        rows = rows.exclude(event=event_id)
    return list(rows.select_related("event").only(*_NEEDED).order_by("start", "pk")[:MOST])


_NEEDED = ["start", "end", "venue", "event__title"]
