"""No English on any screen of the CMS that a librarian, an editor or an adviser gets to see."""

import gc
import json
import logging
import re

import pytest
from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from django.apps import apps
from django.utils.translation import override
from wagtail.models import Page

from .test_access_matrix import ROWS, expected
from .walking import Walker

pytestmark = pytest.mark.audit

# Words that occur on nearly every English screen, and that no Dutch sentence has.
ENGLISH = re.compile(
    r"\b(?:the|this|these|your|you|and|with|from|there (?:is|are)|are you sure|no results|"
    r"save|edit|delete|add|search|choose|select|cancel|confirm|remove|clear|close|move|copy|"
    r"view|show|hide|back|more|next|previous|yes|actions?|options|settings|history|draft|"
    r"(?:un)?publish(?:ed)?|images?|comments?|pages?|changed|created|used|last|by|at)\b",
    re.IGNORECASE,
)
# Wagtail translates these while it is being loaded. A server does that in Dutch; tests load it
# while they migrate, when Django translates nothing.
RIGHT = {"Image is decorative", "Search"}
SPOKEN = ("aria-label", "title", "placeholder", "alt")
BUTTONS = {"submit", "button", "reset"}
# What each of them is given to look at.
WHOSE = {"A": "own", "E": "kb", "V": "own"}


def said(html: str) -> set[str]:
    """Every text on a page, and every name of a control that is read out."""
    page = BeautifulSoup(html, "html.parser")
    for one in page.select("script, style, code, template"):
        one.decompose()
    found = {" ".join(one.split()) for one in page.find_all(string=_is_text)}
    for one in page.find_all(True):
        found |= {one[name] for name in SPOKEN if one.get(name)}
        if one.name == "input" and one.get("type") in BUTTONS:
            found.add(one.get("value", ""))
    return {one for one in found if one and one not in RIGHT}


def _is_text(one) -> bool:
    return bool(one) and not isinstance(one, PreformattedString)


def html_of(response) -> str:
    """Wagtail's dialogs come as JSON with HTML in it."""
    kind = response.get("Content-Type", "")
    if response.streaming or response.status_code != 200:
        return ""
    if "json" in kind:
        answer = json.loads(response.content)
        return (answer.get("html") or "") if isinstance(answer, dict) else ""
    return response.content.decode() if "html" in kind else ""


@pytest.fixture
def walker(everything):
    logging.disable(logging.CRITICAL)
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, 20, 20)
    yield Walker(everything)
    gc.set_threshold(*thresholds)
    logging.disable(logging.NOTSET)


@pytest.mark.once
def test_every_screen_is_dutch(walker):
    wrong, screens = {}, 0
    for name, (get, _post) in ROWS.items():
        targets = walker.kinds(name)
        for who, whose in WHOSE.items():
            target = whose if whose in targets else next(iter(targets))
            if target not in expected(get, who, targets):
                continue
            html = html_of(walker.ask(who, "get", walker.address(name, targets[target])))
            screens += bool(html)
            for text in said(html):
                if ENGLISH.search(text):
                    wrong.setdefault(text[:120], f"{who} {name}")
    assert wrong == {}
    assert screens > 100


@pytest.mark.django_db
def test_the_names_of_the_preview_sizes_are_dutch():
    ours = [one for one in apps.get_models() if issubclass(one, Page) and one is not Page]
    with override("nl"):
        named = {
            str(size["label"])
            for one in ours
            if not one._meta.app_label.startswith("wagtail")
            for size in one().preview_sizes
        }
    assert named == {
        "Voorvertoning op mobiel formaat",
        "Voorvertoning op tablet formaat",
        "Voorvertoning op desktop formaat",
    }
