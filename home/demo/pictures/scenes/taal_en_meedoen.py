"""The picture of two people walking under a tree with letters among its leaves."""

from __future__ import annotations

from colours import BLUE, BRICK, INK, OCHRE, PAPER, SLATE, TEAL, WHITE, mix
from paper import Scene
from people import walker
from props import hill
from shapes import Outline, arc, bend, flow, leaf, placed, strip

# Letters as strokes in a unit square: decoration, never words.
_LETTERS: dict[str, list[Outline]] = {
    "A": [[(0.02, 1), (0.5, 0)], [(0.5, 0), (0.98, 1)], [(0.22, 0.64), (0.78, 0.64)]],
    "E": [
        [(0.1, 0), (0.1, 1)],
        [(0.1, 0), (0.85, 0)],
        [(0.1, 0.5), (0.7, 0.5)],
        [(0.1, 1), (0.85, 1)],
    ],
    "K": [[(0.1, 0), (0.1, 1)], [(0.85, 0), (0.1, 0.56)], [(0.34, 0.4), (0.9, 1)]],
    "T": [[(0.5, 0), (0.5, 1)], [(0, 0), (1, 0)]],
    "U": [[(0.08, 0), *arc(0.5, 0.58, 0.42, 0.42, 180, 0)[::6], (0.92, 0)]],
    "V": [[(0, 0), (0.5, 1)], [(0.5, 1), (1, 0)]],
}


def _letter(
    scene: Scene, name: str, x: float, y: float, size: float, turn: float, fill: str
) -> None:
    """Glue one letter, its middle at the given point."""
    pieces = []
    for stroke in _LETTERS[name]:
        line = [((px - 0.5) * size, (py - 0.5) * size * 1.15) for px, py in stroke]
        pieces.append(placed(strip(line, size * 0.21), (x, y), turn=turn))
    scene.sheets(pieces, fill, 4)


def draw(slug: str) -> Scene:
    """Show two people walking under a tree with letters among its leaves."""
    scene = Scene(slug, TEAL)
    tone = scene.ramp
    hill(scene, [(-40, 520), (260, 470), (620, 520), (960, 450), (1240, 500)], tone.tint, 0)
    hill(scene, [(-40, 640), (300, 586), (760, 600), (1240, 640)], tone.soft, 5)
    left_edge = bend((590, 830), (640, 690), (806, 640)) + bend((806, 640), (880, 616), (852, 596))
    right_edge = bend((884, 598), (960, 630), (930, 668)) + bend(
        (930, 668), (900, 730), (1010, 830)
    )
    scene.sheet(left_edge + right_edge, PAPER, 0)
    trunk = flow([(352, 690), (366, 560), (350, 420)])
    limbs = [
        strip(flow([(360, 520), (280, 420), (230, 380)]), 34, 16),
        strip(flow([(362, 500), (440, 410), (520, 370)]), 34, 16),
    ]
    scene.sheets([strip(trunk, 84, 40), *limbs], OCHRE.base, 7)
    crowns = (
        (360, 220, 214, 168, tone.base),
        (212, 330, 136, 112, tone.mid),
        (520, 320, 150, 118, tone.mid),
        (366, 340, 120, 92, mix(tone.base, tone.mid, 0.5)),
    )
    for x, y, rx, ry, fill in crowns:
        bumps = [
            (x + rx * (1 + 0.06 * (k % 2)) * dx, y + ry * (1 + 0.1 * (k % 2)) * dy)
            for k, (dx, dy) in enumerate(arc(0, 0, 1, 1, 0, 330)[::8])
        ]
        scene.sheet(flow(bumps, closed=True), fill, 9)
    shown = (
        ("A", 300, 196, 104, -8, OCHRE.light),
        ("K", 448, 206, 86, 9, WHITE),
        ("E", 200, 326, 76, -10, WHITE),
        ("U", 542, 326, 80, 8, OCHRE.light),
        ("T", 372, 344, 70, 4, BRICK.light),
    )
    for name, x, y, size, turn, fill in shown:
        _letter(scene, name, x, y, size, turn, fill)
    _letter(scene, "V", 556, 500, 48, 24, BRICK.mid)
    _letter(scene, "E", 500, 664, 42, -70, tone.base)
    scene.sheet(leaf((580, 596), 52, 20, 30), tone.mid, 4)
    walker(scene, 716, 746, 380, BRICK.mid, INK, 1, "scarf")
    walker(scene, 882, 738, 412, BLUE.base, SLATE.base, 0, "short")
    return scene
