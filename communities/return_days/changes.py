"""Making, changing and preparing a return day. All of it is logged; callers hold a transaction."""

from django.utils import timezone

from events.models import Occurrence

from ..models import CommunityPage, Preparation, ReturnDay
from . import history


class NotPossible(Exception):
    """Something stands in the way; the view says what."""


def mark(row: Occurrence, communities, advisers, by) -> ReturnDay:
    """Make a date of the calendar a return day."""
    day = ReturnDay.objects.create(
        event_id=row.event_id, date=row.date, slot=row.slot, title=row.event.title
    )
    _let_take_part(day, communities)
    day.advisers.set(advisers)
    history.write(history.MARKED, day, by)
    return day


def change(day: ReturnDay, communities, advisers, by) -> list[Preparation]:
    """Returns those that stay although they were left out: something was prepared there."""
    chosen = {one.pk for one in communities}
    left_out = [one for one in day.preparations.all() if one.community_id not in chosen]
    kept = [one for one in left_out if one.is_begun or one.community_id is None]
    day.preparations.filter(pk__in={one.pk for one in left_out} - {one.pk for one in kept}).delete()
    _let_take_part(day, communities)
    day.advisers.set(advisers)
    history.write(history.CHANGED, day, by)
    return [one for one in kept if one.community_id]


def _let_take_part(day: ReturnDay, communities: list[CommunityPage]) -> None:
    there = set(day.preparations.values_list("community", flat=True))
    Preparation.objects.bulk_create(
        Preparation(day=day, community=one, name=one.title)
        for one in communities
        if one.pk not in there
    )


def take_away(day: ReturnDay, by) -> None:
    """Raises NotPossible once anybody wrote something: that would be lost."""
    if day.notes or any(one.is_begun for one in day.preparations.all()):
        raise NotPossible
    history.write(history.TAKEN_AWAY, day, by)
    day.delete()


def prepare(one: Preparation, values: dict, by) -> None:
    """`values` as `PreparationForm` cleans them."""
    for name in one.ITEMS:
        setattr(one, name, name in values["items"])
    one.question, one.evaluation_id = values["question"], values["evaluation"]
    one.version += 1
    one.changed_at, one.changed_by = timezone.now(), by
    one.save()
    history.write(history.PREPARED, one.day, by, preparation=one.pk, name=one.name)


def note(day: ReturnDay, values: dict, offered: set[int], by) -> None:
    """`offered` are the keys of the articles that could be chosen: the others stay."""
    day.notes = values["notes"]
    day.version += 1
    day.changed_at, day.changed_by = timezone.now(), by
    day.save()
    hidden = set(day.articles.values_list("pk", flat=True)) - offered
    day.articles.set(hidden | set(values["articles"]))
    history.write(history.NOTED, day, by)
