"""The picture of an open book from which a sea, a boat and a night sky rise."""

from __future__ import annotations

from colours import AUBERGINE, BRICK, HEART, OCHRE, TEAL, WHITE, mix
from paper import Scene
from props import open_book, table
from shapes import Outline, bend, ellipse, star, strip


def draw(slug: str) -> Scene:
    """Show an open book from which a sea, a boat and a night sky rise."""
    scene = Scene(slug, AUBERGINE)
    tone = scene.ramp
    table(scene, 622, tone.soft, tone.base)
    night = ellipse(600, 372, 336, 326)
    scene.sheet(night, tone.deep, 9)
    open_book(scene, 600, 716, 800, 150, BRICK.base)
    with scene.inside([(200, -20), (1000, -20), (1000, 668), (200, 668)]):
        scene.sheet(ellipse(712, 208, 78), OCHRE.light, 7)
        scene.sheet(ellipse(690, 192, 15), mix(OCHRE.light, OCHRE.base, 0.2), 0)
        scene.sheet(ellipse(736, 232, 21), mix(OCHRE.light, OCHRE.base, 0.2), 0)
        for x, y, r in (
            (392, 236, 22),
            (486, 132, 15),
            (850, 330, 17),
            (330, 366, 13),
            (560, 214, 11),
        ):
            scene.sheet(star(x, y, r, r * 0.42, 5), WHITE, 3)
        _wave(scene, 290, 920, 500, 20, mix(TEAL.base, tone.deep, 0.3))
        _boat(scene, 560, 560)
        _wave(scene, 262, 946, 560, 22, TEAL.mid)
        _wave(scene, 240, 962, 612, 20, TEAL.light)
    return scene


def _wave(scene: Scene, left: float, right: float, y: float, height: float, fill: str) -> None:
    """Stand a row of paper waves between two sides."""
    count = round((right - left) / 62)
    step = (right - left) / count
    crest: Outline = []
    for k in range(count):
        x = left + k * step
        crest += bend((x, y), (x + step * 0.5, y + height * 1.9), (x + step, y))[:-1]
    scene.sheet([*crest, (right, y), (right - 26, 700), (left + 26, 700)], fill, 6)


def _boat(scene: Scene, x: float, y: float) -> None:
    """Sail a paper boat."""
    scene.sheet(strip([(x, y - 20), (x + 4, y - 262)], 10), OCHRE.base, 4)
    scene.sheet(
        [
            (x + 16, y - 250),
            *bend((x + 16, y - 250), (x + 170, y - 170), (x + 150, y - 58))[1:],
            (x + 16, y - 50),
        ],
        WHITE,
        7,
    )
    scene.sheet(
        [
            (x - 12, y - 226),
            *bend((x - 12, y - 226), (x - 60, y - 120), (x - 118, y - 58))[1:],
            (x - 12, y - 52),
        ],
        BRICK.light,
        7,
    )
    scene.sheet(
        [(x - 150, y - 34), (x + 190, y - 40), (x + 128, y + 50), (x - 96, y + 50)], HEART, 8
    )
