"""The picture of a laid table from above, with bowls of soup and hands that share bread."""

from __future__ import annotations

from colours import AUBERGINE, BRICK, MOSS, OCHRE, PAPER, SKINS, SLATE, TEAL, WHITE, mix
from paper import Scene
from people import hand
from shapes import arc, ellipse, flow, leaf, rect, soft_rect, strip


def draw(slug: str) -> Scene:
    """Show a laid table from above, with bowls of soup and hands that share bread."""
    scene = Scene(slug, BRICK, ground=mix(BRICK.light, BRICK.tint, 0.35))
    tone = scene.ramp
    scene.sheet(
        [(-30, 96), (1230, 84), (1230, 716), (-30, 708)], mix(tone.base, tone.light, 0.12), 10
    )
    runner = [(-30, 296), (1230, 288), (1230, 508), (-30, 514)]
    scene.sheet(runner, PAPER, 4)
    for y in (314, 480):
        for k in range(21):
            scene.sheet(rect(-16 + k * 60, y - k * 0.3, 34, 9), tone.light, 0)
    soups = (
        (236, 236, MOSS.mid),
        (930, 226, "#D9762F"),
        (222, 588, "#D9762F"),
        (962, 584, OCHRE.light),
    )
    for k, (x, y, fill) in enumerate(soups):
        _soup(scene, x, y, 118, fill, k)
    # The bread in the middle, on a board: the thing they share.
    scene.sheet(soft_rect(430, 318, 350, 168, 34, -4), OCHRE.base, 8)
    scene.sheet(ellipse(450, 416, 12), tone.deep, 0)
    loaf = flow(
        [(500, 400), (530, 348), (620, 336), (710, 350), (742, 402), (690, 444), (560, 446)],
        closed=True,
    )
    scene.sheet(loaf, mix(OCHRE.light, BRICK.mid, 0.35), 8)
    for x in (560, 616, 672):
        scene.sheet(leaf((x - 10, 428), 76, 14, -70), OCHRE.tint, 0)
    hand(scene, (520, 618), -78, 1.12, SKINS[1], TEAL.base, arm=400)
    hand(scene, (668, 214), 98, 1.12, SKINS[0], AUBERGINE.base, arm=400)
    return scene


def _soup(scene: Scene, x: float, y: float, r: float, fill: str, number: int) -> None:
    """Set a plate, a bowl of soup with herbs, and a spoon."""
    scene.sheet(ellipse(x, y, r * 1.16), mix(BRICK.tint, WHITE, 0.3), 9)
    scene.sheet(ellipse(x, y, r * 0.86), WHITE, 8)
    scene.sheet(ellipse(x, y, r * 0.7), fill, 0)
    scene.sheet(strip(arc(x, y, r * 0.57, r * 0.57, 196, 262), 9), mix(fill, WHITE, 0.4), 0)
    for k in range(5):
        angle = number * 47 + k * 76
        at = arc(x, y, r * 0.3, r * 0.34, angle, angle + 30)[0]
        scene.sheet(leaf(at, 30, 12, angle * 1.7), MOSS.base if fill != MOSS.mid else WHITE, 2)
    spoon_x = x + r * 1.46
    scene.sheet(strip([(spoon_x, y - 20), (spoon_x - 4, y + r * 0.95)], 11, 17), SLATE.light, 6)
    scene.sheet(ellipse(spoon_x, y - 54, 27, 40), SLATE.light, 6)
    scene.sheet(ellipse(spoon_x + 2, y - 52, 17, 28), mix(SLATE.light, WHITE, 0.5), 0)
