"""The piece of a text that shows why it was found, with the words marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from .analysis import word_forms, word_part_forms
from .folding import Word, words

LENGTH = 220
# Words read of one text: enough for the longest article, and an end to the work.
MOST_WORDS = 4000
# Analysing costs; a word that shares no beginning and holds no form of three letters is other.
SHARED = 3


@dataclass(frozen=True)
class Piece:
    text: str
    marked: bool = False


class Marker:
    """Knows the words of a question again, in titles and texts."""

    def __init__(self, question):
        self._own = [term.marked(question.wide) for term in question.terms]
        self._others = [term.other_names for term in question.terms]

    def marked(self, text: str) -> list[Piece]:
        """The whole text in pieces."""
        return list(_pieces(text, 0, len(text), [word for word, _ in self._find(text)]))

    def extract(self, text: str) -> list[Piece]:
        """About LENGTH characters around most of the words; the beginning when there are none."""
        hits = self._find(text)
        start, end = _window(text, hits)
        pieces = list(_pieces(text, start, end, [word for word, _ in hits]))
        if start > 0:
            pieces.insert(0, Piece("… "))
        if end < len(text):
            pieces.append(Piece(" …"))
        return pieces

    def _find(self, text: str) -> list[tuple[Word, frozenset[int]]]:
        return list(_hits(text, self._own)) or list(_hits(text, self._others))


def _hits(text: str, wanted: list[frozenset[str]]) -> Iterator[tuple[Word, frozenset[int]]]:
    """The words that were meant, each with the numbers of the terms that mean it."""
    beginnings = {form[:SHARED] for term in wanted for form in term}
    for word in islice(words(text), MOST_WORDS):
        if not any(one in spelling for spelling in word.spellings for one in beginnings):
            continue
        forms = {*word_forms(word), *word_part_forms(word)}
        terms = frozenset(at for at, term in enumerate(wanted) if forms & term)
        if terms:
            yield word, terms


def _window(text: str, hits: list) -> tuple[int, int]:
    """Where the extract begins and ends: at words, and if possible at a sentence."""
    if len(text) <= LENGTH:
        return 0, len(text)
    best, most = 0, -1
    for at, (word, _) in enumerate(hits):
        within = [terms for other, terms in hits[at:] if other.end <= word.start + LENGTH - 40]
        reach = len(frozenset().union(*within)) if within else 0
        if reach > most:
            best, most = word.start, reach
    start = _sentence_start(text, best)
    end = min(start + LENGTH, len(text))
    if end < len(text):
        space = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        end = space if space > start else end
    return start, end


def _sentence_start(text: str, at: int) -> int:
    """The sentence in which `at` lies, if it does not begin far before; else some words before."""
    before = text[max(0, at - 80) : at]
    ends = [before.rfind(mark) + len(mark) for mark in (". ", "! ", "? ", "\n") if mark in before]
    if at <= 80 and not ends:
        return 0
    if ends:
        return at - len(before) + max(ends)
    space = before.find(" ", 30)
    return at - len(before) + space + 1 if space >= 0 else at


def _pieces(text: str, start: int, end: int, marked: Iterable[Word]) -> Iterator[Piece]:
    position = start
    for word in marked:
        if word.start < start or word.end > end:
            continue
        if word.start > position:
            yield Piece(text[position : word.start])
        yield Piece(word.shown, True)
        position = word.end
    if position < end:
        yield Piece(text[position:end])
