"""Outlines: lists of points that draw the ideal form, before anyone cuts it out of paper."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]
Outline = list[Point]


def arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float) -> Outline:
    """Return points along an ellipse; degrees, clockwise on screen, 0 at the right."""
    steps = max(4, round(abs(end - start) / 4))
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in angles]


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None, turn: float = 0) -> Outline:
    """Return a closed ellipse, or a circle when only one radius is given."""
    points = arc(cx, cy, rx, rx if ry is None else ry, 0, 360)[:-1]
    return turned(points, turn, (cx, cy))


def rect(x: float, y: float, w: float, h: float, turn: float = 0) -> Outline:
    """Return a rectangle by its top left corner, turned about its middle."""
    points = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    return turned(points, turn, (x + w / 2, y + h / 2))


def bend(start: Point, control: Point, end: Point, steps: int = 14) -> Outline:
    """Return points along a curve that leans towards the control point."""
    points = []
    for i in range(steps + 1):
        t = i / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        x = a * start[0] + b * control[0] + c * end[0]
        points.append((x, a * start[1] + b * control[1] + c * end[1]))
    return points


def flow(points: Sequence[Point], closed: bool = False, steps: int = 8) -> Outline:
    """Return a flowing line through the points (Catmull-Rom)."""
    n = len(points)
    result: Outline = []
    for i in range(n if closed else n - 1):
        p0, p1, p2, p3 = (
            points[j % n] if closed else points[min(max(j, 0), n - 1)]
            for j in (i - 1, i, i + 1, i + 2)
        )
        for k in range(steps):
            t = k / steps
            result.append(
                (_spline(p0[0], p1[0], p2[0], p3[0], t), _spline(p0[1], p1[1], p2[1], p3[1], t))
            )
    if not closed:
        result.append(points[-1])
    return result


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    curve = (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3
    return 0.5 * (2 * b + (c - a) * t + curve)


def strip(
    line: Sequence[Point], start: float, end: float | None = None, cap: bool = True
) -> Outline:
    """Return a strip of paper along a line, `start` wide at one end and `end` at the other."""
    end = start if end is None else end
    left: Outline = []
    right: Outline = []
    for i, (x, y) in enumerate(line):
        before, after = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        way = math.atan2(after[1] - before[1], after[0] - before[0])
        half = (start + (end - start) * i / (len(line) - 1)) / 2
        left.append((x + half * math.sin(way), y - half * math.cos(way)))
        right.append((x - half * math.sin(way), y + half * math.cos(way)))
    if not cap:
        return left + right[::-1]
    tip = _round_end(line[-2], line[-1], end / 2)
    tail = _round_end(line[1], line[0], start / 2)
    return left + tip + right[::-1] + tail


def _round_end(before: Point, last: Point, radius: float) -> Outline:
    way = math.degrees(math.atan2(last[1] - before[1], last[0] - before[0]))
    return arc(last[0], last[1], radius, radius, way - 72, way + 72)


def leaf(base: Point, length: float, width: float, angle: float, sway: float = 0) -> Outline:
    """Return a pointed leaf that grows from `base` in the direction `angle` (0 is right)."""
    tip = (length, sway)
    upper = bend((0, 0), (length * 0.42, -width + sway * 0.5), tip)
    lower = bend(tip, (length * 0.42, width + sway * 0.5), (0, 0))
    return moved(turned(upper + lower[1:-1], angle, (0, 0)), *base)


def heart(cx: float, cy: float, size: float, turn: float = 0) -> Outline:
    """Return a heart about `size` wide, its middle at the given point."""
    points = []
    for i in range(60):
        t = math.tau * i / 60
        x = 16 * math.sin(t) ** 3
        y = -(13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t))
        points.append((cx + x * size / 32, cy + (y - 2.5) * size / 32))
    return turned(points, turn, (cx, cy))


def star(cx: float, cy: float, outer: float, inner: float, tips: int, turn: float = -90) -> Outline:
    """Return a star or a burst."""
    points = []
    for i in range(tips * 2):
        radius = inner if i % 2 else outer
        a = math.radians(turn + 180 * i / tips)
        points.append((cx + radius * math.cos(a), cy + radius * math.sin(a)))
    return points


def soft_rect(x: float, y: float, w: float, h: float, r: float, turn: float = 0) -> Outline:
    """Return a rectangle with round corners."""
    points = (
        arc(x + w - r, y + r, r, r, -90, 0)
        + arc(x + w - r, y + h - r, r, r, 0, 90)
        + arc(x + r, y + h - r, r, r, 90, 180)
        + arc(x + r, y + r, r, r, 180, 270)
    )
    return turned(points, turn, (x + w / 2, y + h / 2))


def turned(points: Sequence[Point], degrees: float, about: Point) -> Outline:
    """Return the points turned clockwise about a point."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    ax, ay = about
    return [(ax + (x - ax) * c - (y - ay) * s, ay + (x - ax) * s + (y - ay) * c) for x, y in points]


def moved(points: Sequence[Point], dx: float, dy: float) -> Outline:
    """Return the points shifted."""
    return [(x + dx, y + dy) for x, y in points]


def placed(
    points: Sequence[Point], at: Point, scale: float = 1, turn: float = 0, mirror: bool = False
) -> Outline:
    """Return an outline drawn around (0, 0), scaled, turned and put in its place."""
    flip = -1 if mirror else 1
    scaled = [(x * scale, y * scale * flip) for x, y in points]
    return moved(turned(scaled, turn, (0, 0)), *at)
