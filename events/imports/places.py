"""Where it is: a venue that we know, else the words of the file."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from events.models import Venue

from .texts import ADDRESS, MEETING, ONLINE_WORDS, one_line, shorten

LONGEST = 200


@dataclass(frozen=True)
class Place:
    venue_id: int | None = None
    note: str = ""
    online: bool = False


class Places:
    """The venues of one library and of the whole network, by what they are called."""

    def __init__(self, library_id: int | None):
        own = Q(library=None) | Q(library=library_id) if library_id else Q(library=None)
        self.by_name: dict[str, Venue] = {}
        # Those of the library last: they win from one of the network with the same name.
        venues = Venue.objects.filter(own).order_by("-pk")
        for venue in sorted(venues, key=lambda one: one.library_id is not None):
            for name in (venue.name, str(venue), f"{venue.name}, {venue.address}"):
                self.by_name[_key(name)] = venue

    def find(self, location: str) -> Place:
        """The place that a LOCATION names. The link to an online meeting is not kept."""
        text = one_line(location)
        if not text:
            return Place()
        if MEETING.search(text) or ADDRESS.match(text) or ONLINE_WORDS.search(text):
            venue, _rest = self._venue(one_line(MEETING.sub("", text)))
            return Place(venue.pk if venue else None, online=True)
        venue, rest = self._venue(text)
        if venue:
            return Place(venue.pk, rest)
        return Place(note=shorten(text, LONGEST))

    def _venue(self, text: str) -> tuple[Venue | None, str]:
        """By the whole text, or by its beginning with its address or a remark after it.

        "Kerk, Dorpsstraat 1, Elders" is not the venue "Kerk" in another village.
        """
        head, bracket, remark = text.partition(" (")
        if bracket and remark.endswith(")") and _key(head) in self.by_name:
            return self.by_name[_key(head)], shorten(remark[:-1], LONGEST)
        parts = text.split(", ")
        for end in range(len(parts), 0, -1):
            venue = self.by_name.get(_key(", ".join(parts[:end])))
            rest = _key(", ".join(parts[end:]))
            if venue and (not rest or _key(venue.place) in rest):
                return venue, ""
        return None, ""


def unknown() -> Place:
    """For an activity that does not say where it is."""
    return Place(note=_("Place not known yet"))


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
