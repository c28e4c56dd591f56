"""The picture of cuttings that grow roots in jars of water on a window sill."""

from __future__ import annotations

from colours import MOSS, OCHRE, TEAL, WHITE, mix
from paper import Scene
from props import hill, sprig, table
from shapes import bend, ellipse, flow, leaf, rect, soft_rect, strip


def draw(slug: str) -> Scene:
    """Show cuttings that grow roots in jars of water on a window sill."""
    scene = Scene(slug, MOSS)
    tone = scene.ramp
    scene.sheet([(76, -20), (1124, -20), (1124, 596), (76, 600)], tone.tint, 0)
    scene.sheet(ellipse(860, 216, 132), OCHRE.light, 0)
    with scene.inside([(76, -20), (1124, -20), (1124, 600), (76, 600)]):
        hill(scene, [(40, 500), (340, 430), (700, 500), (1160, 400)], tone.soft, 0)
        hill(
            scene,
            [(40, 560), (420, 530), (800, 566), (1160, 500)],
            mix(tone.light, tone.tint, 0.2),
            0,
        )
    scene.sheet(rect(588, -20, 20, 640), WHITE, 4)
    scene.sheet(rect(64, -20, 20, 640), WHITE, 4)
    scene.sheet(rect(1116, -20, 20, 640), WHITE, 4)
    table(scene, 600, WHITE, mix(OCHRE.light, OCHRE.base, 0.25), depth=120)
    _jar(scene, 280, 684, 172, 236)
    sprig(
        scene,
        (280, 590),
        (292, 190),
        5,
        118,
        tone.base,
        (tone.base, tone.mid, mix(tone.base, tone.light, 0.25)),
        0.46,
    )
    _glass_front(scene, 280, 684, 172, 236)
    _jar(scene, 600, 692, 210, 176)
    for tip, r in (
        ((520, 420), 58),
        ((604, 350), 68),
        ((690, 430), 54),
        ((560, 500), 40),
        ((650, 510), 42),
    ):
        stalk = bend((600, 640), (600 + (tip[0] - 600) * 0.2, 520), tip)
        scene.sheet(strip(stalk, 9, 6), tone.mid, 3)
        scene.sheet(ellipse(tip[0], tip[1], r, r * 0.9), mix(tone.mid, tone.light, 0.25), 7)
        scene.sheet(strip([tip, (tip[0], tip[1] + r * 0.8)], 4, 3), tone.light, 0)
        scene.sheet(ellipse(tip[0], tip[1], r * 0.14), tone.light, 0)
    _glass_front(scene, 600, 692, 210, 176)
    _jar(scene, 912, 684, 158, 216)
    for k, (angle, length) in enumerate(
        ((-118, 250), (-104, 330), (-90, 376), (-76, 318), (-62, 240))
    ):
        scene.sheet(
            leaf((912, 560), length, 40, angle, (k - 2) * 22), (tone.deep, tone.base)[k % 2], 6
        )
    _glass_front(scene, 912, 684, 158, 216)
    return scene


def _jar(scene: Scene, cx: float, base: float, w: float, h: float) -> None:
    """Stand a jar, half full of water, with the roots of a cutting in it."""
    scene.sheet(soft_rect(cx - w / 2, base - h, w, h, 26), mix(TEAL.tint, WHITE, 0.4), 8)
    with scene.inside(soft_rect(cx - w / 2 + 8, base - h, w - 16, h - 9, 20)):
        scene.sheet(rect(cx - w, base - h * 0.6, w * 2, h), mix(TEAL.light, TEAL.tint, 0.35), 0)
    for k in range(-2, 3):
        root = flow(
            [
                (cx + k * 4, base - h * 0.56),
                (cx + k * 15, base - h * 0.32),
                (cx + k * 17 + 7, base - h * 0.14),
            ]
        )
        scene.sheet(strip(root, 5, 2), OCHRE.tint, 0)
    scene.sheet(strip([(cx, base - h * 0.3), (cx, base - h)], 9), MOSS.base, 0)


def _glass_front(scene: Scene, cx: float, base: float, w: float, h: float) -> None:
    """Close the jar with its rim and a bright edge of glass."""
    scene.sheet(soft_rect(cx - w * 0.53, base - h - 10, w * 1.06, 26, 10), WHITE, 5)
    scene.sheet(
        strip([(cx - w * 0.36, base - h * 0.76), (cx - w * 0.36, base - h * 0.2)], 10), WHITE, 0
    )
