"""From plain lists of sentences to the values of stream fields."""

from collections.abc import Iterable

from django.utils.html import escape


def paragraphs(texts: Iterable[str]) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{escape(text)}</p>") for text in texts]


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
