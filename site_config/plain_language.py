"""Whether a text is easy to read: what Dutch readers of level B1 stumble over.

Pure functions over text and HTML. They know nothing of pages: `page_texts` collects those.
The measures come from the house style: fifteen words in a sentence on average, and none
with more than twenty-five.
"""

import re
from collections.abc import Iterable
from functools import cache

from . import plain_words
from .html_parts import Heading, Link

AVERAGE_WORDS = 15
LONGEST_WORDS = 25

WORD = re.compile(r"[^\W_]+(?:['’.,:/@+&-][^\W_]+)*")
# A sentence ends at a mark, followed by what may begin one: a capital, a digit, ’s Avonds.
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)»]*\s+(?=[\"“‘(«]*(?:[A-ZÀ-ÖØ-Þ0-9]|['’‘][stnk]\s))")
CLOSED = re.compile(r"[.!?…][\"”’)»]*$")
# After these a point does not end the sentence: "o.a.", "nr. 7", "dr. Jansen", "J. de Vries".
# The s of community’s is no initial.
NO_END = re.compile(
    r"(?:(?:(?<!['’])\b[^\W\d_]\.)+|\b(?:bijv|blz|ca|dr|drs|evt|incl|excl|ir|jl|mevr|mr|nr|prof|st|tel)\.)$",
    re.IGNORECASE,
)
# Two capitals or more in at most six letters: IDO, KvK. A digit makes it a name: B1, A4.
ABBREVIATION = re.compile(r"(?<![\w.@/])(?=[a-z]*[A-Z][a-z]*[A-Z])[A-Za-z]{2,6}(?![\w@])")
ROMAN = re.compile(r"[IVXLC]+")
VAGUE_LINKS = frozenset(
    ["bekijk", "bekijk hier", "deze link", "deze pagina", "deze website", "door", "download", "ga",
     "hier", "hierheen", "hiero", "kijk hier", "klik", "klik door", "lees hier", "lees meer",
     "lees verder", "link", "meer", "meer info", "meer informatie", "meer lezen", "naar de website",
     "pagina", "site", "verder", "verder lezen", "via deze link", "website"]
)  # fmt: skip
VAGUE_BEGINNING = re.compile(r"(?:klik|druk|tik|kijk)\s+(?:hier|op deze link)\b")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
FILE_NAME = re.compile(
    r"\.(?:avif|gif|jpe?g|png|svg|webp)$|_|^(?:img|dsc|image)[ -]?\d", re.IGNORECASE
)
SAYS_NOTHING = frozenset(["afbeelding", "foto", "image", "logo", "picture", "plaatje", "photo"])


def words(text: str) -> int:
    """How many words. What holds together counts as one: community’s, 19.30, e-mail."""
    return len(WORD.findall(text))


def sentences(paragraph: str) -> list[str]:
    """The sentences of one paragraph, in order."""
    found, begun = [], 0
    for match in SENTENCE_END.finditer(paragraph):
        if not NO_END.search(paragraph[begun : match.start()]):
            found.append(paragraph[begun : match.end()].strip())
            begun = match.end()
    last = paragraph[begun:].strip()
    return [*found, last] if last else found


def sentence_lengths(paragraphs: Iterable[str]) -> list[tuple[str, int]]:
    """Every sentence with its number of words.

    What does not end like a sentence, such as an item of a list, is left out unless it is too
    long: short items would make long sentences look short.
    """
    lengths = [(one, words(one)) for text in paragraphs for one in sentences(text)]
    return [
        (one, length)
        for one, length in lengths
        if length and (CLOSED.search(one) or length > LONGEST_WORDS)
    ]


def average(lengths: Iterable[int]) -> float:
    """Words in a sentence, rounded to tenths; 0 without sentences."""
    lengths = list(lengths)
    return round(sum(lengths) / len(lengths), 1) if lengths else 0.0


@cache
def _discouraged_pattern() -> re.Pattern:
    longest_first = sorted(plain_words.discouraged(), key=len, reverse=True)
    forms = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    return re.compile(rf"(?<![\w.@/-])(?:{forms})(?!\w)", re.IGNORECASE)


def discouraged_words(text: str) -> list[tuple[str, str]]:
    """Each difficult word as it stands, with what may stand there instead."""
    instead = plain_words.discouraged()
    return [
        (match[0], instead[" ".join(match[0].casefold().split())])
        for match in _discouraged_pattern().finditer(text)
    ]


def unknown_abbreviations(text: str, known: Iterable[str] = ()) -> list[str]:
    """Abbreviations that `known` does not hold and the text does not explain, each once.

    Explained is "informatiepunt (IDO)" and "IDO (informatiepunt)": between or before brackets.
    """
    fine = plain_words.well_known() | set(known)
    found = dict.fromkeys(match[0] for match in ABBREVIATION.finditer(text))
    return [
        one
        for one in found
        if one not in fine and not ROMAN.fullmatch(one) and not _explained(one, text)
    ]


def _explained(abbreviation: str, text: str) -> bool:
    return f"({abbreviation})" in text or f"{abbreviation} (" in text


def skipped_headings(headings: Iterable[Heading], above: int = 1) -> list[Heading]:
    """Headings that lie more than one level below the one before; `above` stands before all."""
    found = []
    for heading in headings:
        if heading.level > above + 1:
            found.append(heading)
        above = heading.level
    return found


def bare_headings(headings: Iterable[Heading]) -> list[Heading]:
    """Headings without words, or with nothing below them."""
    return [one for one in headings if not one.text or not one.says]


def vague_links(links: Iterable[Link]) -> list[Link]:
    """Links whose words do not say where they lead; read aloud they stand on their own."""
    return [one for one in links if _is_vague(one.text)]


def _is_vague(text: str) -> bool:
    plain = " ".join(text.casefold().split()).strip(" .:;!?…»>→")
    return (
        not plain
        or plain in VAGUE_LINKS
        or bool(VAGUE_BEGINNING.match(plain))
        or bool(ADDRESS.match(plain))
    )


def poor_alternatives(alternatives: Iterable[str | None]) -> list[str | None]:
    """Text alternatives that are missing (None) or say nothing. Empty is for decoration."""
    return [
        one
        for one in alternatives
        if one is None
        or (one and (FILE_NAME.search(one.strip()) or one.strip().casefold() in SAYS_NOTHING))
    ]
