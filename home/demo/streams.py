"""From plain lists of sentences to the values of stream fields."""

import re
from collections.abc import Iterable

from django.utils.html import escape
from wagtail.models import Page

LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


def paragraphs(texts: Iterable[str]) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{escape(text)}</p>") for text in texts]


def linked(body: list[tuple[str, str]], home: Page) -> list[tuple[str, str]]:
    """The same with its `[words](address)` as links. What begins with a slash is a page of this
    site, which has to be there: raises ValueError.
    """
    return [
        (kind, LINK.sub(lambda found: _link(*found.groups(), home), text))
        if kind == "paragraph"
        else (kind, text)
        for kind, text in body
    ]


def _link(words: str, address: str, home: Page) -> str:
    """The words come escaped."""
    if not address.startswith("/"):
        return f'<a href="{address}">{words}</a>'
    page = Page.objects.filter(url_path=home.url_path + address.removeprefix("/")).first()
    if page is None:
        raise ValueError(f"no page here: {address}")
    return f'<a linktype="page" id="{page.pk}">{words}</a>'


def items(texts: Iterable[str] | None) -> list[tuple[str, str]]:
    return [("item", text) for text in texts or []]


def rich_text(texts: str | Iterable[str | dict] | None) -> str:
    """Paragraphs, and where an entry is {list: […]} a list, as rich text."""
    parts = [texts] if isinstance(texts, str) else texts or []
    return "".join(
        _list(part["list"]) if isinstance(part, dict) else f"<p>{escape(part)}</p>"
        for part in parts
    )


def _list(texts: Iterable[str]) -> str:
    lines = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul>{lines}</ul>"


def points(
    parts: Iterable[dict] | None, heading: str = "title", text: str = "text"
) -> list[tuple[str, dict]]:
    """What is said in a few words, each with its explanation."""
    return [
        ("item", {"heading": part[heading], "text": rich_text(part.get(text))})
        for part in parts or []
    ]


def bullets(texts: Iterable[str]) -> list[tuple[str, str]]:
    """One block of running text that holds a list."""
    texts = list(texts)
    return [("paragraph", _list(texts))] if texts else []


def sections(parts: Iterable[dict]) -> list[tuple[str, str]]:
    """Headings with what stands below them."""
    body = []
    for part in parts:
        body.append(("heading", part["heading"]))
        body += paragraphs(part["paragraphs"])
        body += bullets(part.get("items", []))
    return body


def boxes(parts: Iterable[dict] | None) -> list[tuple[str, dict]]:
    """The boxes of a template to fill in."""
    return [("part", {"heading": part["heading"], "items": part["items"]}) for part in parts or []]
