"""The picture of two open hands that carry a heart from which leaves grow."""

from __future__ import annotations

from colours import BRICK, MOSS, OCHRE, SKINS, TEAL, mix
from paper import Scene
from people import hand
from props import sprig
from shapes import arc, ellipse, heart, strip


def draw(slug: str) -> Scene:
    """Show two open hands that carry a heart from which leaves grow."""
    scene = Scene(slug, TEAL)
    tone = scene.ramp
    scene.sheet(ellipse(600, 380, 352, 340), tone.tint, 0)
    scene.sheet(ellipse(600, 380, 262, 252), tone.soft, 0)
    hand(scene, (346, 682), -31, 1.9, SKINS[2], tone.base, thumb_out=52)
    hand(scene, (854, 682), -149, 1.9, SKINS[3], OCHRE.mid, mirror=True, thumb_out=52)
    greens = (MOSS.base, MOSS.mid, mix(MOSS.base, MOSS.light, 0.3))
    sprig(scene, (600, 380), (590, 130), 3, 92, MOSS.base, greens, 0.46)
    scene.sheet(heart(600, 472, 290), BRICK.mid, 12)
    scene.sheet(strip(arc(536, 436, 52, 48, 170, 262), 13), BRICK.light, 0)
    return scene
