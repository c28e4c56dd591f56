"""Work on many things, some at a time."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def batched(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """`items` in order, at most `size` of them at a time. (itertools has it from 3.12 on.)"""
    for at in range(0, len(items), size):
        yield items[at : at + size]
