"""The picture of seedlings and seed packets on a workbench, with tools on the wall."""

from __future__ import annotations

from colours import AUBERGINE, BLUE, BRICK, HEART, INK, MOSS, OCHRE, SLATE, TEAL, WHITE, mix
from paper import Scene
from props import pot, sprig, table
from shapes import Point, ellipse, flow, leaf, moved, rect, strip


def draw(slug: str) -> Scene:
    """Show seedlings and seed packets on a workbench, with tools on the wall."""
    scene = Scene(slug, MOSS)
    tone = scene.ramp
    scene.sheet([(60, 48), (1144, 60), (1136, 700), (70, 700)], tone.tint, 0)
    scene.sheet(strip([(470, 104), (780, 100), (1090, 104)], 26), OCHRE.base, 6)
    _hanging_tools(scene, -30)
    table(scene, 604, mix(OCHRE.light, BRICK.light, 0.3), tone.deep)
    tones = (tone.base, tone.mid, mix(tone.base, tone.light, 0.3))
    for x, w, h, size, height in ((196, 180, 138, 96, 300), (404, 146, 112, 74, 184)):
        sprig(
            scene,
            (x, 650 - h),
            (x + 8, 650 - h - height),
            4 if height > 200 else 3,
            size,
            tone.base,
            tones,
        )
        pot(scene, x, 664, w, h, BRICK.mid, BRICK.base)
    _seed_packet(scene, 620, 396, BLUE.tint, "carrot", -5)
    _seed_packet(scene, 822, 404, OCHRE.light, "flower", 4)
    # A screwdriver lies ready at the front, seeds beside it.
    scene.sheet(strip([(560, 690), (690, 684)], 12), SLATE.light, 6)
    scene.sheet([(536, 684), (562, 683), (562, 698), (536, 699)], SLATE.light, 5)
    scene.sheet(strip([(692, 684), (760, 681), (838, 678)], 34, 42), HEART, 7)
    scene.sheet(strip([(716, 683), (820, 679)], 6), mix(HEART, WHITE, 0.35), 0)
    for x, y in ((938, 676), (966, 690), (990, 670), (1022, 684), (1054, 672), (912, 694)):
        scene.sheet(leaf((x, y), 22, 9, x % 70), tone.deep, 3)
    return scene


def _hanging_tools(scene: Scene, dy: float) -> None:
    """Hang a hammer, pliers and scissors from the rail, `dy` lower."""
    tone = scene.ramp
    scene.sheet(strip([(560, 150 + dy), (564, 344 + dy)], 22, 28), OCHRE.mid, 6)
    head: list[Point] = [(500, 150), (606, 144), (634, 166), (606, 188), (502, 186)]
    scene.sheet(moved(head, 0, dy), SLATE.base, 6)
    for side in (-1, 1):
        grip = flow([(780 + side * 6, 206), (780 + side * 44, 262), (780 + side * 30, 350)])
        scene.sheet(moved(strip(grip, 20, 24), 0, dy), TEAL.base, 6)
    for side in (-1, 1):
        scene.sheet(
            leaf((780 - side * 10, 226 + dy), 92, 25, -90 + side * 5, side * 8), SLATE.base, 5
        )
    scene.sheet(ellipse(780, 210 + dy, 14), SLATE.light, 3)
    for side in (-1, 1):
        scene.sheet(leaf((980 - side * 4, 260 + dy), 128, 19, 90 + side * 11, 0), SLATE.light, 5)
        x, y = 980 + side * 34, 206 + dy
        bow, gap = ellipse(x, y, 30, 44, side * 26), ellipse(x, y, 16, 29, side * 26)
        scene.sheet(bow, tone.base, 6, holes=[gap])
    scene.sheet(ellipse(980, 262 + dy, 9), INK, 0)


def _seed_packet(scene: Scene, x: float, y: float, fill: str, crop: str, turn: float) -> None:
    """Stand a paper packet with a picture of what will grow."""
    with scene.turned(turn, (x + 80, y + 260)):
        scene.sheet(rect(x, y, 168, 256), fill, 8)
        scene.sheet(
            [(x, y), (x + 168, y), (x + 168, y + 34), (x + 84, y + 52), (x, y + 34)], WHITE, 3
        )
        if crop == "carrot":
            for a in (-118, -90, -62):
                scene.sheet(leaf((x + 84, y + 132), 62, 18, a), MOSS.mid, 2)
            scene.sheet(leaf((x + 84, y + 122), 122, 46, 90), "#D9762F", 4)
        else:
            scene.sheet(strip([(x + 84, y + 236), (x + 84, y + 140)], 8), MOSS.base, 0)
            scene.sheet(leaf((x + 84, y + 214), 54, 20, -30), MOSS.base, 2)
            scene.sheet(leaf((x + 84, y + 214), 54, 20, -150), MOSS.base, 2)
            for a in range(0, 360, 45):
                scene.sheet(leaf((x + 84, y + 128), 54, 22, a), AUBERGINE.mid, 2)
            scene.sheet(ellipse(x + 84, y + 128, 17), OCHRE.light, 2)
