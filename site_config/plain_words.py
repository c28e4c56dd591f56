"""The word lists of plain language, kept as text files that anybody can read and extend."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


def _lines(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@cache
def discouraged() -> dict[str, str]:
    """By every form of a word, in lower case: what may stand there instead."""
    found = {}
    for line in _lines("discouraged.txt"):
        forms, instead = line.split("=")
        for form in forms.split(","):
            found[form.strip().casefold()] = instead.strip()
    return found


@cache
def well_known() -> frozenset[str]:
    """Abbreviations that need no explanation."""
    return frozenset(_lines("abbreviations.txt"))
