"""Occurrences with what was counted on them, by their common key."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from ..models import Attendance, Occurrence

COUNTED = ("visitors", "new_people", "helpers", "by_group")


def _of_row() -> QuerySet:
    return Attendance.objects.filter(
        event=OuterRef("event_id"), date=OuterRef("date"), slot=OuterRef("slot")
    ).order_by()


def with_attendance(rows: QuerySet) -> QuerySet:
    """Occurrences with `noted_visitors` and so on for COUNTED; None where nobody counted."""
    noted = {f"noted_{name}": Subquery(_of_row().values(name)[:1]) for name in COUNTED}
    return rows.annotate(**noted)


def counted(rows: QuerySet) -> QuerySet:
    return rows.filter(Exists(_of_row()))


def uncounted(rows: QuerySet) -> QuerySet:
    return rows.exclude(Exists(_of_row()))


def attendance_of(shown: Iterable[Occurrence]) -> dict[tuple, Attendance]:
    """What was counted, by the key of a date: (event, original date, slot). One query."""
    wanted = Q(pk=None)
    for row in shown:
        wanted |= Q(event=row.event_id, date=row.date, slot=row.slot)
    found = Attendance.objects.filter(wanted)
    return {(one.event_id, one.date, one.slot): one for one in found}
