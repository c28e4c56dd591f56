"""Pins that do not cover each other, and the names beside them.

Places may lie closer together than a finger is wide. Pins are pushed apart, a line leads from
each to its place, and a name stands on the first side where it is free. The same places in the
same order always give the same map.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from .projection import Point
from .provinces import Box

# In units of the map. On a phone of 320 pixels wide a unit is one pixel or more.
SIZE = 24
APART = SIZE + 3
LETTER_WIDTH, LETTER_HEIGHT = 6.9, 12
BESIDE = SIZE / 2 + 4
ROUNDS = 300


@dataclass(frozen=True)
class Label:
    """Where a name stands: the point on its baseline that its `anchor` lies on."""

    x: float
    y: float
    anchor: str

    def box(self, text: str) -> Box:
        width = len(text) * LETTER_WIDTH
        left = self.x - {"start": 0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.y - LETTER_HEIGHT + 2, left + width, self.y + 3)


def spread(places: Sequence[Point], frame: Box) -> list[Point]:
    """Where to draw the pin of each place: as near as the other pins and the frame allow."""
    pins = _parted(places)
    inside = frame.with_margin(-SIZE / 2)
    for _round in range(ROUNDS):
        moved = False
        for one, other in combinations(range(len(pins)), 2):
            dx, dy = pins[other].x - pins[one].x, pins[other].y - pins[one].y
            distance = math.hypot(dx, dy)
            if distance >= APART - 0.01:
                continue
            if not distance:
                # Both were pushed into one corner of the frame.
                dx, dy, distance = 1, 0, 1
            step = (APART - distance) / 2
            dx, dy = dx / distance * step, dy / distance * step
            pins[one] = _within(inside, pins[one].x - dx, pins[one].y - dy)
            pins[other] = _within(inside, pins[other].x + dx, pins[other].y + dy)
            moved = True
        if not moved:
            break
    return pins


def labels(pins: Sequence[Point], texts: Sequence[str], frame: Box) -> list[Label | None]:
    """Where the name of each pin stands; None where there is no room for it."""
    taken = [box_of(pin) for pin in pins]
    found: list[Label | None] = []
    for pin, text in zip(pins, texts, strict=True):
        free = (
            label
            for label in _sides(pin)
            if frame.holds(label.box(text))
            and not any(label.box(text).meets(other) for other in taken)
        )
        label = next(free, None)
        if label:
            taken.append(label.box(text))
        found.append(label)
    return found


def box_of(pin: Point) -> Box:
    return Box(pin.x, pin.y, pin.x, pin.y).with_margin(SIZE / 2)


def _parted(places: Sequence[Point]) -> list[Point]:
    """The places, those at one and the same spot a hair apart: in a spiral, so not in a line."""
    found: list[Point] = []
    for number, place in enumerate(places):
        if place in found:
            turn = number * math.pi * (3 - math.sqrt(5))
            place = Point(place.x + 0.5 * math.cos(turn), place.y + 0.5 * math.sin(turn))
        found.append(place)
    return found


def _within(frame: Box, x: float, y: float) -> Point:
    return Point(min(max(x, frame.left), frame.right), min(max(y, frame.top), frame.bottom))


def _sides(pin: Point) -> list[Label]:
    """Beside it first, then below and above."""
    level, below, above = pin.y + 4, pin.y + BESIDE + 9, pin.y - BESIDE
    half = SIZE / 2
    return [
        Label(pin.x + BESIDE, level, "start"),
        Label(pin.x - BESIDE, level, "end"),
        Label(pin.x, below, "middle"),
        Label(pin.x, above, "middle"),
        Label(pin.x + half, below, "end"),
        Label(pin.x - half, below, "start"),
        Label(pin.x + half, above, "end"),
        Label(pin.x - half, above, "start"),
    ]
