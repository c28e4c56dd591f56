"""People from behind, and hands: paper silhouettes without faces."""

from __future__ import annotations

from colours import HAIRS, INK, SKINS, WHITE, mix
from paper import Scene
from shapes import Point, arc, bend, ellipse, placed, rect, soft_rect, strip


def bust(
    scene: Scene, cx: float, base: float, size: float, coat: str, who: int, hair: str = "short"
) -> None:
    """Seat someone with their back towards us, from the head down to `base`."""
    skin, locks = SKINS[who % 4], HAIRS[who % 4]
    top = base - size
    r = size * 0.165
    head = top + r
    neck = head + r * 0.7
    scene.sheet(rect(cx - r * 0.42, neck, r * 0.84, r * 1.1), skin, 0)
    shoulder = neck + r * 0.72
    body = bend((cx, shoulder), (cx + size * 0.34, shoulder), (cx + size * 0.38, base), 12)
    body += [(cx - size * 0.38, base)]
    body += bend((cx - size * 0.38, base), (cx - size * 0.34, shoulder), (cx, shoulder), 12)[1:-1]
    scene.sheet(body, coat, 7)
    scene.sheet(
        strip(arc(cx, shoulder - r * 0.12, r * 0.62, r * 0.34, 10, 170), r * 0.26),
        mix(coat, WHITE, 0.3),
        0,
    )
    for side in (-1, 1):
        scene.sheet(ellipse(cx + side * r * 0.96, head + r * 0.15, r * 0.2, r * 0.28), skin, 0)
    head_of_hair(scene, cx, head, r, locks, hair, coat)


def head_of_hair(
    scene: Scene, cx: float, cy: float, r: float, fill: str, style: str, cloth: str
) -> None:
    """Put the back of a head in place: short, bun, long, curls or a scarf."""
    if style == "bun":
        scene.sheet(ellipse(cx, cy - r * 1.05, r * 0.48), fill, 3)
    if style == "curls":
        # A bumpy rim of small rounds makes the curls.
        rounds = [ellipse(x, y, r * 0.42) for x, y in arc(cx, cy, r * 0.85, r * 0.85, 0, 352)[::8]]
        scene.sheets([ellipse(cx, cy, r), *rounds], fill, 4)
        return
    if style == "long":
        fall = arc(cx, cy, r * 1.06, r * 1.1, 180, 360) + [
            (cx + r * 1.12, cy + r * 1.75),
            (cx - r * 1.12, cy + r * 1.75),
        ]
        scene.sheet(fall, fill, 4)
        return
    if style == "scarf":
        wrap = arc(cx, cy, r * 1.06, r * 1.12, 170, 370) + bend(
            (cx + r * 0.98, cy + r * 1.5), (cx, cy + r * 1.95), (cx - r * 0.98, cy + r * 1.5)
        )
        scene.sheet(wrap, mix(cloth, WHITE, 0.45), 4)
        return
    scene.sheet(ellipse(cx, cy, r, r * 1.08), fill, 4)


def walker(
    scene: Scene,
    cx: float,
    ground: float,
    size: float,
    coat: str,
    trousers: str,
    who: int,
    hair: str = "short",
    hands: tuple[Point | None, Point | None] = (None, None),
) -> None:
    """Let someone walk away from us; `size` is their height, `hands` where each hand is held."""
    r = size * 0.078
    hip, shoulder = ground - size * 0.46, ground - size * 0.8
    for side, reach in ((-1, 0.0), (1, -size * 0.035)):
        x = cx + side * size * 0.055
        leg = [
            (x, hip),
            (x + side * size * 0.018, (hip + ground) / 2),
            (x + side * size * 0.03, ground + reach),
        ]
        scene.sheet(strip(leg, size * 0.1, size * 0.065, cap=False), trousers, 4)
        shoe_x, shoe_y = leg[-1]
        scene.sheet(
            soft_rect(
                shoe_x - size * 0.042, shoe_y - size * 0.03, size * 0.084, size * 0.045, size * 0.02
            ),
            INK,
            3,
        )
    for side, held in zip((-1, 1), hands, strict=True):
        end = held or (cx + side * size * 0.165, hip + size * 0.01)
        arm = bend(
            (cx + side * size * 0.115, shoulder + size * 0.04),
            (cx + side * size * 0.19, shoulder + size * 0.18),
            end,
        )
        scene.sheet(
            ellipse(end[0], end[1] + (0 if held else size * 0.02), size * 0.033), SKINS[who % 4], 2
        )
        scene.sheet(strip(arm, size * 0.075, size * 0.06), mix(coat, INK, 0.14), 3)
    scene.sheet(rect(cx - r * 0.4, shoulder - r * 0.5, r * 0.8, r), SKINS[who % 4], 0)
    body = [
        *bend(
            (cx, shoulder - r * 0.12),
            (cx + size * 0.14, shoulder - r * 0.1),
            (cx + size * 0.145, shoulder + size * 0.12),
        ),
        (cx + size * 0.15, hip + size * 0.06),
        (cx - size * 0.15, hip + size * 0.06),
    ]
    body += bend(
        (cx - size * 0.145, shoulder + size * 0.12),
        (cx - size * 0.14, shoulder - r * 0.1),
        (cx, shoulder - r * 0.12),
    )[:-1]
    scene.sheet(body, coat, 5)
    head_of_hair(scene, cx, ground - size + r, r, HAIRS[who % 4], hair, coat)


# Fingers as capsules: where each begins, how far it reaches, its splay and its width.
FINGERS = ((52, -31, 58, -9, 21), (60, -10, 70, -2, 22), (60, 12, 66, 4, 21), (52, 32, 50, 11, 18))


def hand(
    scene: Scene,
    wrist: Point,
    angle: float,
    scale: float,
    skin: str,
    sleeve: str,
    mirror: bool = False,
    thumb_out: float = 44,
    arm: float = 500,
) -> None:
    """Reach a hand into the scene, its fingers pointing along `angle`."""
    pieces = [placed(ellipse(36, 0, 46, 43), wrist, scale, angle, mirror)]
    for x, y, length, splay, width in FINGERS:
        bar = placed([(0, 0), (length / 2, 0), (length, 0)], (x, y), 1, splay)
        pieces.append(placed(strip(bar, width, width * 0.86), wrist, scale, angle, mirror))
    bar = placed([(0, 0), (34, 0), (66, 4)], (14, -26), 1, -thumb_out)
    pieces.append(placed(strip(bar, 30, 20), wrist, scale, angle, mirror))
    pieces.append(placed(rect(-40, -27, 70, 54), wrist, scale, angle, mirror))
    scene.sheets(pieces, skin, 6)
    cloth = [(-24, -36), (-24, 36), (-arm, 74), (-arm, -74)]
    scene.sheet(placed(cloth, wrist, scale, angle, mirror), sleeve, 7)
    cuff = [(-14, -39), (-14, 39), (-40, 41), (-40, -41)]
    scene.sheet(placed(cuff, wrist, scale, angle, mirror), mix(sleeve, WHITE, 0.3), 3)
