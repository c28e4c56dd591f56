"""Typing errors: words of the site that sound or look like what was typed.

A word is looked for by its sound key (its consonants, with those that Dutch spelling
confuses taken as one) and by all keys that are one consonant away. What is found is
compared letter by letter: one error, or two from eight letters on.
"""

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

SHORTEST = 4
TWO_ERRORS_FROM = 8
ALIKE_FROM = 6
CLASSES = "bdfgklmnprstxj"
# Spelled in more than one way, or typed for one another.
SPELLINGS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch", "sg"), (r"ch", "g"), (r"ck|qu|q", "k"), (r"c(?=[eiy])", "s"), (r"c", "k"),
        (r"ph", "f"), (r"th|dt", "t"), (r"v|w", "f"), (r"z", "s"), (r"y|h", ""),
        (r"(?<=.)d$", "t"), (r"(?<=.)b$", "p"), (r"[aeiou]", ""), (r"(.)\1+", r"\1"),
    )
]  # fmt: skip
MAX_KEY = 20


def sound(word: str) -> str:
    """The consonants of a folded word as they sound: "taalcafe" and "talkaffee" are "tlkf"."""
    first = "0" if word[:1] in "aeiouyh" else ""
    for pattern, replacement in SPELLINGS:
        word = pattern.sub(replacement, word)
    return (first + word)[:MAX_KEY]


def near_keys(key: str) -> set[str]:
    """The key and all that differ from it by one consonant left out, added, changed or swapped."""
    cuts = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    left_out = {left + right[1:] for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    changed = {left + one + right[1:] for left, right in cuts if right for one in CLASSES}
    added = {left + one + right for left, right in cuts for one in CLASSES}
    return {key} | left_out | swapped | changed | added


def allowed(word: str, *, sounds_alike: bool = False) -> int:
    """How many errors a word may have; one more where all consonants sound alike."""
    errors = 2 if len(word) >= TWO_ERRORS_FROM else 1
    return errors + (sounds_alike and len(word) >= ALIKE_FROM)


def best(word: str, candidates: Iterable[str]) -> str:
    """The candidate that is nearest to what was typed; empty when none is near enough."""
    near = []
    key = sound(word)
    for one in candidates:
        alike = sound(one) == key
        most = allowed(word, sounds_alike=alike)
        distance = OSA.distance(word, one, score_cutoff=most)
        if 0 < distance <= most:
            near.append((distance, not alike, one[0] != word[0], -len(one), one))
    return min(near)[-1] if near else ""
