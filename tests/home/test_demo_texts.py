"""The texts of the demo: the knowledge base is written out, and all of it is plain Dutch."""

from pathlib import Path

import pytest

from home.demo import content
from site_config import plain_language

pytestmark = pytest.mark.once

NOT_READ = {"slug", "sources", "source", "reviewed_by", "roles", "tools", "themes", "see", "also",
            "guidelines", "checklist", "example", "role", "kind", "picture"}  # fmt: skip


def texts(value, name="") -> list[str]:
    """Every text in a file, headings and lists included, codes and sources left out."""
    if isinstance(value, dict):
        return [
            text
            for key, inner in value.items()
            if key not in NOT_READ or (isinstance(inner, str) and " " in inner and key == "example")
            for text in texts(inner, key)
        ]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner, name)]
    return [value] if isinstance(value, str) else []


def words_of(item) -> int:
    return sum(plain_language.words(text) for text in texts(item))


# How many there are, the fewest words of each, and what stands in every one.
KINDS = {
    "guidelines": (13, 600, ["why", "how", "do", "dont", "noor", "tools", "steps", "roles"]),
    "steps": (10, 700, ["why", "actions", "preconditions", "who", "result", "pitfall", "noor"]),
    "themes": (11, 600, ["introduction", "for_whom", "first_time", "what_works", "partners",
                         "mind", "start", "start_yourself", "library_introduction"]),
    "tools": (30, 250, ["when", "how_to_use", "filled_in", "minutes"]),
    "examples": (8, 300, ["facts", "interpretation", "take_along", "unknown", "sources"]),
    "glossary": (18, 70, ["explanation", "more", "example"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_article_is_written_out_in_all_its_sections(kind):
    number, fewest, sections = KINDS[kind]
    items = [source.data for source in content.articles(kind)]
    assert len(items) == number
    assert {item["slug"]: [name for name in sections if not item.get(name)] for item in items} == {
        item["slug"]: [] for item in items
    }
    assert {item["slug"]: words_of(item) for item in items if words_of(item) < fewest} == {}


def test_a_template_has_boxes_and_a_checklist_has_points():
    for source in content.articles("tools"):
        item = source.data
        has = ("parts", "items") if item["kind"] == "template" else ("items", "parts")
        assert item[has[0]], item["slug"]
        assert not (item[has[1]] and item["kind"] == "template"), item["slug"]


def test_every_fact_names_a_source_that_is_listed():
    for source in content.articles("examples"):
        item = source.data
        numbers = {fact["source"] for fact in item["facts"]}
        assert numbers <= set(range(1, len(item["sources"]) + 1)), item["slug"]


FILES = sorted(
    str(path.relative_to(content.FOLDER)) for path in Path(content.FOLDER).rglob("*.yaml")
)


@pytest.mark.parametrize("name", FILES)
def test_sentences_are_short_and_words_are_plain(name):
    found = texts(content.read(name).data)
    lengths = plain_language.sentence_lengths(found)
    assert plain_language.average(length for _, length in lengths) <= plain_language.AVERAGE_WORDS
    assert [one for one, length in lengths if length > plain_language.LONGEST_WORDS] == []
    assert [word for text in found for word in plain_language.discouraged_words(text)] == []
