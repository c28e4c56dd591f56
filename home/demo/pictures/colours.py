"""The colours of the house style and the shades between them."""

from __future__ import annotations

from dataclasses import dataclass

PAPER = "#FBF7F0"
INK = "#1C2430"
WHITE = "#FFFDF8"
HEART = "#B3261E"

# Skin and hair, so that the people in the set are not all one person.
SKINS = ("#E2B48F", "#8C5B3D", "#C48D64", "#5F3D2B")
HAIRS = ("#3A2A24", "#1F1B1C", "#B9B4AC", "#41271B")


def mix(first: str, second: str, share: float) -> str:
    """Return the colour that lies `share` of the way from the first to the second."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


@dataclass(frozen=True)
class Ramp:
    """One colour of the house style, from nearly ink to nearly paper."""

    base: str
    light: str
    tint: str

    @property
    def deep(self) -> str:
        """The colour of things that stand in front or carry weight."""
        return mix(self.base, INK, 0.42)

    @property
    def mid(self) -> str:
        """Halfway between the full colour and its light version."""
        return mix(self.base, self.light, 0.5)

    @property
    def soft(self) -> str:
        """Between light and tint: walls, far hills, insides."""
        return mix(self.light, self.tint, 0.55)


BLUE = Ramp("#1F4E8C", "#8FBBF5", "#E4EEF9")
MOSS = Ramp("#2F6B3A", "#8FD19E", "#E6F1E6")
AUBERGINE = Ramp("#6B2C6F", "#E0A3E3", "#F3E6F3")
OCHRE = Ramp("#7A4F00", "#F0C063", "#FBEFD3")
TEAL = Ramp("#0B6468", "#7AD3D6", "#DFF1F1")
BRICK = Ramp("#8F3B1B", "#F2A37E", "#F7E4DA")
SLATE = Ramp("#44505E", "#A9B5C2", "#E7EAEE")
