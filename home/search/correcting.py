"""Which words of a question the site does not know, and what was probably meant."""

from dataclasses import dataclass, field

from django.db.models import Q

from . import compounds, spelling
from .question import Question
from .wordlist import is_word

MOST_WORDS = 4


@dataclass(frozen=True)
class Corrections:
    """By typed word, folded, what to write for it. `sure` when none of them is a Dutch word:
    a real word is never replaced, only something else offered.
    """

    words: dict[str, str] = field(default_factory=dict)
    sure: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)


def corrections(question: Question) -> Corrections:
    """One query, whatever was typed."""
    from home.models import SearchWord

    typed = [term.word for term in question.terms if len(term.word) >= spelling.SHORTEST]
    typed = [word for word in typed if not word.isdigit()][:MOST_WORDS]
    if not typed:
        return Corrections()
    keys = {key for word in typed for key in spelling.near_keys(spelling.sound(word))}
    shown = dict(
        SearchWord.objects.filter(Q(word__in=typed) | Q(sound__in=keys)).values_list(
            "word", "shown"
        )
    )
    found = {}
    for word in typed:
        if word not in shown and (better := spelling.best(word, shown)):
            found[word] = shown[better]
    return Corrections(found, sure=bool(found) and not any(map(_is_dutch, found)))


def _is_dutch(word: str) -> bool:
    return is_word(word) or bool(compounds.parts(word))
