"""What the site itself says, in its catalog and in its templates, is as plain as its content."""

import re
from pathlib import Path

import polib
import pytest

from site_config import plain_language
from site_config.html_parts import parts_of

ROOT = Path(__file__).resolve().parents[2]
CATALOG = ROOT / "site_config" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
# Names of formats and of what was used: whoever needs them knows them by no other name. A
# script puts the number in the place of NUMBER.
NAMES = {
    *("BY", "CMS", "CSV", "GIF", "HEIC", "ICS", "JPG", "JSON", "MapSVG", "MB", "NUMBER", "PNG"),
    *("SVG", "UID", "UTF", "WebP", "XLSX"),
}


def filled_in(message: str) -> str:
    """A message as somebody reads it: a word in each placeholder, no tags."""
    with_words = re.sub(r"%\(\w+\)[sd]|%[sd]", "iets", message).replace("%%", "%")
    return " ".join(parts_of(with_words).paragraphs)


def messages() -> list[str]:
    return [
        filled_in(text)
        for entry in polib.pofile(str(CATALOG))
        for text in [entry.msgstr, *entry.msgstr_plural.values()]
        if text
    ]


def written_in(template: Path) -> list[str]:
    """The paragraphs that stand in a template as they are, most of them in the help of the CMS."""
    html = template.read_text(encoding="utf-8")
    # What is translated stands in the catalog.
    for left_out in (r"{% (comment|blocktranslate)\b.*?{% end\1 %}", r"{#.*?#}"):
        html = re.sub(left_out, "", html, flags=re.DOTALL)
    html = re.sub(r"{%.*?%}", " ", html, flags=re.DOTALL)
    return parts_of(re.sub(r"{{.*?}}", "iets", html, flags=re.DOTALL)).paragraphs


def texts() -> dict[str, list[str]]:
    found = {"catalog": messages()}
    for path in sorted((ROOT / "templates").rglob("*.html")):
        found[str(path.relative_to(ROOT))] = written_in(path)
    return found


@pytest.fixture(scope="module")
def read():
    found = texts()
    assert len(found["catalog"]) > 1000
    assert sum(len(paragraphs) for paragraphs in found.values()) > len(found["catalog"]) + 100
    return found


def test_sentences_are_short(read):
    for where, paragraphs in read.items():
        lengths = plain_language.sentence_lengths(paragraphs)
        assert plain_language.average(n for _, n in lengths) <= plain_language.AVERAGE_WORDS, where
        assert [one for one, n in lengths if n > plain_language.LONGEST_WORDS] == [], where


def test_words_are_plain(read):
    found = [
        (where, difficult)
        for where, paragraphs in read.items()
        for text in paragraphs
        for difficult in plain_language.discouraged_words(text)
    ]
    assert found == []


def test_abbreviations_are_known_or_explained(read):
    found = {
        one
        for where, paragraphs in read.items()
        for text in paragraphs
        for one in plain_language.unknown_abbreviations(text, NAMES)
        # In the names that scripts fill in.
        if one not in ("NUMBER",)
    }
    assert found == set()
