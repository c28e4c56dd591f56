"""Which forms stand for a word, in the index and in a question: the same for both.

Two stemmers, since each misses what the other finds ("fiets" and "fietsen" meet in one,
"repareer" and "repareren" in the other). Stemming is done here and never by the
database: those of PostgreSQL differ. When anything here or below changes what comes out,
raise NUMBER: entries know by which analyser they were made (`rebuild_search`).
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from itertools import pairwise
from threading import Lock

import snowballstemmer

from . import compounds
from .folding import Word, words
from .wordlist import is_word, own_list

NUMBER = 1
VERSION = f"{NUMBER}/{version('snowballstemmer')}"

_STEMMERS = [snowballstemmer.stemmer(name) for name in ("dutch", "dutch_porter")]
# A stemmer keeps the word that it works on: two threads would mix up theirs.
_ONE_AT_A_TIME = Lock()
DOUBLE_VOWEL = re.compile(r"([aeou])\1")
SOFT = str.maketrans("zv", "sf")
# Plurals that no rule makes.
IRREGULAR = {
    "bladeren": "blad", "centra": "centrum", "eieren": "ei", "kinderen": "kind",
    "kinder": "kind", "kleren": "kleding", "leden": "lid", "liederen": "lied", "musea": "museum",
    "schepen": "schip", "steden": "stad",
}  # fmt: skip
STOP_WORDS = own_list("stop")


@lru_cache(maxsize=100_000)
def forms(word: str) -> tuple[str, ...]:
    """The (folded) word itself, and its stems where these differ from it."""
    found = [word]
    if len(word) > 3 and not word.isdigit():
        base = IRREGULAR.get(word)
        found += [base] if base else []
        stem, again, other = _stems(word)
        found += [stem, again]
        if _short(stem) != _short(other) or not is_word(stem):
            found.append(other)
        found += _verb_stems(word)
    # "overheid" has the stem "over": that would find everything.
    kept = (form for form in found[1:] if len(form) > 1 and form not in STOP_WORDS)
    return tuple(dict.fromkeys([word, *kept]))


def _stems(word: str) -> tuple[str, str, str]:
    """By the first stemmer, by the first once more, and by the second."""
    with _ONE_AT_A_TIME:
        stem, other = (stemmer.stemWord(word) for stemmer in _STEMMERS)
        return stem, _STEMMERS[0].stemWord(stem), other


def _verb_stems(word: str) -> list[str]:
    """What both stemmers miss of verbs: "repareren", "repareert", "repareer"; "oefent"."""
    for ending in ("eren", "eert", "eerde", "eerden"):
        if len(word) > 6 and word.endswith(ending):
            return [word.removesuffix(ending) + "eer"]
    return [word[:-1]] if len(word) > 5 and word.endswith(("ent", "elt", "ert")) else []


def _short(stem: str) -> str:
    """With single vowels: the second stemmer makes "les" of "lees", and "bom" of "boom"."""
    return DOUBLE_VOWEL.sub(r"\1", stem).translate(SOFT)


@lru_cache(maxsize=50_000)
def part_forms(word: str) -> tuple[str, ...]:
    """The forms of the words that a compound is made of, down to the smallest."""
    own = parts(word)
    # "streekverhalenavond" holds "streekverhalen" and "verhalenavond" as well.
    joined = [one + other for one, other in pairwise(own)] if len(own) > 2 else []
    found = [form for part in own for form in (*forms(part), *part_forms(part))]
    found += [form for pair in joined for form in forms(pair)]
    return tuple(dict.fromkeys(found))


def parts(word: str) -> tuple[str, ...]:
    return tuple(part for part in compounds.parts(word) if part not in STOP_WORDS)


def word_forms(word: Word) -> list[str]:
    """All forms of one word of a text; those of "repair-café" include repair and cafe."""
    return [form for one in (*word.spellings, *word.pieces) for form in forms(one)]


def word_part_forms(word: Word) -> list[str]:
    return [form for spelling in word.spellings for form in part_forms(spelling)]


@dataclass
class Columns:
    """The tokens of one entry, from the heaviest column to the lightest."""

    title: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def __iter__(self):
        return iter((self.title, self.lead, self.body, self.parts))


def columns(title: str, lead: str, body: str) -> Columns:
    """What the index holds of a text: its title, what it comes down to, and the rest."""
    found = Columns()
    title_words = list(words(title))
    for word in title_words:
        # Twice: who has the word itself in the title comes before who has it in a compound.
        found.title += 2 * word_forms(word)
        found.title += word_part_forms(word)
    # "repaircafé" finds "Repair Café".
    found.title += [one.spellings[0] + two.spellings[0] for one, two in pairwise(title_words)]
    for text, column in ((lead, found.lead), (body, found.body)):
        for word in words(text):
            column += word_forms(word)
            found.parts += word_part_forms(word)
    return found
