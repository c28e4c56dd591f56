"""The picture of a stack of books, a large letter Z and a page of manga panels."""

from __future__ import annotations

from colours import AUBERGINE, HEART, OCHRE, TEAL, WHITE
from paper import Scene
from props import lying_book, table
from shapes import Point, ellipse, rect, star


def draw(slug: str) -> Scene:
    """Show a stack of books, a large letter Z and a page of manga panels."""
    scene = Scene(slug, AUBERGINE)
    tone = scene.ramp
    scene.sheet([(70, 60), (1140, 46), (1150, 760), (60, 760)], tone.tint, 0)
    _manga_page(scene, 640, 92)
    table(scene, 610, tone.light, tone.base)
    z = [(120, 166), (470, 150), (474, 236), (262, 538), (486, 530), (490, 640), (104, 648)]
    z += [(102, 556), (310, 262), (122, 270)]
    scene.sheet(z, tone.base, 12)
    lying_book(scene, 640, 596, 400, 62, tone.deep, OCHRE.light)
    lying_book(scene, 668, 536, 350, 60, TEAL.mid, WHITE, spine_left=False)
    lying_book(scene, 626, 484, 380, 52, tone.mid, WHITE)
    # A ribbon hangs out of the upper book.
    scene.sheet([(900, 528), (926, 527), (930, 604), (915, 588), (900, 606)], HEART, 3)
    return scene


def _manga_page(scene: Scene, x: float, y: float) -> None:
    """Pin up a page with slanting panels: a moon, speed lines, a burst and a hill."""
    tone = scene.ramp
    with scene.turned(4, (x + 200, y + 180)):
        scene.sheet(rect(x, y, 420, 470), WHITE, 8)
        sky = [(x + 20, y + 20), (x + 250, y + 20), (x + 205, y + 185), (x + 20, y + 185)]
        speed = [(x + 266, y + 20), (x + 400, y + 20), (x + 400, y + 185), (x + 221, y + 185)]
        burst = [(x + 20, y + 201), (x + 400, y + 201), (x + 400, y + 372), (x + 20, y + 398)]
        with scene.inside(sky):
            scene.sheet(rect(x, y, 260, 200), tone.deep, 0)
            scene.sheet(ellipse(x + 92, y + 88, 44), OCHRE.light, 0)
            scene.sheet(ellipse(x + 114, y + 76, 38), tone.deep, 0)
            for sx, sy in ((176, 56), (196, 112), (48, 150)):
                scene.sheet(star(x + sx, y + sy, 10, 4, 4), WHITE, 0)
        with scene.inside(speed):
            scene.sheet(rect(x + 200, y, 220, 200), tone.tint, 0)
            for k in range(9):
                end: Point = (x + 205 + k * 6, y + 30 + k * 20)
                scene.sheet(
                    [(x + 420, y - 10 + k * 26), (x + 420, y + 2 + k * 26), end], tone.base, 0
                )
        with scene.inside(burst):
            scene.sheet(rect(x, y + 190, 420, 220), tone.light, 0)
            scene.sheet(star(x + 220, y + 296, 190, 92, 15), WHITE, 0)
            scene.sheet(star(x + 220, y + 296, 66, 29, 5), HEART, 0)
    scene.sheet(ellipse(x + 218, y + 4, 12), HEART, 5)
