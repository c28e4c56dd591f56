"""The picture of mending, from above: a torn cloth, scissors, thread and a spanner."""

from __future__ import annotations

from colours import AUBERGINE, BLUE, BRICK, HEART, INK, OCHRE, SLATE, TEAL, WHITE, mix
from paper import Scene
from shapes import Outline, arc, ellipse, flow, heart, placed, rect, soft_rect, strip


def draw(slug: str) -> Scene:
    """Show from above how a torn cloth is mended, with scissors, thread and tools around it."""
    scene = Scene(slug, SLATE, ground=mix(SLATE.light, SLATE.tint, 0.55))
    tone = scene.ramp
    mat = rect(60, 54, 1080, 690, -1)
    scene.sheet(mat, mix(TEAL.base, tone.base, 0.45), 9)
    for k in range(1, 10):
        scene.sheet(
            strip([(60 + k * 108, 66), (72 + k * 108, 732)], 2.5),
            mix(TEAL.base, TEAL.light, 0.35),
            0,
        )
    for k in range(1, 6):
        scene.sheet(
            strip([(70, 66 + k * 113), (1130, 48 + k * 113)], 2.5),
            mix(TEAL.base, TEAL.light, 0.35),
            0,
        )
    with scene.turned(-7, (390, 430)):
        scene.sheet(rect(150, 240, 470, 400), BLUE.mid, 9)
        scene.sheet(rect(150, 240, 470, 40), BLUE.base, 0)
        patch = [(248, 352), (500, 346), (508, 566), (252, 572)]
        scene.sheet(patch, OCHRE.light, 6)
        for k in range(6):
            for stitch in ((266 + k * 40, 340, 4, 30), (266 + k * 40, 552, 4, 30)):
                scene.sheet(rect(stitch[0], stitch[1], 7, stitch[3]), HEART, 0)
        for k in range(5):
            for x in (234, 490):
                if x == 234 or k < 3:
                    scene.sheet(rect(x, 376 + k * 40, 32, 7), HEART, 0)
        scene.sheet(heart(376, 458, 92), BRICK.base, 4)
    thread = flow(
        [(548, 470), (640, 440), (690, 520), (640, 590), (720, 640), (830, 600), (886, 566)]
    )
    scene.sheet(strip(thread, 5), HEART, 3)
    _spool(scene, 930, 590)
    scene.sheet(strip([(548, 470), (600, 424), (668, 362)], 10, 3), WHITE, 5)
    _scissors(scene, 800, 250)
    scene.sheets(_spanner(1052, 300), SLATE.light, 8, holes=[ellipse(1052, 454, 17)])
    for x, y, r, fill in (
        (224, 142, 36, BRICK.light),
        (306, 172, 26, OCHRE.light),
        (760, 690, 26, AUBERGINE.light),
    ):
        scene.sheet(ellipse(x, y, r), fill, 6)
        for dx, dy in ((-0.26, -0.26), (0.26, -0.26), (-0.26, 0.26), (0.26, 0.26)):
            scene.sheet(ellipse(x + dx * r, y + dy * r, r * 0.13), INK, 0)
    return scene


def _spool(scene: Scene, x: float, y: float) -> None:
    """Lay down a spool of thread."""
    with scene.turned(14, (x, y)):
        scene.sheet(rect(x - 46, y - 68, 92, 136), HEART, 7)
        for k in range(5):
            scene.sheet(
                strip([(x - 46, y - 44 + k * 22), (x + 46, y - 52 + k * 22)], 3),
                mix(HEART, INK, 0.3),
                0,
            )
        for top in (-88, 62):
            scene.sheet(soft_rect(x - 64, y + top, 128, 28, 8), OCHRE.mid, 6)


def _scissors(scene: Scene, x: float, y: float) -> None:
    """Lay down an open pair of scissors."""
    for side in (-1, 1):
        blade = placed(
            [(-20, -17), (220, -4), (226, 2), (190, 15), (-20, 17)],
            (x, y),
            turn=200 + side * 13,
            mirror=side < 0,
        )
        scene.sheet(blade, mix(SLATE.light, WHITE, 0.35), 7)
    for side in (-1, 1):
        at = placed([(118, 0)], (x, y), turn=20 - side * 27)[0]
        # The arm stops where the ring begins.
        arm = strip([(x, y), (x + (at[0] - x) * 0.5, y + (at[1] - y) * 0.5)], 24, 20)
        ring, gap = ellipse(*at, 64, 44, 20 - side * 20), ellipse(*at, 42, 24, 20 - side * 20)
        scene.sheets([arm], BRICK.base, 6)
        scene.sheet(ring, BRICK.base, 7, holes=[gap])
    scene.sheet(ellipse(x, y, 13), INK, 3)


def _spanner(x: float, y: float) -> list[Outline]:
    """Return the outlines of a spanner: an open jaw, a bar and a ring."""
    jaw = arc(x, y, 52, 52, -58, 238)
    jaw += [(x - 24, y - 6), (x, y + 8), (x + 24, y - 6)]
    return [jaw, rect(x - 17, y + 26, 34, 120), ellipse(x, y + 154, 38)]
