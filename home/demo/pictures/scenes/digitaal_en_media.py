"""The picture of a laptop with paper windows flying out and a padlock beside it."""

from __future__ import annotations

from colours import BLUE, BRICK, INK, MOSS, OCHRE, SLATE, WHITE, mix
from paper import Scene
from props import table
from shapes import arc, ellipse, rect, soft_rect, strip


def draw(slug: str) -> Scene:
    """Show a laptop with paper windows flying out and a padlock beside it."""
    scene = Scene(slug, BLUE)
    tone = scene.ramp
    scene.sheet(ellipse(600, 386, 430, 350), tone.tint, 0)
    table(scene, 616, tone.light, tone.base)
    scene.sheet(soft_rect(318, 262, 500, 340, 20), INK, 9)
    scene.sheet(rect(342, 286, 452, 290), mix(tone.base, tone.mid, 0.3), 0)
    scene.sheet([(300, 600), (836, 600), (900, 668), (236, 668)], SLATE.light, 8)
    scene.sheet([(330, 610), (806, 610), (828, 636), (306, 636)], SLATE.base, 0)
    scene.sheet(rect(236, 664, 664, 14), SLATE.base, 5)
    # The windows: a landscape, a film, a letter; each larger as it flies nearer.
    with scene.turned(-8, (330, 260)):
        scene.sheet(rect(196, 150, 270, 196), WHITE, 9)
        with scene.inside(rect(212, 166, 238, 164)):
            scene.sheet(rect(200, 160, 260, 180), tone.soft, 0)
            scene.sheet(ellipse(398, 210, 25), OCHRE.light, 0)
            scene.sheet([(190, 340), (272, 222), (330, 296), (362, 262), (440, 340)], MOSS.mid, 4)
    with scene.turned(5, (650, 200)):
        scene.sheet(rect(520, 88, 300, 206), BRICK.mid, 9)
        scene.sheet(rect(520, 88, 300, 34), BRICK.base, 0)
        for k in range(3):
            scene.sheet(ellipse(544 + k * 28, 105, 8), WHITE, 0)
        scene.sheet([(634, 150), (724, 207), (634, 264)], WHITE, 5)
    with scene.turned(-4, (560, 450)):
        scene.sheet(rect(446, 368, 230, 150), OCHRE.light, 9)
        scene.sheet([(446, 368), (676, 368), (561, 458)], mix(OCHRE.light, WHITE, 0.45), 4)
    shackle = [(900, 520), (900, 440), *arc(966, 440, 66, 74, 180, 360)[1:], (1032, 520)]
    scene.sheet(strip(shackle, 30, cap=False), SLATE.base, 7)
    scene.sheet(soft_rect(866, 488, 204, 186, 18), OCHRE.mid, 10)
    scene.sheets([ellipse(968, 566, 24), [(956, 572), (980, 572), (990, 626), (946, 626)]], INK, 0)
    return scene
