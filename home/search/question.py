"""What a visitor asks: read, cut to size, and taken apart into words."""

import re
from dataclasses import dataclass, field, replace

from .analysis import STOP_WORDS, forms, part_forms, parts
from .expressions import COLUMNS, Both, Either, Node, Token, either
from .folding import clean, folded_words, words
from .synonyms import synonyms

MAX_LENGTH = 200
MAX_WORDS = 10
PREFIX_FROM = 4
ABOUT = COLUMNS[:2]
PHRASE = re.compile(r"[\"“”„»«]([^\"“”„»«]+)[\"“”„»«]")


@dataclass(frozen=True)
class Term:
    """One word of a question."""

    shown: str
    word: str
    forms: tuple[str, ...]
    pieces: tuple[str, ...] = ()

    @classmethod
    def of(cls, word) -> "Term":
        found = [form for one in word.spellings for form in forms(one)]
        return cls(word.shown, word.spellings[0], tuple(dict.fromkeys(found)), word.pieces)

    def direct(self, wide: bool = False) -> Node:
        """The word in any form. Wide: also its parts together, and words that begin with it."""
        found: list[Node] = [Token(form) for form in self.forms]
        if len(self.pieces) > 1:
            found.append(Both(tuple(either(forms(piece)) for piece in self.pieces)))
        if wide:
            own_parts = parts(self.word)
            if len(own_parts) > 1:
                found.append(Both(tuple(either(forms(part)) for part in own_parts)))
            if len(self.word) >= PREFIX_FROM:
                found.append(Token(self.word, prefix=True))
        return Either(tuple(found))

    def full(self, wide: bool = False) -> Node:
        """What `direct` finds, and what is about the same thing under another name.

        Somewhere in a text the other name says little.
        """
        others = (Token(form, columns=ABOUT) for form in synonyms(self.forms))
        return Either((*self.direct(wide).items, *others))

    def marked(self, wide: bool = False) -> frozenset[str]:
        """The forms that an extract marks."""
        own = [form for piece in self.pieces for form in forms(piece)]
        return frozenset([*self.forms, *own, *(part_forms(self.word) if wide else ())])

    @property
    def other_names(self) -> frozenset[str]:
        """What it marks where none of those stands."""
        return frozenset(synonyms(self.forms))


@dataclass(frozen=True)
class Question:
    """The words that count, in order, and the phrases among them. `text` stands in the box."""

    text: str = ""
    terms: tuple[Term, ...] = ()
    phrases: tuple[str, ...] = ()
    # The whole question as folded words: is it the name of something?
    name: str = ""
    cut: bool = False
    wide: bool = field(default=False, compare=False)

    @classmethod
    def read(cls, raw: str) -> "Question":
        whole = clean(raw).strip()
        text = " ".join(whole[:MAX_LENGTH].split())
        found = [Term.of(word) for word in words(text)]
        telling = [term for term in found if _tells(term)] or found
        kept = list({term.word: term for term in telling}.values())
        phrases = (folded_words(match[1]) for match in PHRASE.finditer(text))
        return cls(
            text=text,
            terms=tuple(kept[:MAX_WORDS]),
            phrases=tuple(phrase for phrase in phrases if " " in phrase),
            name=folded_words(text),
            cut=len(whole) > MAX_LENGTH or len(kept) > MAX_WORDS,
        )

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def direct(self) -> Node:
        return Both(tuple(term.direct(self.wide) for term in self.terms))

    @property
    def full(self) -> Node:
        return Both(tuple(term.full(self.wide) for term in self.terms))

    @property
    def any(self) -> Node:
        """One of the words is enough."""
        return Either(tuple(term.full(self.wide) for term in self.terms))

    def widened(self) -> "Question":
        return replace(self, wide=True)

    def corrected(self, corrections: dict[str, str]) -> "Question":
        """The question with these words (folded) written as they should be."""
        text, shift = self.text, 0
        for word in words(self.text):
            better = corrections.get(word.spellings[0])
            if better:
                text = text[: word.start + shift] + better + text[word.end + shift :]
                shift += len(better) - len(word.shown)
        return Question.read(text)


def _tells(term: Term) -> bool:
    return term.word not in STOP_WORDS and (len(term.word) > 1 or term.word.isdigit())
