"""The picture of old photographs under a magnifying glass and the branches of a family tree."""

from __future__ import annotations

from colours import BRICK, INK, MOSS, OCHRE, PAPER, SLATE, TEAL, WHITE, mix
from paper import Scene
from props import lens, table
from shapes import arc, ellipse, flow, leaf, moved, rect, strip


def draw(slug: str) -> Scene:
    """Show old photographs under a magnifying glass and the branches of a family tree."""
    scene = Scene(slug, SLATE)
    tone = scene.ramp
    scene.sheet([(56, 52), (1146, 44), (1140, 720), (64, 720)], tone.tint, 0)
    _family_tree(scene)
    table(scene, 560, mix(OCHRE.light, BRICK.light, 0.3), tone.base, depth=196)
    _photo(scene, 120, 440, 220, 270, -9, "group")
    with scene.turned(5, (700, 540)):
        scene.sheet(rect(440, 372, 500, 348), WHITE, 9)
        with scene.inside(rect(462, 394, 456, 304)):
            _peat_meadow(scene, 690, 500, 1.0)
    glass = lens(scene, 800, 560, 132, 34, INK, BRICK.base)
    with scene.inside(glass):
        _peat_meadow(scene, 720, 540, 1.9)
    scene.sheet(strip(arc(800, 560, 108, 108, 196, 250), 10), WHITE, 0)
    return scene


def _family_tree(scene: Scene) -> None:
    """Grow bare branches with oval frames; the frames stay empty, for those still to find."""
    tone = scene.ramp
    bark = mix(tone.base, BRICK.base, 0.25)
    trunk = flow([(330, 620), (350, 480), (420, 360), (560, 290), (700, 270)])
    limbs = (
        [(346, 500), (280, 370), (220, 280), (190, 200)],
        [(470, 326), (480, 240), (450, 160), (458, 110)],
        [(600, 282), (680, 210), (720, 150), (740, 110)],
        [(690, 270), (800, 272), (900, 230), (980, 180)],
        [(840, 262), (930, 290), (1010, 330), (1050, 370)],
    )
    # Trunk and limbs are one piece of paper, so no seam shows where they meet.
    scene.sheets([strip(trunk, 60, 20), *(strip(flow(limb), 22, 9) for limb in limbs)], bark, 5)
    for x, y, a in (
        (236, 320, -150),
        (470, 250, -20),
        (640, 248, -150),
        (760, 280, 60),
        (900, 226, 60),
        (270, 372, -30),
        (560, 300, 70),
        (1000, 322, -50),
    ):
        scene.sheet(leaf((x, y), 58, 22, a), MOSS.mid, 4)
        scene.sheet(leaf((x + 8, y + 4), 44, 18, a + 50), mix(MOSS.light, MOSS.mid, 0.4), 4)
    frames = (
        (182, 176, OCHRE.light),
        (458, 128, BRICK.light),
        (744, 118, TEAL.light),
        (1000, 168, OCHRE.light),
        (1050, 380, BRICK.light),
    )
    for x, y, fill in frames:
        scene.sheet(ellipse(x, y, 54, 66), WHITE, 7)
        scene.sheet(ellipse(x, y, 41, 52), mix(fill, PAPER, 0.35), 0)
        # A silhouette without a face: a head and shoulders.
        with scene.inside(ellipse(x, y, 41, 52)):
            scene.sheets([ellipse(x, y - 8, 17, 20), ellipse(x, y + 46, 34, 36)], tone.base, 0)


def _photo(scene: Scene, x: float, y: float, w: float, h: float, turn: float, kind: str) -> None:
    """Lay down an old photograph with a white border: a group seen from behind."""
    sepia = mix(OCHRE.light, PAPER, 0.35)
    with scene.turned(turn, (x + w / 2, y + h / 2)):
        scene.sheet(rect(x, y, w, h), WHITE, 8)
        with scene.inside(rect(x + 18, y + 18, w - 36, h - 36)):
            scene.sheet(rect(x, y, w, h), sepia, 0)
            for k, (px, size) in enumerate(((60, 1.0), (118, 1.2), (170, 0.8))):
                top = y + h - 150 * size
                fill = mix(OCHRE.base, INK, 0.2 + k * 0.2)
                body = [
                    (x + px - 20 * size, top + 44 * size),
                    (x + px + 20 * size, top + 44 * size),
                    (x + px + 40 * size, y + h),
                    (x + px - 40 * size, y + h),
                ]
                scene.sheets(
                    [ellipse(x + px, top + 22 * size, 20 * size, 24 * size), body], fill, 2
                )


def _peat_meadow(scene: Scene, cx: float, horizon: float, scale: float) -> None:
    """Draw long meadows between ditches that run to one point, with a farm on the horizon."""
    sepia = (
        mix(OCHRE.light, PAPER, 0.5),
        mix(OCHRE.base, OCHRE.light, 0.45),
        mix(OCHRE.base, OCHRE.light, 0.75),
    )
    scene.sheet(rect(cx - 700, horizon - 400, 1400, 1000), sepia[0], 0)
    scene.sheet(rect(cx - 700, horizon, 1400, 600), sepia[1], 0)
    for k in range(-7, 8):
        near = cx + k * 180 * scale
        ditch = [
            (cx + k * 12 * scale, horizon),
            (near - 26 * scale, horizon + 320 * scale),
            (near + 26 * scale, horizon + 320 * scale),
        ]
        scene.sheet(ditch, sepia[0], 0)
    x = cx - 90 * scale
    farm = [
        (x - 64 * scale, horizon),
        (x - 56 * scale, horizon - 24 * scale),
        (x - 20 * scale, horizon - 66 * scale),
    ]
    farm += [
        (x + 34 * scale, horizon - 66 * scale),
        (x + 66 * scale, horizon - 24 * scale),
        (x + 72 * scale, horizon),
    ]
    scene.sheet(farm, mix(OCHRE.base, INK, 0.3), 3)
    for dx, r in ((108, 26), (142, 18)):
        tree = moved(
            ellipse(0, 0, r * scale, r * 1.3 * scale), x + dx * scale, horizon - r * 1.2 * scale
        )
        scene.sheet(tree, mix(OCHRE.base, INK, 0.1), 2)
