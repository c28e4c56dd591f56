"""What the box proposes while somebody types: pages by the words of their titles."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import store
from .analysis import forms
from .expressions import Both, Either, Token, either
from .folding import folded_words
from .kinds import Kind
from .question import Question

SHORTEST = 2
NUMBER = 6


@dataclass(frozen=True)
class Suggestion:
    title: str
    kind: str
    place: str
    url: str


def suggest(typed: str, now: dt.datetime, request=None) -> list[Suggestion]:
    """Two queries. The last word may be unfinished; the others count in any form."""
    from home.models import SearchEntry

    question = Question.read(typed)
    if not question or len(question.terms[-1].word) < SHORTEST:
        return []
    *before, last = question.terms
    node = Both((*(either(term.forms) for term in before), _begun(last.word)))
    keys = store.suggested(node, folded_words(question.text), now, NUMBER * 2)
    entries = SearchEntry.objects.select_related("page").filter(pk__in=keys)
    entries = {entry.pk: entry for entry in entries.defer("text", "words")}
    found: dict[tuple[str, str], Suggestion] = {}
    for entry in filter(None, map(entries.get, keys)):
        url = entry.page.get_url(request)
        if url:
            label = str(Kind(entry.kind).label)
            one = Suggestion(_marked(entry), label, entry.place, url + entry.tail)
            found.setdefault((entry.title, entry.place), one)
    return list(found.values())[:NUMBER]


def _marked(entry) -> str:
    return (
        _("%(subject)s (example)") % {"subject": entry.title} if entry.is_example else entry.title
    )


def _begun(word: str):
    """What begins so; from four letters on also what the whole word would find."""
    prefix = Token(word, prefix=True)
    return Either((prefix, *map(Token, forms(word)))) if len(word) >= 4 else prefix
