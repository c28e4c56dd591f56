"""The picture of a desk from above: a form, an envelope, a calculator and coins."""

from __future__ import annotations

from colours import BLUE, BRICK, HEART, INK, MOSS, OCHRE, SLATE, WHITE, mix
from paper import Scene
from shapes import ellipse, flow, rect, soft_rect, strip


def draw(slug: str) -> Scene:
    """Show a form with ticked boxes, an envelope, a calculator and piles of coins from above."""
    scene = Scene(slug, BLUE, ground=mix(OCHRE.light, OCHRE.tint, 0.45))
    tone = scene.ramp
    scene.sheet(rect(70, 66, 1060, 670, 0.6), tone.base, 9)
    with scene.turned(7, (310, 560)):
        scene.sheet(rect(126, 430, 360, 236), tone.light, 9)
        scene.sheet([(126, 430), (486, 430), (306, 566)], mix(tone.light, WHITE, 0.4), 5)
    with scene.turned(-4, (560, 380)):
        scene.sheet(rect(376, 96, 400, 560), WHITE, 11)
        scene.sheet(rect(412, 132, 190, 32), tone.base, 0)
        for k in range(4):
            y = 206 + k * 84
            scene.sheet(rect(412, y, 52, 52), tone.tint, 0)
            scene.sheet(rect(412, y, 52, 52), tone.mid, 0, holes=[rect(419, y + 7, 38, 38)])
            for row, w in ((6, 232 - k % 2 * 50), (32, 170 + k % 3 * 24)):
                scene.sheet(rect(490, y + row, w, 12), SLATE.light, 0)
            if k < 3:
                scene.sheets(
                    [
                        strip([(420, y + 26), (438, y + 46)], 13),
                        strip([(438, y + 46), (476, y - 8)], 13),
                    ],
                    MOSS.base,
                    4,
                )
        signature = flow(
            [(560, 600), (590, 566), (600, 606), (634, 572), (650, 606), (700, 580), (738, 590)]
        )
        scene.sheet(strip(signature, 6), tone.base, 0)
    with scene.turned(8, (940, 300)):
        scene.sheet(soft_rect(842, 140, 220, 310, 20), INK, 10)
        scene.sheet(rect(866, 166, 172, 62), MOSS.light, 0)
        for row in range(4):
            for k in range(3):
                fill = HEART if (row, k) == (3, 2) else SLATE.light
                scene.sheet(soft_rect(868 + k * 60, 250 + row * 46, 48, 34, 8), fill, 3)
    for x, y, pile in ((860, 640, 4), (972, 660, 6), (1066, 640, 2)):
        for k in range(pile):
            scene.sheet(ellipse(x, y - k * 17, 50, 36), OCHRE.mid, 4)
            scene.sheet(ellipse(x, y - k * 17 - 5, 50, 36), OCHRE.light, 0)
        scene.sheet(ellipse(x, y - pile * 17 + 12, 31, 21), mix(OCHRE.light, OCHRE.base, 0.25), 0)
    scene.sheet(strip([(700, 690), (790, 560)], 28, 24, cap=False), BRICK.base, 8)
    scene.sheet([(686, 680), (710, 698), (680, 722)], OCHRE.tint, 5)
    return scene
