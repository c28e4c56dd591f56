"""How an embedded calendar looks, by the words in its address.

`kleur= uiterlijk= weergave= aantal=`, beside the filters of every view. As with those, other
names are passed over and a value that we do not know is never silently something else.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

COLOUR, SCHEME, LAYOUT, NUMBER = "kleur", "uiterlijk", "weergave", "aantal"
NAMES = (COLOUR, SCHEME, LAYOUT, NUMBER)

# The words in addresses, with the name of the colour in the style sheet and for people.
COLOURS = {
    "blauw": ("blue", gettext_lazy("Blue")),
    "mosgroen": ("moss", gettext_lazy("Moss green")),
    "aubergine": ("aubergine", gettext_lazy("Aubergine")),
    "oker": ("ochre", gettext_lazy("Ochre")),
    "blauwgroen": ("teal", gettext_lazy("Teal")),
    "baksteenrood": ("brick", gettext_lazy("Brick red")),
    "leigrijs": ("slate", gettext_lazy("Slate grey")),
}
AUTO, LIGHT, DARK = "auto", "licht", "donker"
SCHEMES = {
    AUTO: gettext_lazy("As the visitor has set it"),
    LIGHT: pgettext_lazy("scheme", "Light"),
    DARK: pgettext_lazy("scheme", "Dark"),
}
FULL, COMPACT = "volledig", "compact"
LAYOUTS = {
    FULL: gettext_lazy("Full: with place, for whom and price"),
    COMPACT: gettext_lazy("Compact: one line for each activity"),
}
USUAL_NUMBER, MOST = 10, 30
DIGITS = re.compile(r"[1-9][0-9]?")


class UnknownLook(ValueError):
    """A value that is none of these; says so in words."""

    def __init__(self, name: str, value: str):
        shown = value[:60].replace("\x00", "")
        said = {"value": shown, "name": name}
        super().__init__(_("We do not know “%(value)s” at “%(name)s”.") % said)


@dataclass(frozen=True)
class Look:
    """`colour` is a word of COLOURS, or empty: that of the community."""

    colour: str = ""
    scheme: str = AUTO
    layout: str = FULL
    number: int = USUAL_NUMBER

    @classmethod
    def read(cls, query: QueryDict) -> "Look":
        """Raises UnknownLook. An empty value is none: forms send every field that they have."""
        number = _one(query, NUMBER) or str(USUAL_NUMBER)
        if not DIGITS.fullmatch(number) or int(number) > MOST:
            raise UnknownLook(NUMBER, number)
        return cls(
            colour=_known(query, COLOUR, COLOURS, ""),
            scheme=_known(query, SCHEME, SCHEMES, AUTO),
            layout=_known(query, LAYOUT, LAYOUTS, FULL),
            number=int(number),
        )

    @property
    def is_compact(self) -> bool:
        return self.layout == COMPACT

    @property
    def paint(self) -> str:
        """The name of the chosen colour in the style sheet, or nothing."""
        return COLOURS[self.colour][0] if self.colour else ""

    def pairs(self) -> list[tuple[str, str]]:
        """What an address has to say of it: only what is not as usual."""
        usual = Look()
        found = {
            COLOUR: (self.colour, usual.colour),
            SCHEME: (self.scheme, usual.scheme),
            LAYOUT: (self.layout, usual.layout),
            NUMBER: (str(self.number), str(usual.number)),
        }
        return [(name, value) for name, (value, other) in found.items() if value != other]


def address(calendar_address: str, pairs) -> str:
    """The view to embed, of a calendar with this address (it ends in a slash)."""
    query = urlencode(list(pairs))
    return f"{calendar_address}insluiten/{'?' if query else ''}{query}"


def _one(query: QueryDict, name: str) -> str:
    values = [value for value in query.getlist(name) if value]
    if len(values) > 1:
        raise UnknownLook(name, ", ".join(values))
    return values[0] if values else ""


def _known(query: QueryDict, name: str, options, usual: str) -> str:
    value = _one(query, name)
    if value and value not in options:
        raise UnknownLook(name, value)
    return value or usual
