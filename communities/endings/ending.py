"""Let a community stop, change what was said of it, and take it back."""

from django.db import transaction
from wagtail.log_actions import log

from events import community_ends, versions
from events.closure_effects import Effect, Touched

from ..models import CommunityPage, Ending
from . import history


@transaction.atomic
def end(community: CommunityPage, user, **said) -> Ending:
    """Write the end (fields of `Ending`), with all dates of the calendar.

    Raises recurrence.TooLongToExpand, and then nothing was changed.
    """
    ending, _created = Ending.objects.update_or_create(
        community=community, defaults={**said, "made_by": user}
    )
    _bring_in_line(community)
    data = {"last_day": ending.last_day.isoformat()}
    log(instance=community, action=history.ENDED, user=user, data=data)
    return ending


@transaction.atomic
def take_back(community: CommunityPage, user) -> None:
    """The community goes on: its coming dates are as its series give them."""
    Ending.objects.filter(community=community).get().delete()
    _bring_in_line(community)
    log(instance=community, action=history.TAKEN_BACK, user=user)


def _bring_in_line(community: CommunityPage) -> None:
    community_ends.apply(community)
    # What the pages of the calendar say changed, also where no date did.
    versions.touch_branch(community)


def by_activity(touched: list[Touched]) -> list[dict]:
    """For each activity: how many of its dates go, are called off, or come back; and from when."""
    found: dict[int, dict] = {}
    for one in touched:
        row = found.setdefault(
            one.event.pk,
            {"event": one.event, "gone": 0, "cancelled": 0, "back": 0, "first": one.date.start},
        )
        row["first"] = min(row["first"], one.date.start)
        name = {Effect.GONE: "gone", Effect.CANCELLED: "cancelled", Effect.BACK: "back"}
        row[name[one.effect]] += 1
    return list(found.values())
