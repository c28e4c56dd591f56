"""The first text of a community: what should stand there, said to the one who will write it."""

from functools import lru_cache
from html import escape
from pathlib import Path

import yaml

SOURCE = Path(__file__).with_name("starter.yaml")
OPEN = "["


@lru_cache(maxsize=1)
def _texts() -> dict:
    return yaml.safe_load(SOURCE.read_text(encoding="utf-8"))


def fields() -> dict:
    """The fields of a CommunityPage that begin with a text, by name."""
    texts = dict(_texts())
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in texts.pop("body"))
    return {**texts, "body": [("paragraph", paragraphs)]}


def is_untouched(community) -> bool:
    """Whether some of the first text still stands in this page."""
    plain = [name for name in _texts() if name != "body"]
    return any(OPEN in (getattr(community, name) or "") for name in plain)
