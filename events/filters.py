"""The filters of every calendar view and feed: one reading of the address, one set of names.

`bibliotheek= thema= doelgroep= vorm= dagdeel= van= tot= q=`, repeatable but for the last
three. Names that we do not know are passed over (others add `utm_…` to addresses); a
*value* that we do not know ends up in `unknown`: a page answers 404, a feed stays empty.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractHour
from django.http import QueryDict
from django.utils.translation import gettext as _

from .choices import AttendanceMode, Audience, DayPart
from .pattern_check import EARLIEST, LATEST
from .recurrence import ZONE

LIBRARY, THEME, AUDIENCE, MODE = "bibliotheek", "thema", "doelgroep", "vorm"
DAY_PART, FIRST, LAST, WORDS = "dagdeel", "van", "tot", "q"
# In the order in which they stand in an address.
NAMES = (LIBRARY, THEME, AUDIENCE, MODE, DAY_PART, FIRST, LAST, WORDS)

MAX_QUERY = 2000  # characters of query string
MAX_VALUES = 60
MAX_WORDS = 8
MAX_WORDS_LENGTH = 100
MAX_EVENTS = 1000  # that words may lead to
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# The words in addresses, which stay when a label is put differently.
AUDIENCES = {
    "iedereen": Audience.EVERYONE,
    "kinderen": Audience.CHILDREN,
    "tieners": Audience.TEENS,
    "jongvolwassenen": Audience.YOUNG_ADULTS,
    "ouders": Audience.PARENTS,
    "volwassenen": Audience.ADULTS,
    "ouderen": Audience.SENIORS,
    "mantelzorgers": Audience.CARERS,
    "taaloefenaars": Audience.LANGUAGE_LEARNERS,
    "vrijwilligers": Audience.VOLUNTEERS,
    "professionals": Audience.PROFESSIONALS,
}
MODES = {
    "fysiek": AttendanceMode.ONSITE,
    "online": AttendanceMode.ONLINE,
    "hybride": AttendanceMode.HYBRID,
}
# First hour included, last hour excluded, on Amsterdam's clocks.
DAY_PARTS = {
    "ochtend": (DayPart.MORNING, 0, 12),
    "middag": (DayPart.AFTERNOON, 12, 18),
    "avond": (DayPart.EVENING, 18, 24),
}


class TooMuch(Exception):
    """The address holds more than anybody would choose: answer 400."""


@dataclass(frozen=True)
class Filters:
    """What a visitor chose. `libraries` and `themes` are by slug, the objects themselves."""

    libraries: dict[str, object] = field(default_factory=dict)
    themes: dict[str, object] = field(default_factory=dict)
    audiences: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    day_parts: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    words: str = ""
    unknown: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, query: QueryDict, request=None) -> "Filters":
        """The filters in `query`; themes only those that the visitor of `request` may see.

        At most two queries, none without filters. Raises TooMuch.
        """
        values = {name: _distinct(query.getlist(name)) for name in NAMES}
        size = sum(len(one) for found in values.values() for one in found)
        if size > MAX_QUERY or sum(map(len, values.values())) > MAX_VALUES:
            raise TooMuch
        unknown: list[tuple[str, str]] = []

        def known(name, options):
            unknown.extend((name, one) for one in values[name] if one not in options)
            return tuple(one for one in options if one in values[name])

        libraries = _libraries(values[LIBRARY])
        known(LIBRARY, libraries)
        themes = _themes(values[THEME], request)
        known(THEME, themes)
        words = " ".join(values[WORDS]).replace("\x00", " ").strip()
        return cls(
            libraries=libraries,
            themes=themes,
            audiences=known(AUDIENCE, AUDIENCES),
            modes=known(MODE, MODES),
            day_parts=known(DAY_PART, DAY_PARTS),
            first=_date(FIRST, values, unknown),
            last=_date(LAST, values, unknown),
            words=words[:MAX_WORDS_LENGTH],
            unknown=tuple(unknown),
        )

    def __bool__(self) -> bool:
        return bool(self.pairs() or self.unknown)

    def pairs(self, without: tuple[str, str] | None = None) -> list[tuple[str, str]]:
        """The filters as (name, value), in canonical order; one of them may be left out."""
        found = [
            *((LIBRARY, slug) for slug in self.libraries),
            *((THEME, slug) for slug in self.themes),
            *((AUDIENCE, one) for one in self.audiences),
            *((MODE, one) for one in self.modes),
            *((DAY_PART, one) for one in self.day_parts),
            *((FIRST, day.isoformat()) for day in [self.first] if day),
            *((LAST, day.isoformat()) for day in [self.last] if day),
            *((WORDS, words) for words in [self.words] if words),
        ]
        return [pair for pair in found if pair != without]

    def words_for_people(self) -> list[str]:
        """The choices as people read them, dates and words left out."""
        return [
            *(one.name for one in self.libraries.values()),
            *(one.title for one in self.themes.values()),
            *(str(AUDIENCES[one].label) for one in self.audiences),
            *(str(MODES[one].label) for one in self.modes),
            *(str(DAY_PARTS[one][0].label) for one in self.day_parts),
        ]

    def named_in(self, calendar) -> list[int] | None:
        """The activities below `calendar` (the network's: all) that hold the words.

        None without words. Of more than MAX_EVENTS only the newest. One query.
        """
        return _events_named(self.words, calendar) if self.words else None

    def apply(self, rows: QuerySet, named: list[int] | None) -> QuerySet:
        """The occurrences that meet every filter but `van` and `tot`; `named`: see above.

        Those two say which window to read: see events.windows.
        """
        if self.unknown:
            return rows.none()
        if self.libraries:
            rows = rows.filter(calendar__in=_calendars_of(self.libraries.values()))
        if self.themes:
            rows = rows.filter(event__in=_events_with(self.themes.values()))
        if self.audiences:
            rows = rows.filter(audience__in=[AUDIENCES[one] for one in self.audiences])
        if self.modes:
            rows = rows.filter(mode__in=[MODES[one] for one in self.modes])
        if self.day_parts:
            rows = _in_day_parts(rows, self.day_parts)
        if named is not None:
            rows = rows.filter(event__in=named)
        return rows


def unknown_words(name: str, value: str) -> str:
    """Tells which value of which filter nobody knows; without what HTML cannot hold."""
    shown = value[:60].replace("\x00", "")
    return _("We do not know “%(value)s” at “%(name)s”.") % {"value": shown, "name": name}


def _distinct(values: list[str]) -> list[str]:
    """Without empty and double ones: a form sends every field that it has."""
    return list(dict.fromkeys(one for one in values if one))


def _libraries(slugs: list[str]) -> dict[str, object]:
    if not slugs:
        return {}
    library = apps.get_model("communities", "Library")
    found = library.objects.filter(slug__in=_storable(slugs)).order_by("name")
    return {one.slug: one for one in found}


def _themes(slugs: list[str], request) -> dict[str, object]:
    if not slugs:
        return {}
    theme_page = apps.get_model("knowledge_base", "ThemePage")
    found = theme_page.objects.visible_to(request).filter(slug__in=_storable(slugs))
    return {one.slug: one for one in found.order_by("title")}


def _storable(values: list[str]) -> list[str]:
    """PostgreSQL refuses NUL, and no slug holds it."""
    return [one for one in values if "\x00" not in one]


def _date(name: str, values: dict[str, list[str]], unknown: list) -> dt.date | None:
    texts = values[name]
    if not texts:
        return None
    day = None
    if len(texts) == 1 and ISO_DATE.fullmatch(texts[0]):
        try:
            day = dt.date.fromisoformat(texts[0])
        except ValueError:
            day = None
    if day is None or not EARLIEST <= day <= LATEST:
        unknown.extend((name, one) for one in texts)
        return None
    return day


def _calendars_of(libraries) -> list[int]:
    """The calendars of the libraries' communities: by them the rows can be found by index."""
    community = apps.get_model("communities", "CommunityPage")
    calendar = apps.get_model("events", "CalendarPage")
    paths = community.objects.filter(library__in=list(libraries)).values_list("path", flat=True)
    below = Q(pk=None)
    for path in paths:
        below |= Q(path__startswith=path)
    return list(calendar.objects.filter(below).values_list("pk", flat=True))


def _events_with(themes) -> QuerySet:
    event_theme = apps.get_model("events", "EventTheme")
    return event_theme.objects.filter(theme__in=[one.pk for one in themes]).values("event")


def _in_day_parts(rows: QuerySet, parts: tuple[str, ...]) -> QuerySet:
    """What begins in one of these parts of the day; what lasts all day is in every part."""
    chosen = Q(all_day=True)
    for part in parts:
        _, first, last = DAY_PARTS[part]
        chosen |= Q(local_hour__gte=first, local_hour__lt=last)
    return rows.alias(local_hour=ExtractHour("start", tzinfo=ZONE)).filter(chosen)


def _events_named(words: str, calendar) -> list[int]:
    """Events in whose title, summary or place every word occurs, as part of a word too."""
    event_page = apps.get_model("events", "EventPage")
    events = event_page.objects.filter(live=True)
    if not calendar.is_network:
        events = events.child_of(calendar)
    for word in words.split()[:MAX_WORDS]:
        events = events.filter(
            Q(title__icontains=word)
            | Q(summary__icontains=word)
            | Q(venue__name__icontains=word)
            | Q(venue__place__icontains=word)
            | Q(audience_note__icontains=word)
        )
    return list(events.order_by("-pk").values_list("pk", flat=True)[:MAX_EVENTS])
