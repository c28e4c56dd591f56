"""The picture of a pram and a picture book in front of the greenhouses."""

from __future__ import annotations

from colours import BRICK, HEART, INK, MOSS, OCHRE, TEAL, WHITE, mix
from paper import Scene
from props import hill, open_book, sprig
from shapes import Point, arc, bend, ellipse, flow, placed, strip


def draw(slug: str) -> Scene:
    """Show a pram and a picture book in front of the greenhouses."""
    scene = Scene(slug, OCHRE)
    tone = scene.ramp
    scene.sheet(ellipse(930, 210, 104), tone.light, 0)
    _greenhouse(scene, 380)
    hill(
        scene, [(-40, 612), (300, 596), (700, 612), (1240, 588)], mix(MOSS.light, MOSS.tint, 0.3), 4
    )
    path: list[Point] = [(-40, 690), (300, 668), (800, 682), (1240, 654)]
    hill(scene, path, tone.tint, 4)
    _pram(scene, 470, 420)
    open_book(scene, 900, 706, 250, 150, HEART)
    # A picture in the book: a sun on the left, a plant on the right.
    scene.sheet(ellipse(838, 630, 26), tone.light, 0)
    sprig(scene, (962, 674), (964, 618), 2, 34, MOSS.base, (MOSS.base, MOSS.mid))
    for x, h in ((90, 110), (150, 76), (1100, 96), (1150, 66)):
        sprig(
            scene, (x, 706), (x + 10, 706 - h), 3, 40, MOSS.base, (MOSS.base, MOSS.mid, MOSS.base)
        )
    return scene


def _greenhouse(scene: Scene, y: float) -> None:
    """Build a row of glass gables with tomato plants behind the panes."""
    tone = scene.ramp
    gables = range(60, 1140, 180)
    roof: list[Point] = [(60, 640), (60, y)]
    for x in gables:
        roof += [(x + 90, y - 82), (x + 180, y)]
    roof.append((1140, 640))
    scene.sheet(roof, mix(tone.tint, TEAL.tint, 0.55), 7)
    for x in gables:
        for k, h in enumerate((120, 150, 132)):
            sprig(
                scene,
                (x + 34 + k * 56, 622),
                (x + 36 + k * 56, 622 - h),
                4,
                34,
                MOSS.mid,
                (mix(MOSS.light, MOSS.tint, 0.2),),
            )
            scene.sheet(ellipse(x + 44 + k * 56, 560 - k * 22, 10), mix(HEART, BRICK.light, 0.4), 0)
    for x in gables:
        for beam in ([(x, y), (x + 90, y - 82)], [(x + 90, y - 82), (x + 180, y)]):
            scene.sheet(strip(beam, 11), tone.base, 3)
        for k in (0, 60, 120):
            scene.sheet(strip([(x + k, 640), (x + k, y)], 9 if k == 0 else 4), tone.base, 0)
    scene.sheet(strip([(1140, 640), (1140, y)], 9), tone.base, 0)
    for level in (y, y + 96):
        scene.sheet(strip([(60, level), (600, level), (1140, level)], 7), tone.base, 0)


def _pram(scene: Scene, cx: float, cy: float) -> None:
    """Roll in a pram: hood, basket, handle and two wheels."""
    tone = scene.ramp
    for line in (
        [(cx - 110, cy + 120), (cx + 120, cy + 236)],
        [(cx + 120, cy + 120), (cx - 120, cy + 236)],
    ):
        scene.sheet(strip(line, 13), INK, 5)
    for x in (cx - 124, cx + 124):
        scene.sheet(ellipse(x, cy + 236, 62), INK, 7, holes=[ellipse(x, cy + 236, 46)])
        for a in range(0, 180, 45):
            spoke = placed([(-48, 0), (0, 0), (48, 0)], (x, cy + 236), turn=a + 12)
            scene.sheet(strip(spoke, 5), INK, 0)
        scene.sheet(ellipse(x, cy + 236, 14), tone.light, 0)
    handle = flow([(cx + 168, cy + 40), (cx + 230, cy - 30), (cx + 278, cy - 70)])
    scene.sheet(strip(handle, 14), INK, 5)
    scene.sheet(strip([(cx + 262, cy - 58), (cx + 300, cy - 88)], 24), BRICK.base, 5)
    basket = [(cx - 190, cy), (cx + 190, cy)] + bend(
        (cx + 190, cy), (cx + 170, cy + 160), (cx + 60, cy + 160)
    )[1:]
    basket += bend((cx - 60, cy + 160), (cx - 170, cy + 160), (cx - 190, cy))[:-1]
    hood = [(cx - 6, cy + 4), *arc(cx - 6, cy + 4, 190, 190, 180, 270)]
    # The blanket shows between the hood and the handle.
    scene.sheet(bend((cx - 20, cy + 10), (cx + 60, cy - 70), (cx + 176, cy + 10)), WHITE, 4)
    scene.sheet(hood, tone.base, 8)
    for a in (206, 236):
        rib = [(cx - 6, cy + 4), arc(cx - 6, cy + 4, 186, 186, a, a + 30)[0]]
        scene.sheet(strip(rib, 3, 8), tone.deep, 0)
    scene.sheet(basket, tone.mid, 9)
    scene.sheet(strip([(cx - 196, cy + 4), (cx, cy + 2), (cx + 196, cy + 4)], 24), tone.deep, 5)
    for x in (-110, -20, 70):
        scene.sheet(ellipse(cx + x + 20, cy + 72, 17), tone.light, 0)
