"""What pages owe to what is around them: community, library, section, venue.

Who searches for a town or a library means the activities there as well.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from communities.models import CommunityPage, Ending, StoryIndexPage
from events.batches import batched
from events.choices import Audience
from events.models import CalendarPage, EventPage, Venue
from events.recurrence import local_moment

# Front page, overview, community: what lies deeper belongs to the community.
COMMUNITY_DEPTH = 4


@dataclass(frozen=True)
class Names:
    """The community and library that a page belongs to, or the section it stands in."""

    place: str = ""
    others: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return "\n".join([self.place, *self.others])


class Surroundings:
    """The names around many pages, in a number of queries that does not grow with them."""

    def __init__(self, paths: Iterable[str]):
        end = COMMUNITY_DEPTH * Page.steplen
        self._names: dict[str, Names] = {}
        wanted = sorted({path[:end] for path in paths if len(path) >= end})
        for some in batched(wanted, 500):
            for path, title in Page.objects.filter(path__in=some).values_list("path", "title"):
                self._names[path] = Names(title)
            communities = CommunityPage.objects.filter(path__in=some).values_list(
                "path", "title", "library__name", "library__place"
            )
            for path, title, library, place in communities:
                self._names[path] = Names(title, tuple(filter(None, [library, place])))

    def of(self, path: str) -> Names:
        names = self._names.get(path[: COMMUNITY_DEPTH * Page.steplen], Names())
        if len(path) == COMMUNITY_DEPTH * Page.steplen:
            # A section is in no section, but a community is of its library.
            return Names("", names.others)
        return names


def venues_of(pages: Iterable[Page]) -> dict[int, Venue]:
    return Venue.objects.in_bulk({one.venue_id for one in pages if getattr(one, "venue_id", None)})


def title_of(page: Page, names: Names) -> str:
    """The title as it can stand alone: all calendars are called "Agenda"."""
    if names.others and isinstance(page, (CalendarPage, StoryIndexPage)):
        return _("%(title)s of %(community)s") % {"title": page.title, "community": names.place}
    return page.search_title


def place_of(page: Page, names: Names, venue: Venue | None) -> str:
    """Where it is, as the result shows it: the community and the venue."""
    return " · ".join(filter(None, [names.place, str(venue) if venue else ""]))


def words_of(page: Page, names: Names, venue: Venue | None) -> str:
    """Names to find the page by that are no part of its own text."""
    found = [names.place, *names.others]
    if venue:
        found += [venue.name, venue.place, venue.street]
    if isinstance(page, EventPage):
        found.append(page.venue_note)
    return "\n".join(filter(None, found))


def audience_of(page: Page) -> str:
    """For whom an activity is, in the words of the filters."""
    if isinstance(page, EventPage) and page.audience != Audience.EVERYONE:
        return str(page.get_audience_display())
    return ""


def ends_of(pages: Iterable[Page]) -> dict:
    """By page: when the last date of an activity, or a community, ends. Missing is what goes on."""
    pages = list(pages)
    from django.db.models import Max, Q

    from events.choices import Status
    from events.models import Occurrence, Series

    ids = [page.pk for page in pages if isinstance(page, EventPage)]
    goes_on = set(
        Series.objects.filter(event__in=ids, ends_on=None).values_list("event_id", flat=True)
    )
    ended = [one for one in ids if one not in goes_on]
    last = Occurrence.objects.filter(event__in=ended).order_by().values("event_id")
    rows = last.annotate(
        takes_place=Max("end", filter=~Q(status=Status.CANCELLED)), any=Max("end")
    ).values_list("event_id", "takes_place", "any")
    found = {event: takes_place or any_end for event, takes_place, any_end in rows}
    # Without any date there is nothing to go to.
    return {
        **{event: found.get(event, timezone.now()) for event in ended},
        **_ends_of_communities(pages),
    }


def _ends_of_communities(pages: Iterable[Page]) -> dict:
    """The midnight after the last day: from then on living communities are found before it."""
    keys = [page.pk for page in pages if isinstance(page, CommunityPage)]
    endings = Ending.objects.filter(community__in=keys).values_list("community", "last_day")
    return {
        key: local_moment(last_day + dt.timedelta(days=1), dt.time()) for key, last_day in endings
    }
