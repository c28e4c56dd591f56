"""What administrators see: libraries without people, roles that end, the network in numbers.

Days are local (Europe/Amsterdam).
"""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef
from django.utils import timezone

from communities.advice.table import librarians_of
from communities.models import CommunityPage, Library, Membership
from events.models import EventPage

from .waiting import Some, first_of

ENDS_WITHIN = dt.timedelta(weeks=2)


@dataclass(frozen=True)
class Numbers:
    libraries: int
    communities: int
    activities: int


@dataclass(frozen=True)
class Office:
    unstaffed: list[Library]
    ending_roles: Some
    numbers: Numbers


def office(now: dt.datetime) -> Office:
    """Six queries."""
    today = timezone.localdate(now)
    libraries = list(Library.objects.order_by("name"))
    staffed = librarians_of(libraries)
    return Office(
        unstaffed=[one for one in libraries if not staffed.get(one.pk)],
        ending_roles=ending_roles(today),
        numbers=Numbers(
            libraries=len(libraries),
            communities=CommunityPage.objects.live().exclude(ending__last_day__lt=today).count(),
            activities=EventPage.objects.live().count(),
        ),
    )


def ending_roles(today: dt.date) -> Some:
    """Memberships of which the last day comes within two weeks, first one first.

    Only of who is still in the group and has an open account.
    """
    in_group = get_user_model().groups.through.objects.filter(
        user=OuterRef("user"), group=OuterRef("group")
    )
    found = Membership.objects.filter(until__gte=today, until__lte=today + ENDS_WITHIN)
    found = found.filter(Exists(in_group), user__is_active=True).select_related("user", "group")
    return first_of(found.order_by("until", "group__name", "pk"), 10)
