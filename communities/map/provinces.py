"""The twelve provinces: their outlines, and which of them a place lies in.

The outlines are in netherlands.svg, with their source and licence beside it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from xml.etree import ElementTree

from django.utils.text import slugify

from .projection import Point

SOURCE = Path(__file__).with_name("netherlands.svg")
SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?[0-9.]+")


@dataclass(frozen=True)
class Box:
    """A part of the map, in units of its viewBox."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, points: Iterable[tuple[float, float]]) -> "Box":
        across, down = zip(*points, strict=True)
        return cls(min(across), min(down), max(across), max(down))

    @property
    def corners(self) -> list[Point]:
        return [Point(self.left, self.top), Point(self.right, self.bottom)]

    def with_margin(self, margin: float) -> "Box":
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


@dataclass(frozen=True)
class Province:
    """`outline` is the path as it is drawn; `rings` are its lines, for reckoning."""

    name: str
    outline: str
    rings: tuple[tuple[Point, ...], ...]
    box: Box

    @property
    def slug(self) -> str:
        return slugify(self.name)

    def holds(self, point: Point) -> bool:
        """Whether a line from the point to the east crosses the outline an odd number of times."""
        if not Box(point.x, point.y, point.x, point.y).with_margin(0.01).meets(self.box):
            return False
        crossings = 0
        for ring in self.rings:
            for one, next_one in pairwise((*ring, ring[0])):
                if (one.y > point.y) != (next_one.y > point.y):
                    part = (point.y - one.y) / (next_one.y - one.y)
                    crossings += point.x < one.x + part * (next_one.x - one.x)
        return crossings % 2 == 1


@cache
def provinces() -> tuple[Province, ...]:
    """All provinces, by name."""
    root = ElementTree.parse(SOURCE).getroot()
    found = [_province(path) for path in root.iter(f"{SVG}path")]
    return tuple(sorted(found, key=lambda one: one.name))


@cache
def province_at(point: Point) -> Province | None:
    """The province of a place; None for one outside the country, or at sea."""
    return next((one for one in provinces() if one.holds(point)), None)


def _province(path: ElementTree.Element) -> Province:
    outline = path.get("d")
    rings = tuple(_ring(part) for part in outline.split("z") if part)
    box = Box.around(point for ring in rings for point in ring)
    return Province(path.findtext(f"{SVG}title"), outline, rings, box)


def _ring(part: str) -> tuple[Point, ...]:
    """One closed line: "M468.1 123.8l4.3 1.6 2-5.3" begins somewhere and goes on in steps."""
    numbers = [float(one) for one in NUMBER.findall(part)]
    steps = zip(numbers[::2], numbers[1::2], strict=True)
    return tuple(accumulate((Point(*one) for one in steps), _step))


def _step(at: Point, by: Point) -> Point:
    return Point(at.x + by.x, at.y + by.y)
