"""The patterns of communities, for style sheets and for drawing inside another picture."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).parent / "static" / "site_config" / "patterns"


@dataclass(frozen=True)
class Pattern:
    """One tile: its size, and the elements that it is drawn with, in black."""

    name: str
    width: str
    height: str
    elements: SafeString


@cache
def pattern(name: str) -> Pattern:
    """A pattern by its name in the CMS. Raises FileNotFoundError for one that is not there."""
    head, _, rest = (FOLDER / f"{name}.svg").read_text("utf-8").partition(">")
    width, height = (head.split(f'{side}="')[1].split('"')[0] for side in ("width", "height"))
    # Our own file, not somebody's upload.
    return Pattern(name, width, height, mark_safe(rest.rpartition("</svg>")[0].strip()))


def address(name: str) -> str:
    """A pattern as a `data:` URL (RFC 2397): seven files would be seven requests of a page."""
    drawing = " ".join((FOLDER / f"{name}.svg").read_text("utf-8").split())
    return "data:image/svg+xml," + quote(drawing, safe=" =:/;,'()!*@")
