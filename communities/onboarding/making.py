"""A library with all that belongs to it: group, collection, community, calendar, stories, people.

Everything or nothing. Mail goes out when all of it is in the database.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from events.models import CalendarPage

from .. import invitations, roles
from ..models import (
    Adviser,
    CommunityIndexPage,
    CommunityPage,
    CommunityTheme,
    Library,
    StoryIndexPage,
)
from ..people import changes
from . import starter

# "Bibliotheek Gouda" is "gouda" in an address, as the name of the filter says the rest.
COMMON_WORDS = {"de", "bibliotheek"}


@dataclass(frozen=True)
class NewLibrary:
    """What has to be known to begin. Degrees are WGS 84, both or none."""

    name: str
    place: str
    region: str
    community: str
    summary: str
    email: str
    first_name: str
    adviser: Adviser | None = None
    latitude: object = None
    longitude: object = None
    themes: list = field(default_factory=list)


@dataclass(frozen=True)
class Made:
    library: Library
    community: CommunityPage
    user: object
    # Whether the account was there before.
    known: bool


class AlreadyThere(ValidationError):
    """There is a library with this name."""

    def __init__(self, library: Library):
        self.library = library
        said = _("There is a library with the name “%(name)s” already.")
        super().__init__({"name": said % {"name": library.name}})


def same_name(name: str) -> Library | None:
    """The library of this name, however it is written."""
    wanted = plain(name)
    return next((one for one in Library.objects.all() if plain(one.name) == wanted), None)


@transaction.atomic
def make(new: NewLibrary, by=None, *, mail: bool = True) -> Made:
    """Make the library, and invite its first librarian.

    Raises ValidationError, by the name of the field of `NewLibrary`, and then made nothing.
    Without `mail` the librarian gets the role and is not told yet.
    """
    index = CommunityIndexPage.objects.select_for_update().first()
    if index is None:
        raise ValidationError(
            _("Make the page with all communities first. It stands below the front page.")
        )
    # Asked again under the lock: of two who make the same library at once one comes first.
    if library := same_name(new.name):
        raise AlreadyThere(library)
    library = _library(new)
    community = _community(index, library, new, by)
    _below(community, CalendarPage(title=_("Calendar"), slug=CalendarPage.fixed_slug), by)
    _below(community, StoryIndexPage(title=_("Stories"), slug=StoryIndexPage.fixed_slug), by)
    log(instance=library, action="wagtail.create", user=by)
    # After the pages, so that the permissions are written once.
    group = roles.library_group(library)
    try:
        user = changes.invite(group, new.email, by, name=new.first_name, mail=False)
    except ValidationError as error:
        raise ValidationError({"email": error}) from error
    if mail:
        # The page that tells what was made says so when the invitation still has to go out.
        invitations.send_when_stored(user, group, by)
    return Made(library, community, user, user.has_usable_password())


def _library(new: NewLibrary) -> Library:
    library = Library(
        name=new.name,
        slug=_free_slug(new.name),
        place=new.place,
        region=new.region,
        adviser=new.adviser,
        latitude=new.latitude,
        longitude=new.longitude,
    )
    library.full_clean()
    library.save()
    return library


def _community(index: Page, library: Library, new: NewLibrary, by) -> CommunityPage:
    page = CommunityPage(
        title=new.community,
        subtitle=new.summary,
        library=library,
        live=False,
        owner=by,
        **starter.fields(),
    )
    page.theme_links = [
        CommunityTheme(theme=theme, sort_order=number) for number, theme in enumerate(new.themes)
    ]
    _below(index, page, by)
    # The editor begins from a draft, and so does the history.
    page.save_revision(user=by)
    return page


def _below(parent: Page, page: Page, by) -> None:
    page.owner = by
    parent.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=by, content_changed=True)


def _free_slug(name: str) -> str:
    words = slugify(name).split("-")
    while len(words) > 1 and words[0] in COMMON_WORDS:
        words = words[1:]
    most = Library._meta.get_field("slug").max_length - 4
    base = "-".join(words)[:most].strip("-") or "bibliotheek"
    taken = set(Library.objects.values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in [base, *numbered] if slug not in taken)


def plain(name: str) -> str:
    """As it is compared: capitals, and how many spaces there are, do not count."""
    return " ".join(name.split()).casefold()
