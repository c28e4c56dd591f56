"""The Dutch words that compounds are made of: 3 to 14 letters, from OpenTaal.

In the file every word is written as a letter and the rest: the letter says how many
letters it shares with the word before ("A" none). Where it comes from and its licence:
words/LICENSE.txt. To make it anew from a list with one word a line:

    python -m home.search.wordlist /usr/share/dict/dutch
"""

import gzip
import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from .folding import fold

FOLDER = Path(__file__).parent / "words"
FILE = FOLDER / "dutch.txt.gz"
LETTERS = re.compile(r"[a-z]{3,14}")


@cache
def known_words() -> frozenset[str]:
    """All words, folded. Read once by a process, when something is first searched or indexed."""
    found, word = [], ""
    for line in gzip.decompress(FILE.read_bytes()).decode("ascii").splitlines():
        word = word[: ord(line[0]) - ord("A")] + line[1:]
        found.append(word)
    return frozenset(found)


def is_word(word: str) -> bool:
    return word in known_words()


def own_list(name: str) -> frozenset[str]:
    """A short list of our own; what it is for stands on its first line."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


def write(lines: Iterable[str]) -> int:
    """Write the file anew; returns the number of words. Names and abbreviations stay out."""
    words = {line.strip() for line in lines}
    folded = {fold(word) for word in words if word == word.lower()}
    kept = sorted(word for word in folded if LETTERS.fullmatch(word))
    coded, before = [], ""
    for word in kept:
        shared = next((at for at, char in enumerate(word) if before[at : at + 1] != char), 0)
        coded.append(chr(ord("A") + shared) + word[shared:])
        before = word
    FILE.write_bytes(gzip.compress("\n".join(coded).encode("ascii"), 9, mtime=0))
    return len(kept)


if __name__ == "__main__":
    print(write(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()))
