"""Paper and scissors: how an outline is cut, and the sheet on which a scene is glued.

Nothing here draws a perfect line: `Scissors` walks along an outline and lets every cut wander a
little, always the same way for the same scene.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from colours import INK, PAPER, Ramp, mix
from shapes import Outline, Point

WIDTH, HEIGHT = 1200, 800

# A turn sharper than this (degrees) is a corner; anything less belongs to a curve.
CORNER = 32.0


class Scissors:
    """Cuts an outline out of paper, with a steady but human hand."""

    def __init__(self, seed: str) -> None:
        """Take up the scissors; `seed` decides how the hand wanders."""
        # A fixed seed per scene: drawing again gives the same file, byte for byte.
        self.chance = random.Random(seed)
        self.steadiness = 0.0

    def cut(self, outline: Sequence[Point], clockwise: bool = True) -> str:
        """Return the SVG path data of the outline, cut by hand."""
        points = [p for i, p in enumerate(outline) if math.dist(p, outline[i - 1]) > 0.05]
        if (_area(points) > 0) != clockwise:
            points.reverse()
        around = sum(math.dist(p, points[i - 1]) for i, p in enumerate(points))
        # A narrow strip is cut with more care than a large sheet.
        self.steadiness = min(1.25, abs(_area(points)) / around * 0.09)
        points, corners = self._wander(points)
        return _path(points, corners)

    def _wander(self, points: Outline) -> tuple[Outline, set[int]]:
        """Resample the outline with a little wandering; return it with its corners' indexes."""
        n = len(points)
        corners = [
            i for i in range(n) if _turn(points[i - 1], points[i], points[(i + 1) % n]) > CORNER
        ]
        if not corners:
            return self._resample([*points, points[0]]), set()
        cut: Outline = []
        found: set[int] = set()
        for i, first in enumerate(corners):
            last = corners[(i + 1) % len(corners)]
            span = (last - first) % n or n
            found.add(len(cut))
            cut += self._resample([points[(first + k) % n] for k in range(span + 1)])
        return cut, found

    def _resample(self, run: Outline) -> Outline:
        """Return a few points along one run between corners; the last point is left out.

        The points are shared out by effort: a long way costs a few, and so does a tight bend, so
        that straight edges stay calm and the tip of a flat ellipse stays round.
        """
        bends = [0.0, *(_turn(a, b, c) for a, b, c in zip(run, run[1:], run[2:], strict=False))]
        lengths = [math.dist(a, b) for a, b in zip(run, run[1:], strict=False)]
        reach = max(60, sum(lengths) / 18) if sum(bends) > 6 else 150
        efforts = [d / reach + b / 24 for d, b in zip(lengths, bends, strict=True)]
        total = sum(efforts)
        pieces = max(1, round(total))
        wobble = min(self.steadiness, sum(lengths) / pieces * 0.03)
        result = []
        edge, walked = 0, 0.0
        for k in range(pieces):
            target = total * k / pieces
            while edge < len(efforts) - 1 and walked + efforts[edge] < target:
                walked += efforts[edge]
                edge += 1
            share = (target - walked) / efforts[edge]
            x = run[edge][0] + (run[edge + 1][0] - run[edge][0]) * share
            y = run[edge][1] + (run[edge + 1][1] - run[edge][1]) * share
            result.append((x + self.chance.gauss(0, wobble), y + self.chance.gauss(0, wobble)))
        return result


def _area(points: Sequence[Point]) -> float:
    return sum(points[i - 1][0] * y - x * points[i - 1][1] for i, (x, y) in enumerate(points))


def _turn(a: Point, b: Point, c: Point) -> float:
    """Return how far the way bends at b, in degrees."""
    first = math.atan2(b[1] - a[1], b[0] - a[0])
    second = math.atan2(c[1] - b[1], c[0] - b[0])
    return abs(math.degrees((second - first + math.pi) % math.tau - math.pi))


def _path(points: Outline, corners: set[int]) -> str:
    """Join the points: smooth through ordinary points, sharp at corners."""
    n = len(points)
    parts = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for i in range(n):
        a, b = points[i], points[(i + 1) % n]
        if i in corners and (i + 1) % n in corners:
            parts.append(f"L{b[0]:.1f} {b[1]:.1f}")
            continue
        before = a if i in corners else points[i - 1]
        after = b if (i + 1) % n in corners else points[(i + 2) % n]
        c1 = (a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6)
        c2 = (b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6)
        parts.append(f"C{c1[0]:.1f} {c1[1]:.1f} {c2[0]:.1f} {c2[1]:.1f} {b[0]:.1f} {b[1]:.1f}")
    return "".join(parts) + "Z"


class Scene:
    """A sheet of paper on which other sheets are glued, from the back to the front."""

    def __init__(self, slug: str, ramp: Ramp, ground: str = PAPER) -> None:
        """Start with an empty sheet in the ground colour."""
        self.slug = slug
        self.ramp = ramp
        self.scissors = Scissors(slug)
        self.parts: list[str] = [f'<path fill="{ground}" d="M0 0H{WIDTH}V{HEIGHT}H0Z"/>']
        self._clips = 0
        self._sheets = 0

    def sheet(
        self,
        outline: Sequence[Point],
        fill: str,
        lift: float = 6,
        holes: Sequence[Sequence[Point]] = (),
    ) -> None:
        """Glue one sheet; `lift` says how far it stands off the sheet beneath."""
        self.sheets([outline], fill, lift, holes)

    def sheets(
        self,
        outlines: Sequence[Sequence[Point]],
        fill: str,
        lift: float = 6,
        holes: Sequence[Sequence[Point]] = (),
    ) -> None:
        """Glue several outlines as one piece of paper, so that they share one shadow."""
        data = "".join(self.scissors.cut(outline) for outline in outlines)
        data += "".join(self.scissors.cut(hole, clockwise=False) for hole in holes)
        if not lift:
            self.parts.append(f'<path fill="{fill}" d="{data}"/>')
            return
        # The light comes from the top left: a hard dark edge at the bottom right, and a
        # thin bright one, the thickness of the paper, at the top left.
        self._sheets += 1
        name = f"s{self._sheets}"
        dx, dy = lift * 0.7, lift
        edge = mix(fill, "#FFFFFF", 0.38)
        self.parts += [
            f'<defs><path id="{name}" d="{data}"/></defs>',
            f'<use href="#{name}" x="{dx:.1f}" y="{dy:.1f}" fill="{INK}" fill-opacity=".17"/>',
            f'<use href="#{name}" x="-1.1" y="-1.3" fill="{edge}"/>',
            f'<use href="#{name}" fill="{fill}"/>',
        ]

    @contextmanager
    def inside(self, outline: Sequence[Point]) -> Iterator[None]:
        """Show what is glued within this block only inside the outline, as through a window."""
        self._clips += 1
        name = f"w{self._clips}"
        data = self.scissors.cut(outline)
        self.parts.append(f'<clipPath id="{name}"><path d="{data}"/></clipPath>')
        self.parts.append(f'<g clip-path="url(#{name})">')
        yield
        self.parts.append("</g>")

    @contextmanager
    def turned(self, degrees: float, about: Point) -> Iterator[None]:
        """Turn what is glued within this block; for small angles, as the shadow turns along."""
        self.parts.append(f'<g transform="rotate({degrees} {about[0]:.0f} {about[1]:.0f})">')
        yield
        self.parts.append("</g>")

    def svg(self) -> str:
        """Return the finished picture."""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        return "\n".join([head, *self.parts, "</svg>", ""])
