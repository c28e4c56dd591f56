"""Take Dutch compounds apart: "ouderavond" is found by "ouder" and by "avond"."""

from functools import lru_cache

from .wordlist import is_word, own_list

SHORTEST = 6
LINKS = ("s", "en", "e", "n", "er")
SHORT, SHORT_FRONTS, NEVER = own_list("short"), own_list("short_fronts"), own_list("never")


@lru_cache(maxsize=50_000)
def parts(word: str) -> tuple[str, ...]:
    """The words that a compound is made of; empty for a word that is none.

    The split in two whose shorter part is longest; a part that is no word itself is taken
    apart in turn. Linking letters go ("zadenbibliotheek": zaden, bibliotheek;
    "bibliotheekskaart": bibliotheek, kaart).
    """
    if len(word) < SHORTEST or len(word) > 40 or not word.isascii():
        return ()
    best: tuple[str, ...] = ()
    best_rank = (0, 0, 0)
    listed = is_word(word)
    for at in range(3, len(word) - 2):
        left, right = _base(word[:at]), word[at:]
        if not left or (listed and len(left) <= 3 and left not in SHORT_FRONTS):
            continue
        tail = (right,) if _stands(right) else parts(right)
        if tail:
            found = (left, *tail)
            rank = (-len(found), min(map(len, found)), len(tail[-1]))
            if not best or rank > best_rank:
                best, best_rank = found, rank
    return best


def _base(left: str) -> str:
    """The word at the left of a seam, without the letters that link it to the next."""
    if _stands(left):
        return left
    for link in LINKS:
        base = left.removesuffix(link)
        if base != left and _stands(base):
            return base
    return ""


def _stands(part: str) -> bool:
    if part in NEVER:
        return False
    return part in SHORT if len(part) <= 3 else is_word(part)
