"""Draw a share image: paper, ink, and the colour and pattern of a community (1200 × 630).

That size is what Open Graph's readers crop the least. The tiles of the patterns and the heart
are rendered from the site's own SVG files by `python -m tests.render_icons`.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from .card import Card
from .lettering import DISPLAY, TEXT, Lettering, clean

FOLDER = Path(__file__).parent
WIDTH, HEIGHT = 1200, 630
QUALITY = 88

# As in tokens.css, for light.
PAPER, INK, QUIET = "#fbf7f0", "#1c2430", "#44505e"
COLOURS = {
    "heart": "#b3261e",
    "blue": "#1f4e8c",
    "moss": "#2f6b3a",
    "aubergine": "#6b2c6f",
    "ochre": "#7a4f00",
    "teal": "#0b6468",
    "brick": "#8f3b1b",
    "slate": "#44505e",
}

MARGIN = 64
TEXT_WIDTH = 610
STRIP = 44
PICTURE_LEFT = WIDTH - 450
LABEL = Lettering(TEXT, 30, 700)
BODY = Lettering(TEXT, 30, 400, leading=1.35)
NAME = Lettering(DISPLAY, 34, 800)
SITE_NAME = "Kloppend Hart"
# The largest in which the title fits; in the last one it is cut off.
TITLES = [(size, lines) for size, lines in ((84, 2), (72, 3), (60, 4), (50, 4))]


def draw(card: Card) -> bytes:
    """The image as a JPEG."""
    canvas = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    _paint_side(canvas, card)
    _set_text(canvas, card)
    file = BytesIO()
    canvas.save(file, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return file.getvalue()


def _paint_side(canvas: Image.Image, card: Card) -> None:
    """The picture with the pattern in a strip beside it; without a picture all pattern."""
    picture = _picture(card)
    if picture:
        canvas.paste(picture, (PICTURE_LEFT, 0))
        _paint_pattern(canvas, card, (PICTURE_LEFT - STRIP, 0, PICTURE_LEFT, HEIGHT), STRIP)
    else:
        _paint_pattern(canvas, card, (PICTURE_LEFT - STRIP, 0, WIDTH, HEIGHT), 144)
    left = PICTURE_LEFT - STRIP
    ImageDraw.Draw(canvas).line([(left, 0), (left, HEIGHT)], fill=INK, width=4)


def _paint_pattern(canvas, card: Card, box: tuple[int, int, int, int], tile_width: int) -> None:
    """The community's colour, with its pattern cut out of the paper."""
    left, top, right, bottom = box
    colour = Image.new("RGB", (right - left, bottom - top), COLOURS[card.colour])
    tile = _tile(card.pattern)
    tile = tile.resize((tile_width, round(tile.height * tile_width / tile.width)))
    # As quiet as the bands on the pages.
    tile = tile.point([round(value * 0.45) for value in range(256)])
    for x in range(0, colour.width, tile.width):
        for y in range(0, colour.height, tile.height):
            colour.paste("#fff", (x, y, x + tile.width, y + tile.height), tile)
    canvas.paste(colour, (left, top))


def _set_text(canvas: Image.Image, card: Card) -> None:
    onto = ImageDraw.Draw(canvas)
    y = MARGIN + 24
    if card.label:
        line = LABEL.lines(card.label, TEXT_WIDTH, 1)[:1]
        LABEL.draw(onto, (MARGIN, y), "".join(line), COLOURS[card.colour])
        y += 24
    title, lines = _title(card.title)
    y += title.size - 4
    for line in lines:
        title.draw(onto, (MARGIN, y), line, INK)
        y += title.line_height
    y -= 18
    foot = HEIGHT - MARGIN - 8
    room = (foot - 80 - y) // BODY.line_height + 1
    for line in BODY.lines(card.text, TEXT_WIDTH, min(room, 4)) if room > 0 else []:
        BODY.draw(onto, (MARGIN, y), line, QUIET)
        y += BODY.line_height
    canvas.paste(_heart(), (MARGIN, foot - 42), _heart())
    NAME.draw(onto, (MARGIN + 68, foot), SITE_NAME, INK)


def _title(text: str) -> tuple[Lettering, list[str]]:
    for size, most in TITLES:
        lettering = Lettering(DISPLAY, size, 700, leading=1.1)
        longest = max((lettering.width(word) for word in clean(text).split()), default=0)
        lines = lettering.lines(text, TEXT_WIDTH, most)
        if longest <= TEXT_WIDTH and lines == lettering.lines(text, TEXT_WIDTH, most + 1):
            break
    return lettering, lines


def _picture(card: Card) -> Image.Image | None:
    """The part of the picture around its focal point; None when the file is gone."""
    if not card.picture:
        return None
    try:
        with card.picture.file.open() as file, Image.open(file) as source:
            upright = ImageOps.exif_transpose(source).convert("RGB")
    except (OSError, Image.DecompressionBombError):
        return None
    focus = card.picture.get_focal_point()
    middle = (0.5, 0.5)
    if focus:
        x, y = focus.centroid
        middle = (min(x / upright.width, 1), min(y / upright.height, 1))
    return ImageOps.fit(upright, (WIDTH - PICTURE_LEFT, HEIGHT), centering=middle)


@cache
def _tile(name: str) -> Image.Image:
    with Image.open(FOLDER / "patterns" / f"{name}.png") as image:
        return image.convert("L")


@cache
def _heart() -> Image.Image:
    with Image.open(FOLDER / "heart.png") as image:
        return image.convert("RGBA").resize((52, 52))
