"""The picture of people at a table, seen from behind, with one chair still free."""

from __future__ import annotations

from colours import BLUE, BRICK, HEART, INK, OCHRE, TEAL, WHITE, mix
from paper import Scene
from people import bust
from props import cup
from shapes import arc, bend, ellipse, flow, heart, rect, strip


def draw(slug: str) -> Scene:
    """Show people at a table, seen from behind, with one chair still free."""
    scene = Scene(slug, BRICK)
    tone = scene.ramp
    scene.sheet([(60, -20), (1140, -20), (1150, 660), (50, 660)], tone.tint, 0)
    scene.sheet(strip([(600, -20), (600, 120)], 7), INK, 0)
    scene.sheet([*arc(600, 214, 150, 116, 180, 360), (740, 226), (460, 226)], tone.base, 9)
    scene.sheet(ellipse(600, 226, 140, 17), OCHRE.light, 0)
    scene.sheet(
        [(462, 232), (738, 232), (1010, 470), (190, 470)], mix(OCHRE.light, tone.tint, 0.72), 0
    )
    scene.sheet(
        [(90, 456), (1110, 452), (1160, 560), (40, 566)], mix(OCHRE.light, OCHRE.base, 0.22), 9
    )
    _teapot(scene, 600, 496)
    for x, ramp in ((320, TEAL), (784, BLUE)):
        cup(scene, x, 520, 66, ramp, handle=1 if x < 600 else -1)
    people = (
        (190, 2, TEAL.base, "curls", 386),
        (452, 0, OCHRE.mid, "bun", 372),
        (1004, 3, BLUE.base, "short", 400),
    )
    for x, who, coat, hair, size in people:
        bust(scene, x, 820, size, coat, who, hair)
    for x in (190, 452, 728, 1004):
        _chair_back(scene, x)
    scene.sheet(rect(692, 628, 74, 56, -5), WHITE, 5)
    scene.sheet(heart(729, 656, 32, -5), HEART, 0)
    return scene


def _teapot(scene: Scene, x: float, base: float) -> None:
    """Set a teapot with a lid, a spout and a handle."""
    tone = scene.ramp
    scene.sheet(strip(arc(x + 62, base - 52, 44, 34, -90, 90), 13), tone.mid, 4)
    spout = flow([(x - 50, base - 36), (x - 96, base - 56), (x - 116, base - 94)])
    scene.sheet(strip(spout, 30, 15), tone.mid, 4)
    scene.sheet(ellipse(x, base - 52, 76, 56), tone.mid, 6)
    scene.sheet(ellipse(x, base - 104, 36, 11), tone.deep, 3)
    scene.sheet(ellipse(x, base - 120, 11), tone.deep, 2)


def _chair_back(scene: Scene, x: float) -> None:
    """Draw the chair in: a curved top rail and three slats."""
    wood = mix(OCHRE.base, BRICK.base, 0.35)
    for k in (-92, 92):
        scene.sheet(strip([(x + k * 0.94, 640), (x + k, 840)], 19), wood, 5)
    for k in (-46, 0, 46):
        scene.sheet(strip([(x + k, 660), (x + k, 840)], 13), wood, 4)
    scene.sheet(
        strip(bend((x - 98, 652), (x, 622), (x + 98, 652)), 40), mix(wood, OCHRE.light, 0.18), 7
    )
