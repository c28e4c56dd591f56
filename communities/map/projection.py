"""From degrees to the units of our map of the Netherlands.

The map is in Mercator's projection. Its scale and origin were measured on towns whose place
is known; what is left over is three units at most, about three kilometres.
"""

import math
from typing import NamedTuple

X_PER_DEGREE, X_ORIGIN = 159.195, -535.622
Y_SCALE, Y_ORIGIN = -9028.124, 10032.714


class Point(NamedTuple):
    """A place on the map, in units of its viewBox; y grows downwards."""

    x: float
    y: float


def position(latitude: float, longitude: float) -> Point:
    """Where a place stands on the map."""
    stretched = math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
    return Point(X_PER_DEGREE * longitude + X_ORIGIN, Y_SCALE * stretched + Y_ORIGIN)
