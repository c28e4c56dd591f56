"""How what a community learned becomes a draft in the knowledge base.

Communities and the knowledge base may not know each other (`tests/site_config/test_imports.py`).
So the words for an example, and the three things that can be asked of it, stand here: the
knowledge base registers a maker when it starts (`knowledge_base/example_drafts.py`), and
whoever has something to tell asks this module. Without a maker nobody may accept anything.
"""

from dataclasses import dataclass, field
from typing import Protocol

from wagtail.models import Page


@dataclass(frozen=True)
class ExampleText:
    """What fills the fixed sections of an example. Plain text; empty lines part paragraphs."""

    title: str
    summary: str
    library: str
    place: str
    period: str
    facts: list[str]
    story: str
    interpretation: list[tuple[str, str]] = field(default_factory=list)
    take_along: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    source: str = ""
    is_example: bool = False


class Maker(Protocol):
    def may_make(self, user) -> bool:
        """Whether `user` may add an example to the knowledge base."""

    def make(self, text: ExampleText, user) -> Page:
        """A draft, not live. Raises NoPlace when the knowledge base has no such section."""


class NoPlace(Exception):
    """There is nowhere to put an example."""


_makers: list[Maker] = []


def register(maker: Maker) -> None:
    _makers[:] = [maker]


def may_make(user) -> bool:
    return bool(_makers) and user.is_active and _makers[0].may_make(user)


def make(text: ExampleText, user) -> Page:
    """Raises NoPlace."""
    if not _makers:
        raise NoPlace
    return _makers[0].make(text, user)
