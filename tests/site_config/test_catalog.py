"""The Dutch catalog is complete, compiled, and says what it should."""

import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
CATALOG = ROOT / "site_config" / "locale" / "nl" / "LC_MESSAGES" / "django.po"


@pytest.fixture(scope="module")
def catalog():
    return polib.pofile(str(CATALOG))


def test_every_message_is_translated(catalog):
    assert [entry.msgid for entry in catalog.untranslated_entries()] == []
    assert [entry.msgid for entry in catalog.fuzzy_entries()] == []


def test_the_compiled_catalog_is_that_of_the_text(catalog):
    compiled = polib.mofile(str(CATALOG.with_suffix(".mo")))
    assert {(one.msgctxt, one.msgid): (one.msgstr, one.msgstr_plural) for one in compiled} == {
        (one.msgctxt, one.msgid): (one.msgstr, one.msgstr_plural)
        for one in catalog.translated_entries()
    }


def test_placeholders_survive_translation(catalog):
    for entry in catalog:
        wanted = set(_placeholders(entry.msgid)) | set(_placeholders(entry.msgid_plural))
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            assert set(_placeholders(text)) <= wanted, entry.msgid
            assert not text or set(_placeholders(entry.msgid)) <= set(_placeholders(text)) | {
                "%(count)d",
                "%(count)s",
                "%(n)d",
                "%(counter)s",
            }, entry.msgid


def _placeholders(text):
    import re

    return re.findall(r"%\(\w+\)[sd]", text or "")


def test_every_message_of_the_code_is_in_the_catalog(catalog):
    """Collected by reading the sources: gettext itself is not needed on the machine."""
    script = ROOT / "tests" / "site_config" / "collect_messages.py"
    found = subprocess.run(
        [sys.executable, str(script)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    known = {entry.msgid.replace("\n", "\\n") for entry in catalog if not entry.obsolete}
    assert sorted(set(found) - known) == []
    assert len(found) > 100
