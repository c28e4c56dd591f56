"""The picture of an adult and a child hand in hand by a measuring chart, and a tower of blocks."""

from __future__ import annotations

from colours import BLUE, BRICK, HEART, MOSS, OCHRE, SLATE, TEAL, WHITE, mix
from paper import Scene
from people import walker
from shapes import Point, bend, ellipse, heart, rect, star, strip


def draw(slug: str) -> Scene:
    """Show an adult and a child hand in hand by a measuring chart, and a tower of blocks."""
    scene = Scene(slug, OCHRE)
    tone = scene.ramp
    scene.sheet([(58, 50), (1140, 60), (1146, 700), (52, 700)], tone.tint, 0)
    scene.sheet(
        [(-30, 652), (1230, 646), (1230, 830), (-30, 830)], mix(tone.light, tone.tint, 0.2), 0
    )
    scene.sheet(ellipse(610, 722, 350, 56), BRICK.light, 4)
    scene.sheet(rect(902, 96, 118, 562, 1), WHITE, 8)
    for k in range(13):
        w = 62 if k % 3 == 0 else 34
        scene.sheet(rect(902, 132 + k * 40, w, 9), tone.base if k % 3 == 0 else tone.mid, 0)
    for k, fill in enumerate((TEAL.mid, BRICK.mid, MOSS.mid)):
        scene.sheet(star(984, 398 + k * 92, 20, 9, 5), fill, 3)
    meet: Point = (654, 506)
    walker(scene, 546, 724, 560, MOSS.base, SLATE.base, 1, "curls", (None, meet))
    walker(scene, 722, 730, 300, HEART, BLUE.base, 1, "curls", (meet, None))
    _blocks(scene, 150, 700)
    scene.sheet(ellipse(830, 716, 42), BLUE.mid, 7)
    with scene.inside(ellipse(830, 716, 42)):
        scene.sheet(strip(bend((780, 730), (830, 690), (880, 706)), 17), WHITE, 0)
    return scene


def _blocks(scene: Scene, x: float, base: float) -> None:
    """Stack toy blocks: three, two and a roof."""
    for k, fill in enumerate((TEAL.mid, OCHRE.light, BRICK.mid)):
        scene.sheet(rect(x + k * 76 - 8, base - 74, 72, 74, (k - 1) * 1.6), fill, 6)
    scene.sheet(rect(x + 26, base - 146, 72, 71, -2), BLUE.mid, 6)
    scene.sheet(rect(x + 106, base - 146, 72, 71, 2), MOSS.mid, 6)
    scene.sheet(rect(x + 62, base - 218, 72, 71, 5), OCHRE.light, 6)
    scene.sheet([(x + 48, base - 222), (x + 152, base - 212), (x + 104, base - 286)], HEART, 6)
    scene.sheet(ellipse(x + 30, base - 38, 17), WHITE, 0)
    scene.sheet(star(x + 142, base - 110, 22, 10, 5), WHITE, 0)
    scene.sheet(heart(x + 62, base - 110, 34), WHITE, 0)
