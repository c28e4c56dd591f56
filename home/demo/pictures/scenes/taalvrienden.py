"""The picture of two paper speech bubbles over coffee cups, and a path through hills."""

from __future__ import annotations

from colours import BRICK, OCHRE, PAPER, TEAL, WHITE, mix
from paper import Scene
from props import cup, hill, table
from shapes import bend, ellipse, flow, rect, soft_rect, star, strip


def draw(slug: str) -> Scene:
    """Show two paper speech bubbles over coffee cups, with a path through the hills behind."""
    scene = Scene(slug, TEAL)
    tone = scene.ramp
    hill(scene, [(-40, 470), (240, 380), (520, 440), (820, 356), (1240, 450)], tone.tint, 0)
    hill(scene, [(-40, 500), (200, 486), (560, 520), (900, 440), (1240, 480)], tone.soft, 5)
    # The path narrows towards the horizon, between the two bubbles.
    left_edge = bend((500, 640), (500, 574), (610, 548)) + bend((610, 548), (668, 528), (622, 498))
    right_edge = bend((634, 496), (720, 536), (668, 562)) + bend((668, 562), (620, 590), (690, 640))
    scene.sheet(left_edge + right_edge, PAPER, 0)
    for x, y, s in ((120, 470, 1.0), (1124, 452, 1.15), (64, 492, 0.7)):
        scene.sheet(strip([(x, y + 40), (x, y - 20 * s)], 9), OCHRE.base, 0)
        scene.sheet(ellipse(x, y - 50 * s, 32 * s, 48 * s), tone.mid, 4)
    table(scene, 610, mix(OCHRE.light, PAPER, 0.45), tone.deep)
    left = flow(
        [
            (150, 230),
            (210, 110),
            (370, 80),
            (520, 130),
            (560, 240),
            (500, 350),
            (350, 384),
            (210, 344),
        ],
        closed=True,
    )
    tail_left = [(250, 330), (340, 360), (262, 470)]
    scene.sheets([left, tail_left], tone.base, 11)
    right = [*soft_rect(640, 120, 430, 250, 60, 3)]
    scene.sheets([right, [(850, 350), (960, 350), (938, 462)]], OCHRE.light, 11)
    # What is said: a sun in one bubble, words as strips of paper in the other.
    scene.sheet(star(352, 232, 92, 58, 11), OCHRE.light, 4)
    scene.sheet(ellipse(352, 232, 44), WHITE, 4)
    for k, (x, w) in enumerate(((706, 292), (700, 212), (708, 254))):
        scene.sheet(rect(x, 186 + k * 52, w, 24, 3), WHITE if k != 1 else tone.base, 3)
    cup(scene, 270, 686, 168, tone, handle=-1)
    cup(scene, 930, 682, 168, BRICK)
    return scene
