"""The words that the site knows: what a typing error can be corrected to."""

from collections.abc import Iterable

from .folding import words
from .spelling import sound

SHORTEST, LONGEST = 4, 30


def of(texts: Iterable[str]) -> dict[str, str]:
    """The words in these texts: by folded word, as it is written in small letters."""
    found: dict[str, str] = {}
    for text in texts:
        for word in words(text):
            for folded in (word.spellings[0], *word.pieces):
                if SHORTEST <= len(folded) <= LONGEST and not folded.isdigit():
                    is_whole = folded == word.spellings[0]
                    found.setdefault(folded, word.shown.lower()[:60] if is_whole else folded)
    return found


def add(found: dict[str, str]) -> None:
    """Sorted, so that two transactions that add the same words never wait for each other."""
    from home.models import SearchWord

    rows = [
        SearchWord(word=word, shown=shown, sound=sound(word))
        for word, shown in sorted(found.items())
    ]
    SearchWord.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True)


def empty() -> None:
    from home.models import SearchWord

    SearchWord.objects.all().delete()
