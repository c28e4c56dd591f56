"""What an activity is called and said to be, from SUMMARY and DESCRIPTION.

Everybody reads it: markup is taken off, and links into an online meeting are left out.
"""

import html
import re
from dataclasses import dataclass, field

from django.utils.html import escape, strip_tags
from django.utils.translation import gettext as _

from .reading import Component

LONGEST_TITLE = 255
LONGEST_SUMMARY = 200
MAX_PARAGRAPHS = 100
# Noncharacters and controls that no page or feed may carry, and invisible turns of direction.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)
SENTENCE = re.compile(r".+?[.!?…](?=\s|$)", re.DOTALL)
MEETING = re.compile(
    r"https?://[^\s<>\"]*(?:teams\.microsoft\.com|teams\.live\.com|zoom\.us/|meet\.google\.com|"
    r"webex\.com|whereby\.com|meet\.jit\.si|gotomeeting\.com)[^\s<>\"]*",
    re.IGNORECASE,
)
ONLINE_WORDS = re.compile(
    r"^(?:online|digitaal|via )|\b(?:microsoft teams|teams-vergadering|zoom|google meet|webex)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"^https?://\S+$")


@dataclass
class Texts:
    """`text` is all of the description on one line; empty when there is none."""

    title: str = ""
    summary: str = ""
    paragraphs: tuple[str, ...] = ()
    text: str = ""
    messages: list[str] = field(default_factory=list)


def plain(text: str) -> str:
    """Without markup and without characters that cannot be shown."""
    if "<" in text and re.search(r"<(?:br|p|div|a|b|html|span|ul|ol)\b", text, re.IGNORECASE):
        text = strip_tags(re.sub(r"<(?:br|/p|/div|/li)\b[^>]*>", "\n", text, flags=re.IGNORECASE))
        text = html.unescape(text)
    return UNPRINTABLE.sub("", text).strip()


def one_line(text: str) -> str:
    return " ".join(plain(text).split())


def read_texts(component: Component) -> Texts:
    found = Texts(title=one_line(component.text("SUMMARY")))
    if not found.title:
        found.title = _("Without a title")
        found.messages.append(
            _("It has no title. We called it “%(title)s”.") % {"title": found.title}
        )
    if len(found.title) > LONGEST_TITLE:
        found.title = shorten(found.title, LONGEST_TITLE)
        found.messages.append(_("The title was too long. We shortened it."))
    text = plain(component.text("DESCRIPTION"))
    if MEETING.search(text):
        text = _without_meetings(text)
        found.messages.append(
            _("The text has a link to an online meeting. We left it out: everybody can read it.")
        )
    paragraphs = [" ".join(one.split()) for one in re.split(r"\n+", text)]
    paragraphs = [one for one in paragraphs if one and not ADDRESS.match(one)][:MAX_PARAGRAPHS]
    found.text = " ".join(paragraphs)
    found.summary, found.paragraphs = _summary(paragraphs)
    found.summary = found.summary or shorten(found.title, LONGEST_SUMMARY)
    return found


def _without_meetings(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not MEETING.search(line))


def _summary(paragraphs: list[str]) -> tuple[str, tuple[str, ...]]:
    """The first sentence, and what is left of the text after it."""
    if not paragraphs:
        return "", ()
    first, rest = paragraphs[0], paragraphs[1:]
    if len(first) <= LONGEST_SUMMARY:
        return first, tuple(rest)
    sentence = SENTENCE.match(first)
    if sentence and len(sentence[0]) <= LONGEST_SUMMARY:
        return sentence[0], (first[sentence.end() :].strip(), *rest)
    return shorten(first, LONGEST_SUMMARY), tuple(paragraphs)


def shorten(text: str, length: int) -> str:
    """At most `length` characters, broken off between two words."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    head, space, _tail = cut.rpartition(" ")
    return (head if space and len(head) > length // 2 else cut).rstrip(" ,;:") + "…"


def as_body(paragraphs: tuple[str, ...]) -> list[dict]:
    """The value of a StreamField with the paragraphs as running text."""
    if not paragraphs:
        return []
    text = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return [{"type": "paragraph", "value": text}]
