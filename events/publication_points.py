"""Before an activity goes on the site: what a good announcement says. Advice, never a wall.

What a machine can see is ticked; the hint says what is missing, or what to look at oneself.
"""

import datetime as dt
import re

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from site_config import dates
from site_config.content_checks import Point

from . import listing, recurrence
from .choices import Audience, SignUp, Status
from .closures import ClosureCalendar, public_holiday
from .editing.surroundings import library_above
from .pattern_check import when_errors
from .planning import begins_beyond_register, plan

LONGEST_TITLE = 60
A_YEAR = dt.timedelta(days=365)
PHONE = re.compile(r"(?:\d[\s()-]*){9,}")
# Words of whoever may come by; the texts are Dutch.
WALK_IN = re.compile(r"\b(?:balie|langs|binnen|bel|bellen|belt)\b", re.IGNORECASE)


def points(event, today: dt.date | None = None) -> list[Point]:
    """In the order of the editor. At most ten queries, whatever the activity."""
    today = today or timezone.localdate()
    community = next(iter(listing.communities_above([event.path]).values()), None)
    found = [
        Point(_("The title says what it is"), _title_is_clear(event), _title_hint(event)),
        Point(
            _("Picture with a description"),
            bool(event.picture and event.picture.description.strip()),
            _("Choose a picture, and say what there is to see."),
        ),
        Point(
            _("Day, date and time"),
            bool(event.first_date) and not when_errors(event),
            _("Fill in the first date, when it begins and when it ends."),
        ),
        _holidays(event, today),
        Point(
            _("Place and how to get there"),
            _place_is_clear(event),
            _("Choose a venue with an address or with “how to get there”."),
        ),
        Point(
            _("For whom"),
            bool(event.audience_note or event.audience != Audience.EVERYONE),
            _("Is it really for everyone? Say in your own words who will like it."),
        ),
        Point(_("Theme"), bool(event.theme_links.all()), _("People look for activities by theme.")),
        Point(
            _("Price, also when it is free"),
            event.price is not None,
            _("Fill in 0 when it is free: then the page says so."),
        ),
        Point(
            _("Sign up or walk in"),
            event.sign_up == SignUp.NONE or bool(event.sign_up_note.strip()),
            _("Say how one signs up, also without internet."),
        ),
        Point(
            _("Accessibility"),
            _access_is_clear(event),
            _("Say whether there are steps, and whether there is a wheelchair toilet."),
        ),
        Point(
            _("A contact without internet"),
            _can_be_reached(event, community),
            _("Name a telephone number, or where one can walk in."),
        ),
    ]
    if community and community.is_example:
        found.append(
            Point(
                _("The label “Example”"),
                event.is_example,
                _("This community is an example. Tick “example” at the settings."),
            )
        )
    return found


def _title_is_clear(event) -> bool:
    return 0 < len(event.title) <= LONGEST_TITLE and not event.title.isupper()


def _title_hint(event) -> str:
    if len(event.title) > LONGEST_TITLE:
        return _("%(n)d characters. At most %(most)d fit in a list: make it shorter.") % {
            "n": len(event.title),
            "most": LONGEST_TITLE,
        }
    return _("No capitals only: they are hard to read.")


def _place_is_clear(event) -> bool:
    if not event.has_place:
        return event.online and bool(event.online_how.strip())
    venue = event.venue
    return bool(event.venue_note or (venue and (venue.street or venue.directions)))


def _access_is_clear(event) -> bool:
    venue = event.venue
    known = venue and (venue.facilities or venue.accessibility_note)
    return bool(known or event.accessibility.strip() or not event.has_place)


def _can_be_reached(event, community) -> bool:
    if event.contact.strip():
        return bool(PHONE.search(event.contact) or WALK_IN.search(event.contact))
    return bool(community and (community.contact_phone or community.contact_visit.strip()))


def _holidays(event, today: dt.date) -> Point:
    """Only dates that would take place: what the editor left out already is no question."""
    question = _("Holidays looked at")
    closures = ClosureCalendar()
    if begins_beyond_register(event, closures):
        return Point(question, False, no_dates_yet())
    hit = _in_holidays(event, today, closures)
    if not hit:
        return Point(question, bool(event.first_date), _("Fill in the first date."))
    day, name = hit[0]
    hint = ngettext(
        "%(n)d date is in a holiday: %(date)s (%(name)s). Is that meant? Then leave it.",
        "%(n)d dates are in a holiday, the first is %(date)s (%(name)s). Is that meant? "
        "Then leave it.",
        len(hit),
    ) % {"n": len(hit), "date": dates.day(day), "name": name}
    return Point(question, False, hint)


def no_dates_yet() -> str:
    return _(
        "The school holidays of that time are not known yet. Residents see dates as soon as they "
        "have been filled in. Do you want dates now? Choose “also takes place in school "
        "holidays” for the time being."
    )


def _in_holidays(event, today: dt.date, closures: ClosureCalendar) -> list[tuple[dt.date, str]]:
    """The coming dates of a year that lie in a holiday, with its name."""
    if event.first_date is None or when_errors(event):
        return []
    library = library_above(event.get_parent())
    start = max(today, event.first_date)
    try:
        planned = plan(event, start, start + A_YEAR, closures, [], library and library.pk)
    except recurrence.TooLongToExpand:
        return []
    named = [
        (
            one.date,
            public_holiday(one.date)
            or (library and closures.school_holiday(one.date, library.region)),
        )
        for one in planned
        if one.status != Status.CANCELLED
    ]
    return [(day, name) for day, name in named if name]
