"""Pins lie apart, within the frame, and the same way every time."""

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communities.map import pins
from communities.map.projection import Point, position
from communities.map.provinces import Box

FRAME = Box(66, 90, 333, 510)
GOUDA, WADDINXVEEN = position(52.0147, 4.7093), position(52.044, 4.651)
ALKMAAR, HEERHUGOWAARD = position(52.632, 4.744), position(52.667, 4.836)
NEARLY = 0.5


def distances(points):
    return [math.dist(one, other) for one, other in combinations(points, 2)]


@pytest.mark.parametrize(
    "places",
    [
        [GOUDA, WADDINXVEEN],
        [ALKMAAR, HEERHUGOWAARD],
        [GOUDA, WADDINXVEEN, ALKMAAR, HEERHUGOWAARD],
        [GOUDA, GOUDA],
        [GOUDA] * 6,
    ],
)
def test_places_that_lie_close_get_pins_beside_each_other(places):
    assert min(distances(places)) < pins.SIZE
    found = pins.spread(places, FRAME)
    assert min(distances(found)) >= pins.APART - NEARLY
    assert max(math.dist(*pair) for pair in zip(places, found, strict=True)) < 45


def test_places_that_lie_apart_stay_where_they_are():
    places = [GOUDA, ALKMAAR]
    assert pins.spread(places, FRAME) == places


inside = st.builds(Point, st.floats(100, 300), st.floats(130, 480))


@settings(max_examples=60, deadline=None)
@given(st.lists(inside, min_size=1, max_size=12))
def test_any_dozen_of_places_fits_and_comes_out_the_same_again(places):
    found = pins.spread(places, FRAME)
    assert found == pins.spread(places, FRAME)
    assert all(FRAME.holds(pins.box_of(pin)) for pin in found)
    assert min(distances(found), default=pins.APART) >= pins.SIZE


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(inside, st.text("abcdefgh", min_size=3, max_size=14)), max_size=12))
def test_names_cover_no_pin_and_no_other_name(entries):
    at = pins.spread([point for point, _ in entries], FRAME)
    texts = [text for _, text in entries]
    placed = [
        label.box(text)
        for label, text in zip(pins.labels(at, texts, FRAME), texts, strict=True)
        if label
    ]
    boxes = placed + [pins.box_of(pin) for pin in at]
    assert all(FRAME.holds(box) for box in placed)
    assert not any(one.meets(other) for one in placed for other in boxes if one is not other)


def test_a_name_for_which_there_is_no_room_is_left_out():
    assert pins.labels([GOUDA], ["G" * 80], FRAME) == [None]
