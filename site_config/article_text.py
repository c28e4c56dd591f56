"""A rendered article with an address for every heading, a table of contents, and its hard words.

Works on the HTML of our own templates, which is well-formed, in one pass over its tags.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape

from django.utils.html import escape, strip_tags
from django.utils.text import slugify

TAG = re.compile(r"(<[^>]*>)")
HEADING = re.compile(r"<h([2-6])((?:\s[^>]*)?)>(.*?)</h\1>", re.DOTALL)
ID = re.compile(r'\sid="([^"]+)"')
NAME = re.compile(r"</?([a-zA-Z0-9]+)")
VOID = {"br", "hr", "img", "input", "wbr", "source", "link", "meta", "col", "area"}
# Where a word may lead to its explanation, and inside what it may not.
RUNNING_TEXT = {"p", "li", "dd"}
NOT_INSIDE = {"a", "button", "label", "legend", "summary", "h1", "h2", "h3", "h4", "script"}


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    anchor: str


@dataclass
class ArticleText:
    """`terms` are the explained words that occur, in the order in which they do."""

    html: str
    headings: list[Heading] = field(default_factory=list)
    terms: list = field(default_factory=list)

    @property
    def sections(self) -> list[Heading]:
        """What a table of contents names: the highest level."""
        return [one for one in self.headings if one.level == 2]


def deeper(html: str, levels: int) -> str:
    """The same with its headings so many levels lower, for when it stands below another one."""
    return HEADING.sub(
        lambda match: (
            f"<h{min(int(match[1]) + levels, 6)}{match[2]}>{match[3]}"
            f"</h{min(int(match[1]) + levels, 6)}>"
        ),
        html,
    )


def read(html: str, terms: Iterable = ()) -> ArticleText:
    """The article with an anchor at every heading, and `terms` linked.

    A term has `forms` (how texts call it) and `slug`; its first occurrence in running text
    becomes a link to #begrip-<slug>.
    """
    text = ArticleText(html)
    taken = set(ID.findall(html))

    def anchored(match: re.Match) -> str:
        level, attributes, inner = int(match[1]), match[2], match[3]
        words = " ".join(unescape(strip_tags(inner)).split())
        found = ID.search(attributes)
        anchor = found[1] if found else _free_anchor(words, taken)
        text.headings.append(Heading(level, words, anchor))
        own = attributes if found else f'{attributes} id="{anchor}"'
        return f"<h{level}{own}>{inner}</h{level}>"

    text.html = HEADING.sub(anchored, html)
    _link_terms(text, list(terms))
    return text


def _free_anchor(words: str, taken: set[str]) -> str:
    """An id of the words. The prefix keeps it apart from the ids of the templates."""
    first = anchor = f"kop-{slugify(words) or 'tekst'}"
    number = 2
    while anchor in taken:
        anchor, number = f"{first}-{number}", number + 1
    taken.add(anchor)
    return anchor


def _link_terms(text: ArticleText, terms: list) -> None:
    by_form = {escape(form).casefold(): term for term in terms for form in term.forms}
    if not by_form:
        return
    longest_first = sorted(by_form, key=len, reverse=True)
    pattern = re.compile(
        rf"(?<![\w’-])({'|'.join(map(re.escape, longest_first))})(?![\w’-])", re.IGNORECASE
    )
    pieces, opened = TAG.split(text.html), []
    for at, piece in enumerate(pieces):
        if piece.startswith("<"):
            _follow(piece, opened)
        elif RUNNING_TEXT.intersection(opened) and not NOT_INSIDE.intersection(opened):
            pieces[at] = pattern.sub(lambda match: _linked(match, by_form, text.terms), piece)
    text.html = "".join(pieces)


def _linked(match: re.Match, by_form: dict, found: list) -> str:
    term = by_form[match[0].casefold()]
    if term in found:
        return match[0]
    found.append(term)
    return f'<a class="term" id="woord-{term.slug}" href="#begrip-{term.slug}">{match[0]}</a>'


def _follow(tag: str, opened: list[str]) -> None:
    """Keep the names of the open elements, the innermost last."""
    name = NAME.match(tag)
    if name is None or name[1].lower() in VOID or tag.endswith("/>"):
        return
    if tag.startswith("</"):
        if name[1].lower() in opened:
            while opened.pop() != name[1].lower():
                pass
    else:
        opened.append(name[1].lower())
