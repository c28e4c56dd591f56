"""What people ask for and what our pages call it: the list in synonyms.txt."""

from functools import cache
from pathlib import Path

from .analysis import forms

FILE = Path(__file__).parent / "synonyms.txt"


@cache
def _by_form() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}

    def add(asked: str, meant: str) -> None:
        if asked != meant:
            for form in forms(asked):
                found.setdefault(form, {}).update(dict.fromkeys(forms(meant)))

    for line in FILE.read_text(encoding="utf-8").splitlines():
        text = line.partition("#")[0]
        if ">" in text:
            asked, _, meant = text.partition(">")
            for one in _words(asked):
                for other in _words(meant):
                    add(one, other)
        else:
            group = _words(text)
            for one in group:
                for other in group:
                    add(one, other)
    return {form: tuple(meant) for form, meant in found.items()}


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def synonyms(word_forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms of other words that somebody who asks for this one is helped with as well."""
    known = _by_form()
    found = [meant for form in word_forms for meant in known.get(form, ())]
    return tuple(dict.fromkeys(one for one in found if one not in word_forms))
