"""The picture of a polder above the layers of the soil, in which old things lie hidden."""

from __future__ import annotations

from colours import BLUE, BRICK, HEART, INK, MOSS, OCHRE, PAPER, SLATE, WHITE, mix
from paper import HEIGHT, Scene
from props import hill
from shapes import arc, ellipse, flow, leaf, placed, rect, soft_rect, strip


def draw(slug: str) -> Scene:
    """Show a polder above the layers of the soil, in which old things lie hidden."""
    scene = Scene(slug, OCHRE)
    tone = scene.ramp
    scene.sheet(ellipse(250, 180, 74), tone.light, 0)
    hill(scene, [(-40, 330), (400, 322), (800, 330), (1240, 316)], MOSS.tint, 0)
    for x, r in ((90, 34), (150, 44), (560, 30), (610, 40), (1150, 38)):
        scene.sheet(ellipse(x, 330 - r, r, r * 1.1), mix(MOSS.light, MOSS.mid, 0.4), 3)
    _mill(scene, 890, 390)
    _farm(scene, 330, 366)
    hill(scene, [(-40, 366), (300, 358), (700, 372), (1240, 356)], MOSS.mid, 0)
    layers = (
        (420, mix(tone.light, tone.base, 0.22)),
        (526, BRICK.mid),
        (640, mix(BRICK.base, SLATE.base, 0.5)),
        (738, SLATE.base),
    )
    for k, (y, fill) in enumerate(layers):
        line = [(x, y + (14 if (i + k) % 2 else -12)) for i, x in enumerate(range(-60, 1320, 172))]
        scene.sheet([*flow(line), (1300, HEIGHT + 40), (-60, HEIGHT + 40)], fill, -6 if k else 5)
    _finds(scene)
    return scene


def _mill(scene: Scene, x: float, base: float) -> None:
    """Build a windmill."""
    scene.sheet(
        [(x - 44, base - 166), (x + 44, base - 166), (x + 80, base), (x - 80, base)], BRICK.base, 7
    )
    scene.sheet([*arc(x, base - 162, 50, 46, 180, 360)], INK, 5)
    scene.sheet(soft_rect(x - 20, base - 62, 40, 70, 18), scene.ramp.tint, 0)
    scene.sheet(rect(x - 14, base - 122, 26, 28), scene.ramp.tint, 0)
    for k in range(4):
        turn = 24 + 90 * k
        scene.sheet(
            placed([(28, 6), (164, 6), (164, 40), (36, 36)], (x, base - 180), turn=turn), WHITE, 5
        )
        scene.sheet(placed(strip([(0, 0), (170, 0)], 11, 7), (x, base - 180), turn=turn), INK, 3)
    scene.sheet(ellipse(x, base - 180, 14), HEART, 4)


def _farm(scene: Scene, x: float, base: float) -> None:
    """Build a farmhouse with a large roof."""
    scene.sheet(rect(x - 112, base - 62, 224, 70), BRICK.mid, 5)
    scene.sheet(
        [(x - 138, base - 54), (x - 62, base - 152), (x + 62, base - 152), (x + 138, base - 54)],
        SLATE.base,
        6,
    )
    for dx in (-76, 44):
        scene.sheet(rect(x + dx, base - 44, 32, 32), WHITE, 0)
    scene.sheet(rect(x - 18, base - 46, 34, 54), MOSS.base, 0)


def _finds(scene: Scene) -> None:
    """Bury a jug, a key, a clay pipe and coins."""
    tone = scene.ramp
    with scene.turned(-14, (280, 590)):
        scene.sheet(strip(arc(300, 556, 48, 44, -100, 84), 15), BLUE.base, 5)
        jug = flow(
            [
                (250, 500),
                (256, 540),
                (214, 590),
                (232, 646),
                (310, 646),
                (330, 590),
                (290, 540),
                (298, 500),
            ]
        )
        scene.sheet([*jug], WHITE, 8)
        scene.sheet(rect(242, 490, 66, 20), BLUE.base, 4)
        for a in range(0, 360, 60):
            scene.sheet(leaf((272, 594), 32, 13, a), BLUE.base, 0)
    with scene.turned(16, (660, 610)):
        scene.sheet(ellipse(590, 606, 42), tone.light, 7, holes=[ellipse(590, 606, 23)])
        key = [rect(626, 596, 150, 20), rect(722, 610, 18, 42), rect(754, 610, 18, 34)]
        scene.sheets(key, tone.light, 7)
    pipe = flow([(930, 560), (1010, 520), (1090, 492)])
    scene.sheets([strip(pipe, 17, 9), strip([(930, 566), (914, 520)], 36, 46, cap=False)], PAPER, 6)
    for x, y in ((930, 690), (976, 706), (948, 668)):
        scene.sheet(ellipse(x, y, 26), tone.light, 6)
        scene.sheet(ellipse(x, y, 17), mix(tone.light, tone.base, 0.35), 0)
    for x, y, r in (
        (120, 480, 15),
        (480, 476, 19),
        (800, 486, 13),
        (120, 690, 22),
        (520, 720, 16),
        (1120, 640, 24),
        (440, 604, 12),
    ):
        scene.sheet(
            flow(
                [(x - r, y), (x, y - r * 0.8), (x + r, y - 2), (x + r * 0.3, y + r * 0.7)],
                closed=True,
            ),
            mix(tone.tint, SLATE.light, 0.5),
            4,
        )
