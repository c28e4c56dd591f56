"""The picture of raised hands with coloured cards in front of a plan of the neighbourhood."""

from __future__ import annotations

from colours import AUBERGINE, BLUE, BRICK, HEART, INK, MOSS, OCHRE, SKINS, TEAL, WHITE, mix
from paper import Scene
from shapes import Outline, Point, ellipse, flow, placed, rect, soft_rect, strip


def draw(slug: str) -> Scene:
    """Show raised hands with coloured cards in front of a plan of the neighbourhood."""
    scene = Scene(slug, AUBERGINE)
    tone = scene.ramp
    scene.sheet(rect(96, 44, 1010, 520, -1), tone.tint, 7)
    streets = (
        [(80, 210), (500, 250), (1130, 200)],
        [(380, 20), (430, 260), (390, 580)],
        [(820, 20), (790, 240), (860, 580)],
    )
    with scene.inside(rect(112, 60, 978, 488, -1)):
        for street in streets:
            scene.sheet(strip(flow(street), 42), WHITE, 0)
        scene.sheet(
            flow([(540, 330), (640, 300), (720, 350), (690, 430), (570, 440)], closed=True),
            mix(MOSS.light, MOSS.tint, 0.5),
            0,
        )
        for x, y in (
            (180, 110),
            (270, 130),
            (490, 130),
            (580, 110),
            (690, 140),
            (920, 110),
            (1010, 120),
            (980, 300),
        ):
            scene.sheet(rect(x, y, 62, 48, x % 9 - 4), tone.soft, 0)
    raised = (
        (210, 640, -97, 1, TEAL.base, "round", MOSS.mid),
        (452, 560, -86, 0, BRICK.mid, "tick", OCHRE.light),
        (706, 620, -94, 3, OCHRE.mid, "round", HEART),
        (966, 570, -82, 2, BLUE.base, "tick", AUBERGINE.mid),
    )
    for k, (x, y, angle, who, sleeve, kind, fill) in enumerate(raised):
        with scene.turned(angle + 90, (x, y)):
            scene.sheet(strip([(x, y - 60), (x, y - 190)], 17), OCHRE.base, 4)
            if kind == "round":
                scene.sheet(ellipse(x, y - 282, 106), fill, 9)
                scene.sheet(ellipse(x, y - 282, 82), mix(fill, WHITE, 0.2), 0)
            else:
                scene.sheet(rect(x - 92, y - 372, 184, 184, 3), fill, 9)
                tick: Outline = [(x - 48, y - 284), (x - 12, y - 244), (x + 50, y - 328)]
                scene.sheets([strip(tick[:2], 24), strip(tick[1:], 24)], WHITE, 4)
        _fist(scene, (x, y), angle, SKINS[who], sleeve, mirror=k % 2 == 0)
    return scene


def _fist(scene: Scene, wrist: Point, angle: float, skin: str, sleeve: str, mirror: bool) -> None:
    """Raise an arm whose hand is closed around a stick."""
    fist = [soft_rect(-8, -52, 108, 104, 34), rect(-40, -32, 60, 64)]
    scene.sheets([placed(p, wrist, 1.05, angle, mirror) for p in fist], skin, 6)
    for k in range(3):
        fold = placed([(74, -24 + k * 25), (98, -25 + k * 25)], wrist, 1.05, angle, mirror)
        scene.sheet(strip(fold, 4), mix(skin, INK, 0.3), 0)
    thumb = placed(strip([(18, -48), (52, -34), (66, 4)], 30, 26), wrist, 1.05, angle, mirror)
    scene.sheet(thumb, mix(skin, WHITE, 0.08), 4)
    scene.sheet(
        placed([(-22, -44), (-22, 44), (-500, 92), (-500, -92)], wrist, 1.05, angle), sleeve, 8
    )
    scene.sheet(
        placed([(-12, -47), (-12, 47), (-42, 49), (-42, -49)], wrist, 1.05, angle),
        mix(sleeve, WHITE, 0.3),
        3,
    )
