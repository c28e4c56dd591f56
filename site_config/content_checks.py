"""What an editor could make easier to read on a page: advice, never a wall.

Wagtail's own checks look at the page as it is shown: headings, buttons, tables. These look at
the language, and at what an editor has typed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks

from . import page_texts, plain_language
from .html_parts import Parts, parts_of

# More of one kind than this is counted, not named.
NAMED = 10


@dataclass(frozen=True)
class Tip:
    """`about` are the words themselves, `hint` what would be better, `where` the field."""

    about: str
    hint: str
    where: str


@dataclass
class TipGroup:
    heading: str
    tips: list[Tip] = field(default_factory=list)

    @property
    def named(self) -> list[Tip]:
        return self.tips[:NAMED]

    @property
    def unnamed(self) -> int:
        return len(self.tips) - len(self.named)


@dataclass(frozen=True)
class Point:
    """Something to think of before publishing; `hint` is for when it is not `done`."""

    question: str
    done: bool
    hint: str


@dataclass
class Report:
    """Lengths are in words; `average` and `longest` are 0 for a page without sentences.

    `points` are of the kind of page: its `publication_points()`, where it has them.
    """

    average: float
    longest: int
    groups: list[TipGroup]
    points: list[Point] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(group.tips) for group in self.groups)

    @property
    def points_to_do(self) -> int:
        return sum(not one.done for one in self.points)

    @property
    def average_is_high(self) -> bool:
        return self.average > plain_language.AVERAGE_WORDS


def check(page) -> Report:
    """Reads the page as it was saved last. One query, for the words of the glossary, and those
    of the page's own points.
    """
    found = report(page_texts.passages(page), _known_abbreviations())
    if hasattr(page, "publication_points"):
        found.points = page.publication_points()
    return found


def _known_abbreviations() -> set[str]:
    """Hook known_abbreviations: what other apps explain somewhere."""
    return {one for hook in hooks.get_hooks("known_abbreviations") for one in hook()}


def report(passages: Iterable[page_texts.Passage], known: Iterable[str] = ()) -> Report:
    read = [(one.where, parts_of(one.html)) for one in passages]
    lengths = {where: plain_language.sentence_lengths(parts.paragraphs) for where, parts in read}
    numbers = [length for found in lengths.values() for _one, length in found]
    groups = [
        TipGroup(_("Long sentences"), _long_sentences(lengths)),
        TipGroup(_("Difficult words"), _difficult_words(read)),
        TipGroup(_("Abbreviations without explanation"), _abbreviations(read, known)),
        TipGroup(_("Words of links"), _links(read)),
        TipGroup(_("Headings"), _headings(read)),
        TipGroup(_("Pictures"), _pictures(read)),
    ]
    return Report(
        average=plain_language.average(numbers),
        longest=max(numbers, default=0),
        groups=[group for group in groups if group.tips],
    )


Read = list[tuple[str, Parts]]


def _long_sentences(lengths: dict[str, list[tuple[str, int]]]) -> list[Tip]:
    return [
        Tip(
            Truncator(sentence).words(12),
            ngettext("%(n)d word. Make two of it.", "%(n)d words. Make two of it.", length)
            % {"n": length},
            where,
        )
        for where, found in lengths.items()
        for sentence, length in found
        if length > plain_language.LONGEST_WORDS
    ]


def _difficult_words(read: Read) -> list[Tip]:
    found = Counter(
        (word.casefold(), instead, where)
        for where, parts in read
        for text in _all_texts(parts)
        for word, instead in plain_language.discouraged_words(text)
    )
    return [
        Tip(
            word if times == 1 else f"{word} ({times}×)",
            _("Rather: %(words)s.") % {"words": instead},
            where,
        )
        for (word, instead, where), times in found.items()
    ]


def _abbreviations(read: Read, known: Iterable[str]) -> list[Tip]:
    """Explained once on the page is enough, wherever that is."""
    text = "\n".join(text for _where, parts in read for text in _all_texts(parts))
    return [
        Tip(
            one,
            _("Write it out, or explain it in the glossary."),
            next(where for where, parts in read if one in "\n".join(_all_texts(parts))),
        )
        for one in plain_language.unknown_abbreviations(text, known)
    ]


def _links(read: Read) -> list[Tip]:
    return [
        Tip(link.text or _("(no words)"), _("Say where the link leads."), where)
        for where, parts in read
        for link in plain_language.vague_links(parts.links)
    ]


def _headings(read: Read) -> list[Tip]:
    tips = []
    for where, parts in read:
        for heading in plain_language.skipped_headings(parts.headings):
            tips.append(Tip(heading.text, _("A level is skipped above this heading."), where))
        for heading in plain_language.bare_headings(parts.headings):
            hint = _("There is no text below it.") if heading.text else _("It has no words.")
            tips.append(Tip(heading.text or _("(empty heading)"), hint, where))
    return tips


def _pictures(read: Read) -> list[Tip]:
    return [
        Tip(
            alternative or _("(no description)"),
            _("Describe what there is to see, for who cannot see it."),
            where,
        )
        for where, parts in read
        for alternative in plain_language.poor_alternatives(parts.alternatives)
    ]


def _all_texts(parts: Parts) -> list[str]:
    return [*(heading.text for heading in parts.headings), *parts.paragraphs]
