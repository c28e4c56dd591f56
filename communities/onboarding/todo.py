"""What is still to do for a library before its community can be found. Read from what is there."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import CalendarPage, Closure, EventPage, Venue
from site_config.entrance.models import SignInRecord

from ..models import CommunityPage, Library
from ..people.circles import people_in
from . import starter


@dataclass(frozen=True)
class Task:
    """`url` leads to where it is done, empty where only somebody else can do it."""

    text: str
    done: bool
    url: str = ""


def of(library: Library, communities: list[CommunityPage]) -> list[Task]:
    """A constant number of queries for a library with its first communities."""
    return [
        *_people(library),
        *_of_library(library),
        *(task for community in communities for task in _of_community(community)),
    ]


def _people(library: Library) -> list[Task]:
    url = reverse("communities_people_group", args=[library.group_id])
    people = people_in(library.group) if library.group_id else []
    if not people:
        return [Task(_("Invite a librarian."), False, url)]
    new = [one for one in people if not one.has_usable_password()]
    written = set(
        SignInRecord.objects.filter(
            kind=SignInRecord.Kind.INVITED, user__in=[one.pk for one in new]
        ).values_list("user", flat=True)
    )
    tasks = []
    for one in people:
        who = {"who": one.get_full_name() or one.email or one.username}
        if one.pk in {other.pk for other in new} and one.pk not in written:
            text = _("Send the invitation of %(who)s: it has not gone out.")
            tasks.append(Task(text % who, False, url))
        else:
            text = _("%(who)s chooses a password.")
            tasks.append(Task(text % who, one.has_usable_password()))
    return tasks


def _of_library(library: Library) -> list[Task]:
    edit = reverse("communities_library_modeladmin_edit", args=[library.pk])
    holidays = Closure.objects.filter(
        kind=Closure.Kind.SCHOOL_HOLIDAY,
        region=library.region,
        last_date__gte=timezone.localdate(),
    )
    return [
        Task(_("Choose an adviser."), library.adviser_id is not None, edit),
        Task(_("Put the library on the map."), library.latitude is not None, edit),
        Task(
            _("Fill in the school holidays of region %(region)s.")
            % {"region": library.get_region_display()},
            holidays.exists(),
            reverse("events_closure_modeladmin_create"),
        ),
        Task(
            _("Add a place where the group meets."),
            Venue.objects.filter(library=library).exists(),
            reverse("events_venue_modeladmin_create"),
        ),
    ]


def _of_community(community: CommunityPage) -> list[Task]:
    name = {"title": community.title}
    edit = reverse("wagtailadmin_pages:edit", args=[community.pk])
    calendar = CalendarPage.objects.child_of(community).first()
    draft = community.get_latest_revision_as_object()
    return [
        Task(
            _("Replace the first text of “%(title)s”.") % name,
            not starter.is_untouched(draft),
            edit,
        ),
        Task(
            _("Plan a first activity in the calendar of “%(title)s”.") % name,
            bool(calendar) and EventPage.objects.child_of(calendar).exists(),
            reverse("wagtailadmin_pages:add", args=["events", "eventpage", calendar.pk])
            if calendar
            else "",
        ),
        Task(_("Publish “%(title)s”.") % name, community.live, edit),
    ]
