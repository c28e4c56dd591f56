"""Which dates of communities count in their figures, and how they are added up.

A date counts when it has begun, in the period by the local day on which it really was (a
moved one by its new day). Of what was taken offline only those dates count that somebody
counted visitors on: they did take place, and the rest may have been a mistake.
"""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Left, Length
from wagtail.models import Page

from events.attendance.rows import with_attendance
from events.choices import AttendanceMode, Status
from events.models import Attendance, CalendarPage, Occurrence
from events.windows import day_bounds

from ..models import CommunityPage

TOOK_PLACE = ~Q(status=Status.CANCELLED)
COUNTED = TOOK_PLACE & Q(noted_visitors__isnull=False)
# What the dates of a community add up to, by name. All of it is of dates that took place,
# except `cancelled`. `…_counted` says on how many of them that was noted at all.
SUMS = {
    "held": Count("pk", filter=TOOK_PLACE),
    "cancelled": Count("pk", filter=~TOOK_PLACE),
    "onsite": Count("pk", filter=TOOK_PLACE & Q(mode=AttendanceMode.ONSITE)),
    "online": Count("pk", filter=TOOK_PLACE & Q(mode=AttendanceMode.ONLINE)),
    "hybrid": Count("pk", filter=TOOK_PLACE & Q(mode=AttendanceMode.HYBRID)),
    "counted": Count("pk", filter=COUNTED),
    "visitors": Sum("noted_visitors", filter=COUNTED, default=0),
    "new_counted": Count("pk", filter=COUNTED & Q(noted_new_people__isnull=False)),
    "new_people": Sum("noted_new_people", filter=COUNTED, default=0),
    "helpers_counted": Count("pk", filter=COUNTED & Q(noted_helpers__isnull=False)),
    "helpers": Sum("noted_helpers", filter=COUNTED, default=0),
    "by_group": Count("pk", filter=COUNTED & Q(noted_by_group=True)),
}


def calendars_of(communities: Iterable[int]) -> dict[int, int]:
    """The community of each calendar, by their keys. Two queries."""
    paths = dict(CommunityPage.objects.filter(pk__in=list(communities)).values_list("path", "pk"))
    # One list: a condition for each of a thousand communities is more than SQLite takes.
    above = Left("path", Length("path") - Page.steplen)
    calendars = CalendarPage.objects.annotate(above=above).filter(above__in=list(paths))
    return {pk: paths[path] for pk, path in calendars.values_list("pk", "above")}


def rows_of(calendars: Iterable[int], first: dt.date, last: dt.date, now: dt.datetime) -> QuerySet:
    """The dates that count, with what was counted on each of them."""
    start, end = day_bounds(first, last)
    rows = Occurrence.objects.filter(
        calendar__in=list(calendars), start__gte=start, start__lt=end, start__lte=now
    )
    noted = Attendance.objects.filter(
        event=OuterRef("event_id"), date=OuterRef("date"), slot=OuterRef("slot")
    )
    return with_attendance(rows.filter(Q(live=True) | Exists(noted))).order_by()
