"""The map as the template draws it. Numbers are text here: Dutch would write them with a comma."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from site_config.patterns import Pattern, pattern

from . import pins
from .projection import Point, position
from .provinces import Box, Province, province_at, provinces

# With more there is no room for a finger on each. The map then shows how many a province has.
MOST_PINS = 40
MARGIN = 10
# The side of the card in the middle of a pin, on which its number stands.
CARD = 14.6
# Where a page has no place on the map at all, the whole country is shown.
COUNTRY = Box(0, 0, 613, 724)


@dataclass(frozen=True)
class Pin:
    """A link on the map. `mark` stands in it, `name` beside it; `words` say it all."""

    address: str
    mark: str
    name: str
    words: str
    place: Point
    at: Point
    label: pins.Label | None = None
    colour: str = ""
    pattern: str = ""

    @property
    def drawn(self) -> dict[str, str]:
        """The numbers of the drawing, in units of the map."""
        corner, inner = pins.SIZE / 2, CARD / 2
        numbers = {
            "x": self.at.x,
            "y": self.at.y,
            "left": self.at.x - corner,
            "top": self.at.y - corner,
            "inner_left": self.at.x - inner,
            "inner_top": self.at.y - inner,
            "baseline": self.at.y + 4.2,
            "place_x": self.place.x,
            "place_y": self.place.y,
        }
        if self.label:
            numbers |= {"label_x": self.label.x, "label_y": self.label.y}
        return {name: f"{number:.1f}" for name, number in numbers.items()}

    @property
    def is_moved(self) -> bool:
        """Whether it stands beside its place rather than on it."""
        return abs(self.at.x - self.place.x) + abs(self.at.y - self.place.y) > 1


@dataclass(frozen=True)
class Map:
    """`frame` is the part of the country that is shown."""

    frame: Box
    pins: list[Pin]
    concerned: set[str] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)
    middle: tuple[float, float] | None = None

    @property
    def view_box(self) -> str:
        one, other = self.frame.corners
        return f"{one.x:.0f} {one.y:.0f} {other.x - one.x:.0f} {other.y - one.y:.0f}"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels where there is room enough."""
        one, other = self.frame.corners
        return round(2 * (other.x - one.x)), round(2 * (other.y - one.y))

    @property
    def provinces(self) -> list[tuple[Province, bool]]:
        """Those that are in sight, and whether one of the places lies in them."""
        seen = [one for one in provinces() if one.box.meets(self.frame)]
        return [(one, one.name in self.concerned) for one in seen]

    @property
    def patterns(self) -> list[Pattern]:
        return [pattern(name) for name in sorted({pin.pattern for pin in self.pins} - {""})]


def place_of(community) -> Point | None:
    """Where the library of a community stands on the map; None when nobody filled that in."""
    library = community.library
    if library is None or library.latitude is None or library.longitude is None:
        return None
    return position(float(library.latitude), float(library.longitude))


def province_of(community) -> Province | None:
    place = place_of(community)
    return province_at(place) if place else None


def frame_of(communities: Sequence) -> Box:
    """The part of the map with the provinces that these communities are in."""
    places = [place for one in communities if (place := place_of(one))]
    corners = [corner for place in places for corner in _around(place)]
    return Box.around(corners).with_margin(MARGIN) if corners else COUNTRY


def draw(shown: Sequence, frame: Box, address: Callable, province_address: Callable) -> Map:
    """The map of the communities in `shown`, numbered as they stand in the list.

    `address` gives that of a community, `province_address` that of the list for one province.
    """
    placed = [(number, one, place_of(one)) for number, one in enumerate(shown, 1)]
    known = [entry for entry in placed if entry[2]]
    drawn = (
        _of_communities(known, frame, address)
        if len(known) <= MOST_PINS
        else _of_provinces(known, frame, province_address)
    )
    return Map(
        frame=frame,
        pins=drawn,
        concerned={one.name for _, _, place in known if (one := province_at(place))},
        missing=[one.title for _, one, place in placed if not place],
        middle=_middle([one.library for _, one, _ in known]),
    )


def _around(place: Point) -> list[Point]:
    province = province_at(place)
    return province.box.corners if province else [place]


def _middle(libraries) -> tuple[float, float] | None:
    """The middle of the places in degrees, for a map elsewhere."""
    if not libraries:
        return None
    box = Box.around((float(one.longitude), float(one.latitude)) for one in libraries)
    return (box.top + box.bottom) / 2, (box.left + box.right) / 2


def _of_communities(known, frame, address) -> list[Pin]:
    places = [place for _, _, place in known]
    at = pins.spread(places, frame)
    names = [one.library.place for _, one, _ in known]
    labels = pins.labels(at, names, frame)
    return [
        Pin(
            address=address(one),
            mark=str(number),
            name=name,
            words=f"{number} {name}: {one.title}",
            place=place,
            at=point,
            label=label,
            colour=one.colour,
            pattern=one.pattern,
        )
        for (number, one, place), name, point, label in zip(known, names, at, labels, strict=True)
    ]


def _of_provinces(known, frame, address) -> list[Pin]:
    counts = Counter(one for _, _, place in known if (one := province_at(place)))
    chosen = sorted(counts, key=lambda one: one.name)
    middles = [
        Point((one.box.left + one.box.right) / 2, (one.box.top + one.box.bottom) / 2)
        for one in chosen
    ]
    at = pins.spread(middles, frame)
    labels = pins.labels(at, [one.name for one in chosen], frame)
    return [
        Pin(
            address=address(one),
            mark=str(counts[one]),
            name=one.name,
            words=f"{counts[one]} {one.name}",
            place=point,
            at=point,
            label=label,
        )
        for one, point, label in zip(chosen, at, labels, strict=True)
    ]
