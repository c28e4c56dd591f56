"""Text in pictures, in the fonts of the site: measured, broken into lines, and drawn."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont

FOLDER = Path(__file__).parent.parent / "static" / "site_config" / "fonts"
DISPLAY, TEXT = "bitter", "atkinson-hyperlegible-next"
# The signs outside Latin-1 that the first file of each font holds; see tokens.css.
LATIN_SIGNS = frozenset("ıŒœ€™−" + "".join(map(chr, range(0x2010, 0x2028))) + "‰‹›")
# Beyond the letters of Europe the fonts hold nothing: such signs are left out.
LAST_LETTER = 0x24F


@cache
def _font(family: str, part: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    every_weight = FOLDER / f"{family}-{part}-wght-normal.woff2"
    if not every_weight.exists():
        # The display face is there in bold alone, which is all that it is used in.
        return ImageFont.truetype(FOLDER / f"{family}-{part}-700-normal.woff2", size)
    font = ImageFont.truetype(every_weight, size)
    font.set_variation_by_axes([weight])
    return font


@dataclass(frozen=True)
class Lettering:
    """One way of setting text; `size` in pixels."""

    family: str
    size: int
    weight: int
    leading: float = 1.2

    @property
    def line_height(self) -> int:
        return round(self.size * self.leading)

    def width(self, text: str) -> float:
        return sum(font.getlength(run) for font, run in self._runs(text))

    def lines(self, text: str, width: float, most: int) -> list[str]:
        """The text in lines of at most `width`; what does not fit in `most` lines ends in “…”."""
        lines: list[str] = []
        for word in clean(text).split():
            for part in self._parts(word, width):
                longer = f"{lines[-1]} {part}" if lines else part
                if lines and self.width(longer) <= width:
                    lines[-1] = longer
                else:
                    lines.append(part)
        return self._cut(lines, width, most)

    def draw(self, onto: ImageDraw.ImageDraw, at: tuple[float, float], text: str, fill) -> None:
        """Draw one line; `at` is the left end of its baseline."""
        x, y = at
        for font, run in self._runs(text):
            onto.text((x, y), run, font=font, fill=fill, anchor="ls")
            x += font.getlength(run)

    def _runs(self, text: str) -> list[tuple[ImageFont.FreeTypeFont, str]]:
        """The text in pieces that one file of the font can set."""
        return [
            (_font(self.family, part, self.size, self.weight), "".join(signs))
            for part, signs in groupby(text, key=_part)
        ]

    def _parts(self, word: str, width: float) -> list[str]:
        """A word that is wider than a line, cut into pieces that are not."""
        parts = [""]
        for sign in word:
            if parts[-1] and self.width(parts[-1] + sign) > width:
                parts.append("")
            parts[-1] += sign
        return parts

    def _cut(self, lines: Sequence[str], width: float, most: int) -> list[str]:
        if len(lines) <= most:
            return list(lines)
        last = lines[most - 1]
        while last and self.width(f"{last}…") > width:
            last = last[:-1].rstrip()
        return [*lines[: most - 1], f"{last}…"]


def clean(text: str) -> str:
    """Without what the fonts cannot set: controls, pictures, other scripts."""
    composed = unicodedata.normalize("NFC", text)
    kept = (sign if sign.isspace() or _has_glyph(sign) else "" for sign in composed)
    return " ".join("".join(kept).split())


def _has_glyph(sign: str) -> bool:
    if unicodedata.category(sign).startswith("C"):
        return False
    return ord(sign) <= LAST_LETTER or sign in LATIN_SIGNS


def _part(sign: str) -> str:
    return "latin" if ord(sign) < 0x100 or sign in LATIN_SIGNS else "latin-ext"
