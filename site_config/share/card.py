"""What a share image says. From the fields of a page; nothing here draws."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

# To be raised when the drawing changes, so that files from before are no longer found.
VERSION = 1


@dataclass(frozen=True)
class Card:
    """`colour` and `pattern` are those of a community, by their names in the CMS.

    `picture` is an image of Wagtail, or None.
    """

    title: str
    label: str = ""
    text: str = ""
    colour: str = "heart"
    pattern: str = "leaves"
    picture: Any = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """The same for the same drawing, and for no other."""
        said = [str(self.title), str(self.label), str(self.text), self.colour, self.pattern]
        if self.picture:
            said += [self.picture.file.name, str(self.picture.get_focal_point())]
        text = json.dumps([VERSION, *said])
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def of_page(page, label: str = "", community=None) -> Card:
    """What a page says of itself, in the colour and pattern of the community it belongs to."""
    if page.is_example:
        label = " · ".join(filter(None, [_("Example"), label]))
    paint = {"colour": community.colour, "pattern": community.pattern} if community else {}
    return Card(
        title=page.title,
        label=label,
        text=_first_words(page),
        picture=getattr(page, "picture", None),
        **paint,
    )


def _first_words(page) -> str:
    for name in ("lead", "summary", "subtitle", "for_whom", "introduction"):
        if text := getattr(page, name, ""):
            return strip_tags(re.sub(r"</p>\s*<p[^>]*>", " ", text))
    return ""
