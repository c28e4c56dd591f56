"""The design tokens as the style sheet has them, and the contrast of its colours (WCAG 2.2)."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

SHEET = "site_config/css/tokens.css"
DARK = "@media (prefers-color-scheme: dark)"
COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{3,6});")
# Which of them a community may choose.
PAINTS = ["blue", "moss", "aubergine", "ochre", "teal", "brick", "slate"]
LENGTHS = re.compile(r"--(s[0-9]): ([0-9.]+rem);")


@dataclass(frozen=True)
class Paint:
    """One colour in one scheme, with how well it reads on paper and below white or night."""

    name: str
    value: str
    on_paper: float
    below_text: float
    ink_on_tint: float


@cache
def schemes() -> dict[str, dict[str, str]]:
    """All colours of the light and of the dark scheme, by name."""
    light, _, rest = _sheet().partition(DARK)
    light_colours = dict(COLOUR.findall(light))
    dark = rest.split("@media")[0]
    return {"light": light_colours, "dark": light_colours | dict(COLOUR.findall(dark))}


@cache
def paints(scheme: str) -> list[Paint]:
    """The heart and the colours of communities."""
    colours = schemes()[scheme]
    return [_paint(name, colours) for name in ["heart", *PAINTS]]


@cache
def lengths() -> list[tuple[str, str]]:
    return LENGTHS.findall(_sheet())


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _paint(name: str, colours: dict[str, str]) -> Paint:
    return Paint(
        name=name,
        value=colours[name],
        on_paper=round(contrast(colours[name], colours["paper"]), 1),
        below_text=round(contrast(colours[name], colours["on-accent"]), 1),
        ink_on_tint=round(contrast(colours["ink"], colours[f"{name}-tint"]), 1),
    )


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _sheet() -> str:
    return Path(finders.find(SHEET)).read_text("utf-8")
