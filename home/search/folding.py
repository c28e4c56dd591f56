"""What is the same word to whoever types: without capitals, accents and apostrophes."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# What decomposition leaves whole, as people type it without the right keys.
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
APOSTROPHES = "'’‘ʼ`´′"
# A word, with the parts that a hyphen or an apostrophe ties to it.
WORD = re.compile(rf"[^\W_]+(?:[-‑{APOSTROPHES}][^\W_]+)*")
TIES = re.compile(rf"[-‑{APOSTROPHES}]")
GENITIVE = re.compile(rf"[{APOSTROPHES}](?:[snmr]|tje|tjes|er|ers|en)$")
MAX_LENGTH = 40
PLAIN = re.compile(r"[a-z0-9]*")


def clean(text: str) -> str:
    """The text as every database can store it: no NUL, no lone surrogates."""
    return text.replace("\x00", " ").encode("utf-8", "ignore").decode("utf-8")


def fold(text: str) -> str:
    """Lower case, without accents: "Café" and "CAFE" become "cafe"."""
    text = text.lower()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(char for char in text if not unicodedata.combining(char)).lower()


@dataclass(frozen=True)
class Word:
    """One word of a text: as it stands there, and the folded spellings that stand for it.

    `pieces` are what a hyphen ties together ("repair-café": repair, cafe).
    """

    shown: str
    start: int
    spellings: tuple[str, ...]
    pieces: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.shown)


def words(text: str) -> Iterator[Word]:
    """The words of a text in order, numbers included."""
    for match in WORD.finditer(text):
        word = _word(match[0], match.start())
        if word.spellings:
            yield word


def _word(shown: str, start: int) -> Word:
    # "foto's" and "community’s" are plurals, "oma's" a genitive: the word itself counts too.
    base = GENITIVE.sub("", shown)
    pieces = [fold(piece) for piece in TIES.split(base)]
    joined = "".join(pieces)
    spellings = [joined]
    if base != shown:
        spellings.append(fold(TIES.sub("", shown)))
    elif len(joined) > 4 and joined[-1] == "s" and joined[-2] in "aeiouy":
        # "fotos", "cafes": how many people write them.
        spellings.append(joined[:-1])
    kept = tuple(dict.fromkeys(filter(None, map(_plain, spellings))))
    tied = tuple(filter(None, map(_plain, pieces))) if len(pieces) > 1 else ()
    return Word(shown, start, kept, tied)


def _plain(token: str) -> str:
    """Only what counts as a letter or digit in both databases, and not without end."""
    if not PLAIN.fullmatch(token):
        token = "".join(char for char in token if char.isalnum())
    return token[:MAX_LENGTH]


def folded_words(text: str) -> str:
    """The text as its folded words with one space between, for phrases."""
    return " ".join(word.spellings[0] for word in words(text))
