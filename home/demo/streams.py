"""From plain lists of sentences to the values of stream fields."""

from collections.abc import Iterable

from django.utils.html import escape


def paragraphs(texts: Iterable[str]) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{escape(text)}</p>") for text in texts]


def items(texts: Iterable[str] | None) -> list[tuple[str, str]]:
    return [("item", text) for text in texts or []]


def bullets(texts: Iterable[str]) -> list[tuple[str, str]]:
    """One block of running text that holds a list."""
    lines = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return [("paragraph", f"<ul>{lines}</ul>")] if lines else []


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
