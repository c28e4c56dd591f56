"""Things that return in several scenes: tables, cups, books, plants."""

from __future__ import annotations

from collections.abc import Sequence

from colours import INK, PAPER, WHITE, Ramp, mix
from paper import HEIGHT, WIDTH, Scene
from shapes import (
    Outline,
    Point,
    arc,
    bend,
    ellipse,
    flow,
    leaf,
    placed,
    rect,
    soft_rect,
    strip,
)


def table(scene: Scene, y: float, top: str, front: str, depth: float = 112) -> None:
    """Lay a table across the whole width: its top from `y` down, and its front edge."""
    scene.sheet(
        [(-30, y), (WIDTH + 30, y - 5), (WIDTH + 30, HEIGHT + 30), (-30, HEIGHT + 30)], top, 0
    )
    edge = y + depth
    scene.sheet(
        [(-30, edge), (WIDTH + 30, edge + 4), (WIDTH + 30, HEIGHT + 30), (-30, HEIGHT + 30)],
        front,
        5,
    )


def hill(scene: Scene, line: Sequence[Point], fill: str, lift: float = 5) -> None:
    """Glue land that fills everything below a flowing skyline."""
    scene.sheet([*flow(line), (line[-1][0], HEIGHT + 40), (line[0][0], HEIGHT + 40)], fill, lift)


def cup(
    scene: Scene, cx: float, base: float, size: float, ramp: Ramp, handle: int = 1, fill: str = ""
) -> None:
    """Stand a cup on a saucer; `handle` is 1 for right and -1 for left."""
    body = fill or ramp.base
    top = base - size * 0.78
    half = size * 0.5
    scene.sheet(ellipse(cx, base - size * 0.02, size * 0.86, size * 0.17), WHITE, 6)
    scene.sheet(ellipse(cx, base - size * 0.05, size * 0.5, size * 0.09), ramp.tint, 0)
    grip = arc(cx + handle * half * 0.86, top + size * 0.33, size * 0.3, size * 0.24, -100, 100)
    if handle < 0:
        grip = [(2 * (cx - half * 0.86) - x, y) for x, y in grip]
    scene.sheet(strip(grip, size * 0.11), body, 4)
    sides = [
        (cx - half, top),
        *bend((cx - half, top), (cx - half * 0.95, base), (cx - half * 0.45, base))[1:],
    ]
    sides += bend((cx + half * 0.45, base), (cx + half * 0.95, base), (cx + half, top))
    scene.sheet(sides, body, 5)
    scene.sheet(ellipse(cx, top, half, size * 0.13), mix(body, WHITE, 0.35), 0)
    scene.sheet(ellipse(cx, top + size * 0.015, half * 0.84, size * 0.09), "#4A2E20", 0)


def steam(scene: Scene, x: float, y: float, height: float, fill: str) -> None:
    """Let a curl of steam rise."""
    h = height
    line = [(x, y), (x - h * 0.12, y - h * 0.3), (x + h * 0.1, y - h * 0.62), (x - h * 0.02, y - h)]
    scene.sheet(strip(flow(line), h * 0.1, h * 0.03), fill, 0)


def lying_book(
    scene: Scene,
    x: float,
    y: float,
    w: float,
    h: float,
    fill: str,
    band: str,
    spine_left: bool = True,
) -> None:
    """Lay a closed book flat, seen from the side: a cover, the edge of its pages, a band."""
    scene.sheet(soft_rect(x, y, w, h, h * 0.16), fill, 7)
    pages_x = x + h * 0.5 if spine_left else x - 8
    scene.sheet(rect(pages_x, y + h * 0.17, w - h * 0.5 + 8, h * 0.64), WHITE, 0)
    for k in (0.36, 0.58):
        scene.sheet(rect(pages_x + 4, y + h * k, w - h * 0.5 - 6, 2.2), mix(fill, WHITE, 0.62), 0)
    if spine_left:
        scene.sheet(rect(x + h * 0.16, y + 3, h * 0.14, h - 6), band, 0)
    else:
        scene.sheet(rect(x + w - h * 0.3, y + 3, h * 0.14, h - 6), band, 0)


def open_book(scene: Scene, cx: float, base: float, w: float, h: float, cover: str) -> None:
    """Lay an open book before us, its pages arching from the fold."""
    half = w / 2
    scene.sheet(
        [(cx - half - 16, base - h * 0.72), (cx + half + 16, base - h * 0.72)]
        + [(cx + half + 30, base + 12), (cx, base + 26), (cx - half - 30, base + 12)],
        cover,
        8,
    )
    for side, shade in ((-1, PAPER), (1, WHITE)):
        edge = cx + side * half
        page = bend(
            (cx, base - h * 0.72),
            (cx + side * half * 0.4, base - h * 1.02),
            (edge, base - h * 0.78),
        )
        page += bend(
            (edge + side * 16, base - 2),
            (cx + side * half * 0.42, base - h * 0.26),
            (cx, base + 12),
        )
        scene.sheet(page, shade, 4)
    scene.sheet(strip([(cx, base - h * 0.7), (cx, base + 10)], 3, 5), mix(PAPER, INK, 0.2), 0)


def sprig(
    scene: Scene,
    base: Point,
    tip: Point,
    leaves: int,
    length: float,
    stem: str,
    colours: Sequence[str],
    width: float = 0.5,
) -> None:
    """Grow a stem with pairs of leaves that get smaller towards the tip."""
    middle = ((base[0] + tip[0]) / 2 + (base[1] - tip[1]) * 0.06, (base[1] + tip[1]) / 2)
    line = bend(base, middle, tip, 24)
    scene.sheet(strip(line, max(5, length * 0.11), 3), stem, 3)
    for i in range(leaves):
        at = line[round(4 + (len(line) - 6) * i / max(1, leaves - 1))]
        size = length * (1 - 0.45 * i / max(1, leaves))
        for k, side in enumerate((-1, 1)):
            angle = -90 + side * (62 - 7 * i)
            scene.sheet(
                leaf(at, size, size * width, angle, side * size * 0.08),
                colours[(i + k) % len(colours)],
                4,
            )
    scene.sheet(leaf(tip, length * 0.6, length * 0.26, -84), colours[0], 4)


def pot(scene: Scene, cx: float, base: float, w: float, h: float, fill: str, rim: str) -> None:
    """Stand a flower pot."""
    scene.sheet(
        [
            (cx - w / 2, base - h),
            (cx + w / 2, base - h),
            (cx + w * 0.36, base),
            (cx - w * 0.36, base),
        ],
        fill,
        7,
    )
    scene.sheet(rect(cx - w * 0.57, base - h - h * 0.08, w * 1.14, h * 0.26), rim, 4)


def lens(
    scene: Scene, cx: float, cy: float, r: float, angle: float, rim: str, grip: str
) -> Outline:
    """Glue the handle and the rim of a magnifying glass; return the outline of its glass."""
    for start, end, width, fill in (
        (r, r * 1.35, r * 0.16, rim),
        (r * 1.3, r * 2.35, r * 0.3, grip),
    ):
        bar = placed([(start, 0), ((start + end) / 2, 0), (end, 0)], (cx, cy), turn=angle)
        scene.sheet(strip(bar, width), fill, 7)
    scene.sheet(ellipse(cx, cy, r * 1.12), rim, 9)
    return ellipse(cx, cy, r * 0.95)
