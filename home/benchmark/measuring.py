"""Measure every case on both sites in turn, and keep the median."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .cases import BARE, Case

Get = Callable[[str], float]


@dataclass(frozen=True)
class Measured:
    """Milliseconds, at the median."""

    case: Case
    large: float
    small: float
    bare: float

    @property
    def to_bare(self) -> float:
        return self.large / self.bare

    @property
    def to_small(self) -> float:
        return self.large / self.small

    @property
    def too_slow(self) -> bool:
        return bool(
            (self.case.to_bare and self.to_bare > self.case.to_bare)
            or (self.case.to_small and self.to_small > self.case.to_small)
        )


def measure(cases: Sequence[Case], large: Get, small: Get, rounds: int) -> list[Measured]:
    """The first request of each is not counted: caches fill, connections open."""
    times = {case: ([], []) for case in cases}
    for at in range(rounds + 1):
        for case in cases:
            for get, kept in zip((large, small), times[case], strict=True):
                elapsed = get(case.path)
                if at:
                    kept.append(elapsed)
    medians = {case: tuple(map(statistics.median, kept)) for case, kept in times.items()}
    bare = medians[BARE][0]
    return [Measured(case, *medians[case], bare) for case in cases]
