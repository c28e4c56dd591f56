"""Charts as the server draws them: inline SVG, without a style, a script or a colour of its own.

`bars` compares kinds of things, `columns` shows what happened month after month. Every value
stands in the drawing as text, and the description says in words what one would see; beside each
chart stands the table that it was made from. Numbers for the drawing are text here: Dutch would
write them with a comma. Units are those of the viewBox, `WIDTH` across.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

WIDTH = 640
# A bar has its label above it, so that the label may be as long as the chart is wide.
BAR, BAR_STEP, BAR_BASELINE, BAR_TOP = 16, 46, 14, 20
# Kept free on the right, for the value behind the longest bar.
BAR_ROOM = 70
COLUMNS_HEIGHT, COLUMNS_TOP, COLUMNS_BOTTOM = 240, 42, 40
# With more columns than this a value is wider than its column, and is written upwards; of its
# label there is room for the first letter.
MOST_LYING = 14
LONGEST_LABEL = 76


@dataclass(frozen=True)
class Point:
    """One value. `group` stands once below the columns that share it, such as the year."""

    label: str
    value: int
    group: str = ""


@dataclass(frozen=True)
class Mark:
    """One bar or column with its texts, and where each stands."""

    label: str
    value: str
    x: str
    y: str
    width: str
    height: str
    label_x: str
    label_y: str
    value_x: str
    value_y: str
    turned: bool = False


@dataclass(frozen=True)
class Group:
    label: str
    x: str
    y: str


@dataclass(frozen=True)
class Chart:
    """`key` is unique on the page: the title and the description are found by it."""

    key: str
    kind: str
    title: str
    description: str
    height: int
    marks: list[Mark]
    groups: list[Group]
    base: str = ""

    @property
    def view_box(self) -> str:
        return f"0 0 {WIDTH} {self.height}"


def bars(key: str, title: str, points: Sequence[Point]) -> Chart | None:
    """One lying bar for each point, in their order. None when there is nothing to show."""
    most = max((one.value for one in points), default=0)
    if not most:
        return None
    marks = []
    for at, one in enumerate(points):
        top = at * BAR_STEP
        width = (WIDTH - BAR_ROOM) * one.value / most
        marks.append(
            Mark(
                label=_short(one.label),
                value=number_format(one.value, force_grouping=True),
                **_numbers(x=0, y=top + BAR_TOP, width=width, height=BAR),
                **_numbers(label_x=0, label_y=top + BAR_BASELINE),
                **_numbers(value_x=width + 8, value_y=top + BAR_TOP + BAR - 3),
            )
        )
    return Chart(key, "bars", title, _in_words(points), BAR_STEP * len(marks), marks, [])


def columns(key: str, title: str, points: Sequence[Point]) -> Chart | None:
    """One standing column for each point, from left to right."""
    most = max((one.value for one in points), default=0)
    if not most:
        return None
    floor = COLUMNS_HEIGHT - COLUMNS_BOTTOM
    step = WIDTH / len(points)
    turned = len(points) > MOST_LYING
    marks = []
    for at, one in enumerate(points):
        height = (floor - COLUMNS_TOP) * one.value / most
        middle = (at + 0.5) * step
        marks.append(
            Mark(
                label=one.label[:1] if turned else one.label,
                value=number_format(one.value, force_grouping=True),
                **_numbers(x=at * step + step * 0.15, y=floor - height),
                **_numbers(width=step * 0.7, height=height),
                **_numbers(label_x=middle, label_y=floor + 16),
                **_numbers(value_x=middle + 4 * turned, value_y=floor - height - 6),
                turned=turned,
            )
        )
    groups = [
        Group(one.group, f"{at * step:.1f}", f"{floor + 34:.1f}")
        for at, one in enumerate(points)
        if one.group and (at == 0 or one.group != points[at - 1].group)
    ]
    base = f"{floor:.1f}"
    return Chart(key, "columns", title, _in_words(points), COLUMNS_HEIGHT, marks, groups, base)


def _numbers(**values: float) -> dict[str, str]:
    return {name: f"{value:.1f}" for name, value in values.items()}


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"


def _in_words(points: Sequence[Point]) -> str:
    """What one sees at once: the most, the least, and how many there are of it all together."""
    most, least = (choose(points, key=lambda one: one.value) for choose in (max, min))
    values = {
        "most": _name(most),
        "most_value": number_format(most.value, force_grouping=True),
        "least": _name(least),
        "least_value": number_format(least.value, force_grouping=True),
    }
    if len(points) == 1:
        return _("%(most)s: %(most_value)s.") % values
    return (
        _(
            "Most: %(most)s (%(most_value)s). Least: %(least)s (%(least_value)s). "
            "All values stand in the table."
        )
        % values
    )


def _name(point: Point) -> str:
    return f"{point.label} {point.group}".strip()
