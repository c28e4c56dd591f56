"""The picture of a tablet and coffee on a table, with water and dunes behind the window."""

from __future__ import annotations

from colours import BLUE, BRICK, INK, MOSS, OCHRE, PAPER, WHITE, mix
from paper import Scene
from props import cup, hill, steam, table
from shapes import Point, ellipse, leaf, rect, soft_rect


def draw(slug: str) -> Scene:
    """Show a tablet and coffee on a table, with water and dunes behind the window."""
    scene = Scene(slug, BLUE)
    tone = scene.ramp
    scene.sheet(rect(-20, -20, 1240, 660), tone.tint, 0)
    _window_on_the_dunes(scene, rect(110, 70, 980, 470))
    table(scene, 592, mix(OCHRE.light, PAPER, 0.45), mix(OCHRE.light, OCHRE.base, 0.3))
    scene.sheet([(700, 520), (820, 640), (430, 646)], tone.deep, 5)
    with scene.turned(-3, (600, 460)):
        scene.sheet(soft_rect(390, 296, 430, 330, 26), INK, 11)
        screen = rect(416, 320, 378, 282)
        scene.sheet(screen, WHITE, 0)
        with scene.inside(screen):
            scene.sheet(rect(416, 320, 378, 64), tone.base, 0)
            for k, fill in enumerate((OCHRE.light, MOSS.light, BRICK.light)):
                scene.sheet(ellipse(452 + k * 46, 352, 14), fill, 0)
            # Large and few: three tiles with a drawing, one button. Digital at ease.
            for k, fill in enumerate((tone.light, OCHRE.light, MOSS.light)):
                scene.sheet(soft_rect(440 + k * 114, 410, 100, 100, 10), mix(fill, WHITE, 0.35), 3)
            scene.sheet([(452, 496), (482, 446), (502, 474), (512, 460), (530, 496)], tone.base, 0)
            scene.sheet(rect(568, 440, 72, 48), OCHRE.base, 0)
            scene.sheet([(568, 440), (640, 440), (604, 470)], WHITE, 2)
            scene.sheet(ellipse(718, 462, 30), MOSS.base, 0)
            scene.sheet([(708, 444), (740, 462), (708, 480)], WHITE, 0)
            scene.sheet(soft_rect(440, 534, 328, 42, 8), tone.base, 3)
            scene.sheet(rect(540, 549, 130, 11), WHITE, 0)
    cup(scene, 236, 680, 150, tone, handle=-1)
    cup(scene, 980, 672, 140, BRICK)
    steam(scene, 226, 540, 110, WHITE)
    steam(scene, 984, 540, 96, WHITE)
    return scene


def _window_on_the_dunes(scene: Scene, frame: list[Point]) -> None:
    """Open a window on water, a sail and dunes with marram grass."""
    tone = scene.ramp
    scene.sheet(frame, WHITE, 8)
    x, y = frame[0]
    with scene.inside(rect(x + 22, y + 22, 936, 426)):
        scene.sheet(rect(x, y, 980, 480), tone.soft, 0)
        scene.sheet(ellipse(x + 790, y + 120, 58), OCHRE.light, 0)
        for k, fill in enumerate((tone.light, tone.mid, mix(tone.base, tone.mid, 0.4))):
            line = [
                (x - 60 + i * 90 + k * 34, y + 216 + k * 58 + (9 if i % 2 else -9))
                for i in range(14)
            ]
            hill(scene, line, fill, 4)
        scene.sheet([(x + 150, y + 90), (x + 156, y + 214), (x + 78, y + 220)], WHITE, 4)
        scene.sheet([(x + 166, y + 120), (x + 216, y + 212), (x + 168, y + 214)], BRICK.light, 4)
        scene.sheet(
            [(x + 74, y + 228), (x + 226, y + 222), (x + 200, y + 256), (x + 96, y + 258)], INK, 4
        )
        dunes = mix(OCHRE.light, OCHRE.tint, 0.4)
        hill(
            scene,
            [(x + 560, y + 480), (x + 700, y + 330), (x + 800, y + 300), (x + 1000, y + 220)],
            dunes,
            5,
        )
        hill(scene, [(x - 20, y + 360), (x + 120, y + 350), (x + 300, y + 480)], OCHRE.tint, 5)
        for gx, gy in ((738, 322), (850, 288), (910, 262), (60, 360), (150, 366)):
            for a in (-112, -98, -84, -70):
                scene.sheet(leaf((x + gx, y + gy), 62, 7, a, 6), MOSS.mid, 0)
    scene.sheet(rect(x + 479, y + 10, 22, 450), WHITE, 5)
    scene.sheet(rect(x - 24, y + 462, 1028, 28), WHITE, 6)
