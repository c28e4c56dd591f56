"""Read the content files, and say which file and which item is wrong."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml
from django.core.exceptions import ValidationError

FOLDER = Path(__file__).parent / "content"


class ContentError(Exception):
    """Something in the content files cannot be loaded."""


@dataclass(frozen=True)
class Source:
    """One content file: its name, for messages, and what it holds."""

    name: str
    data: dict | list


@cache
def read(name: str) -> Source:
    """A file below the content folder. Raises ContentError when it is not readable YAML."""
    try:
        data = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ContentError(f"{name}: {error}") from error
    return Source(name, data)


def communities() -> list[Source]:
    return [
        read(f"communities/{path.name}") for path in sorted((FOLDER / "communities").glob("*.yaml"))
    ]


def articles(kind: str) -> list[Source]:
    """The files of one kind of article, in the order of the numbers before their names."""
    folder = FOLDER / "knowledge_base" / kind
    return [
        read(f"knowledge_base/{kind}/{path.name}") for path in sorted(folder.glob("[0-9]*.yaml"))
    ]


def community_slugs() -> set[str]:
    return {path.stem for path in (FOLDER / "communities").glob("*.yaml")}


@contextmanager
def naming(source: Source, item: object) -> Iterator[None]:
    """Put the file and the item before whatever goes wrong inside."""
    try:
        yield
    except (ValidationError, LookupError, ValueError, TypeError, AttributeError) as error:
        messages = getattr(error, "message_dict", None) or error
        raise ContentError(f"{source.name}, {item}: {type(error).__name__} {messages}") from error


def check_keys(item: dict, known: Iterable[str]) -> None:
    """Raise ValueError on a key that nobody reads: most likely a slip of the pen."""
    if unknown := set(item) - set(known):
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")


def time(text: str | None) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


def exact(item: dict) -> dict:
    """With decimals in place of floats: 52.16 is no binary fraction, and fails validation."""
    return {
        name: Decimal(str(value)) if isinstance(value, float) else value
        for name, value in item.items()
    }
