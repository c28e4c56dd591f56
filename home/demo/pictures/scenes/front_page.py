"""The front page: a noticeboard with a card for each community and a paper heart."""

from __future__ import annotations

from colours import (
    AUBERGINE,
    BLUE,
    BRICK,
    HEART,
    INK,
    MOSS,
    OCHRE,
    PAPER,
    SLATE,
    TEAL,
    WHITE,
    Ramp,
    mix,
)
from paper import Scene
from shapes import ellipse, flow, heart, leaf, rect, star, strip

# Where each card hangs: left, top, width, height, turn; then its colour and its pattern.
CARDS: tuple[tuple[float, float, float, float, float, Ramp, str], ...] = (
    (116, 116, 236, 168, -5, AUBERGINE, "letters"),
    (398, 100, 190, 218, 3, OCHRE, "dots"),
    (868, 112, 226, 172, 4, BLUE, "waves"),
    (104, 340, 190, 226, 4, BRICK, "bricks"),
    (908, 334, 196, 232, -4, MOSS, "leaves"),
    (640, 104, 186, 132, -3, TEAL, "stitches"),
    (226, 586, 250, 120, -3, SLATE, "stripes"),
)


def draw(slug: str) -> Scene:
    """Pin seven cards around a heart on a noticeboard."""
    cork = mix(OCHRE.light, PAPER, 0.62)
    scene = Scene(slug, BRICK, ground=PAPER)
    scene.sheet(rect(36, 30, 1128, 740), OCHRE.base, 10)
    scene.sheet(rect(66, 60, 1068, 680), cork, 0)
    # The frame throws its shadow on the board along the top and the left.
    shade = mix(cork, INK, 0.15)
    scene.sheet([(66, 60), (1134, 60), (1134, 68), (72, 70), (74, 740), (66, 740)], shade, 0)
    for card in CARDS:
        _card(scene, *card)
    scene.sheet(heart(612, 446, 400, -3), HEART, 13)
    # A fold down the middle, as when one cuts a heart from a folded sheet.
    fold = [(606, 368), (614, 450), (622, 618)]
    scene.sheet(strip(fold, 4, 2), mix(HEART, INK, 0.3), 0)
    scene.sheet(ellipse(606, 366, 14), WHITE, 6)
    # One note is still empty: come and pin your own.
    with scene.turned(3, (850, 650)):
        scene.sheet(rect(740, 606, 200, 100), WHITE, 7)
        for k, w in enumerate((150, 104)):
            scene.sheet(rect(764, 638 + k * 28, w, 9), SLATE.light, 0)
    scene.sheet(ellipse(842, 610, 11), HEART, 5)
    return scene


def _card(
    scene: Scene, x: float, y: float, w: float, h: float, turn: float, ramp: Ramp, pattern: str
) -> None:
    """Pin one card: paper in the community's colour with its pattern cut in a lighter tone."""
    with scene.turned(turn, (x + w / 2, y + h / 2)):
        scene.sheet(rect(x, y, w, h), WHITE, 8)
        field = rect(x + 14, y + 14, w - 28, h - 28)
        scene.sheet(field, ramp.base, 0)
        with scene.inside(field):
            PATTERNS[pattern](scene, x, y, w, h, ramp.light)
    scene.sheet(ellipse(x + w / 2, y + 9, 11), HEART, 5)


def _stripes(scene: Scene, x: float, y: float, w: float, h: float, fill: str) -> None:
    for k in range(0, int(w + h), 44):
        scene.sheet(
            [(x + k, y), (x + k + 18, y), (x + k + 18 - h, y + h), (x + k - h, y + h)], fill, 0
        )


def _dots(scene: Scene, x: float, y: float, w: float, h: float, fill: str) -> None:
    for row in range(6):
        for k in range(5):
            scene.sheet(ellipse(x + 26 + k * 46 + (row % 2) * 23, y + 36 + row * 40, 12), fill, 0)


def _waves(scene: Scene, x: float, y: float, w: float, h: float, fill: str) -> None:
    for row in range(5):
        line = [(x - 30 + k * 26, y + 34 + row * 34 + (9 if k % 2 else -9)) for k in range(13)]
        scene.sheet(strip(flow(line), 9), fill, 0)


def _leaves(scene: Scene, x: float, y: float, w: float, h: float, fill: str) -> None:
    scene.sheet(strip([(x + w / 2, y + h), (x + w / 2 + 4, y + 40)], 9, 5), fill, 0)
    for k in range(4):
        for side in (-1, 1):
            scene.sheet(
                leaf((x + w / 2, y + h - 34 - k * 40), 74 - k * 8, 34 - k * 3, -90 + side * 58),
                fill,
                0,
            )


def _bricks(scene: Scene, x: float, y: float, w: float, h: float, fill: str) -> None:
    for row in range(6):
        for k in range(5):
            scene.sheet(rect(x - 30 + k * 66 - (row % 2) * 33, y + 22 + row * 36, 56, 26), fill, 0)


def _stitches(scene: Scene, x: float, y: float, w: float, h: float, fill: str) -> None:
    for row in range(3):
        for k in range(6):
            cx, cy = x + 30 + k * 34, y + 36 + row * 34
            for way in (-1, 1):
                scene.sheet(strip([(cx - 9, cy - 9 * way), (cx + 9, cy + 9 * way)], 6), fill, 0)


def _letters(scene: Scene, x: float, y: float, w: float, h: float, fill: str) -> None:
    """Cut a Z and two stars: a letter as decoration, not a word."""
    z = [
        (36, 40),
        (124, 38),
        (124, 64),
        (76, 112),
        (126, 112),
        (126, 138),
        (34, 138),
        (34, 112),
        (84, 66),
        (36, 66),
    ]
    scene.sheet([(x + a, y + b) for a, b in z], fill, 4)
    scene.sheet(star(x + 180, y + 62, 24, 10, 5), fill, 0)
    scene.sheet(star(x + 176, y + 122, 13, 5, 4), fill, 0)


PATTERNS = {
    "stripes": _stripes,
    "dots": _dots,
    "waves": _waves,
    "leaves": _leaves,
    "bricks": _bricks,
    "stitches": _stitches,
    "letters": _letters,
}
