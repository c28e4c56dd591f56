"""Share images as drawn: their size, their paint, and text that never runs out of its room."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

import site_config
from communities.choices import Colour, Pattern
from site_config import patterns
from site_config.share import drawing
from site_config.share.card import Card
from site_config.share.lettering import DISPLAY, Lettering, clean

LETTERING = Lettering(DISPLAY, 60, 700)
CARD = Card("Zaai en maak", "Gouda", "Voor wie graag tuiniert.", "moss", "leaves")


def opened(card: Card) -> Image.Image:
    return Image.open(BytesIO(drawing.draw(card)))


def test_the_size_is_what_its_tags_say():
    assert opened(CARD).size == (drawing.WIDTH, drawing.HEIGHT) == (1200, 630)
    assert opened(CARD).format == "JPEG"


def test_colours_are_those_of_the_pages():
    css = Path(site_config.__file__).with_name("static") / "site_config/css/tokens.css"
    light = css.read_text().split("@media (prefers-color-scheme: dark)")[0]
    tokens = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", light))
    assert {name: tokens[name] for name in drawing.COLOURS} == drawing.COLOURS
    assert (tokens["paper"], tokens["ink"], tokens["quiet"]) == (
        drawing.PAPER,
        drawing.INK,
        drawing.QUIET,
    )


@pytest.mark.parametrize("name", Pattern.values)
def test_every_pattern_has_a_tile_of_its_drawing(name):
    with Image.open(drawing.FOLDER / "patterns" / f"{name}.png") as tile:
        drawn = patterns.pattern(name)
        assert tile.size == (2 * int(drawn.width), 2 * int(drawn.height))
        assert tile.convert("L").getextrema() == (0, 255)


@pytest.mark.parametrize("colour", Colour.values)
@pytest.mark.parametrize("pattern", [Pattern.DOTS, Pattern.BRICKS])
def test_the_side_has_the_colour_and_more_than_that(colour, pattern):
    side = opened(Card("Groep", colour=colour, pattern=pattern)).crop((760, 10, 1190, 620))
    wanted = Image.new("RGB", (1, 1), drawing.COLOURS[colour]).getpixel((0, 0))
    counted = sorted(side.quantize(2).convert("RGB").getcolors(2), reverse=True)
    nearest = min(
        sum(abs(a - b) for a, b in zip(paint, wanted, strict=True)) for _, paint in counted
    )
    assert nearest < 30
    assert min(number for number, _ in counted) > 1000


def test_text_makes_a_difference_and_so_does_the_key():
    other = Card("Zaai en maak", "Gouda", "Voor wie graag kookt.", "moss", "leaves")
    assert drawing.draw(CARD) == drawing.draw(CARD)
    assert drawing.draw(CARD) != drawing.draw(other)
    assert len({one.key for one in (CARD, other, Card("Zaai en maak"))}) == 3


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.integers(1, 4))
def test_no_line_is_wider_than_its_room(text, most):
    lines = LETTERING.lines(text, 600, most)
    assert len(lines) <= most
    assert all(LETTERING.width(line) <= 600 for line in lines)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=120), st.text(max_size=60), st.text(max_size=400))
def test_whatever_an_editor_writes_can_be_drawn(title, label, text):
    assert opened(Card(title, label, text)).size == (1200, 630)


def test_nothing_is_written_below_the_text_column():
    """The longest that fits leaves the name of the site and the side alone."""
    full = opened(Card("Woord " * 40, "Etiket " * 30, "Tekst " * 200))
    bare = opened(Card("", "", ""))
    for box in ((0, 505, 700, 630), (712, 0, 1200, 630)):
        assert full.crop(box).tobytes() == bare.crop(box).tobytes()


def test_signs_that_the_fonts_lack_are_left_out():
    assert clean("Café 🎉 Łódź\x00\n\tÇağrı 漢字 “ja” – € 3") == "Café Łódź Çağrı “ja” – € 3"


def test_a_picture_of_which_the_file_is_gone_leaves_the_pattern():
    class Gone:
        name = "weg.webp"

        def open(self):
            raise FileNotFoundError

    class Picture:
        file = Gone()

        def get_focal_point(self):
            return None

    with_picture = Card("Groep", picture=Picture())
    assert drawing.draw(with_picture) == drawing.draw(Card("Groep"))
