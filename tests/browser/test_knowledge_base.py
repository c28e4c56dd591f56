"""The knowledge base as a new programme maker uses it: with a mouse, with keys, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from .looking import MORE, violations


def clicks(page, *names: str) -> None:
    """Follow links in the main part of the page by their words, one after the other."""
    for name in names:
        page.get_by_role("main").get_by_role("link", name=re.compile(name)).first.click()


@pytest.mark.parametrize("javascript", [True, pytest.param(False, marks=MORE)])
@pytest.mark.parametrize(
    ("names", "path", "words"),
    [
        (
            ("^Handvatten", "Regel het eerst binnen"),
            "/kennisbank/handvatten/regel-het-eerst-binnen/",
            "rooster",
        ),
        (("3. Regel de basis",), "/kennisbank/stappenplan/regel-de-basis/", "Dit heb je nodig"),
        (
            ("^Hulpmiddelen", "^Gespreksleidraad"),
            "/kennisbank/hulpmiddelen/gespreksleidraad/",
            "Zo vulde Noor het in",
        ),
        (
            ("^Thema’s", "^Groen en duurzaam", "^Zaai en maak"),
            "/communities/zaai-en-maak/",
            "Gouda",
        ),
    ],
)
def test_a_programme_maker_finds_the_way_in_three_clicks(visit, javascript, names, path, words):
    assert len(names) <= 3
    page = visit("/kennisbank/", width=390, javascript=javascript)
    clicks(page, *names)
    page.wait_for_url(f"**{path}")
    assert words in page.get_by_role("main").inner_text()


def test_the_conversation_guide_is_reached_with_keys_alone(visit):
    page = visit("/kennisbank/")
    for name in ("Hulpmiddelen", "Gespreksleidraad"):
        for _ in range(120):
            page.keyboard.press("Tab")
            focused = page.evaluate(
                "() => [document.activeElement.innerText, !!document.activeElement.closest('main')]"
            )
            if focused[1] and focused[0].startswith(name):
                break
        assert focused[0].startswith(name)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert page.url.endswith("/kennisbank/hulpmiddelen/gespreksleidraad/")


def test_steps_stand_open_and_fold_at_once_with_a_button(visit, keep_screenshot):
    without = visit("/kennisbank/stappenplan/", javascript=False)
    assert without.locator("details[open]").count() == 10
    assert without.get_by_role("button", name="Alle stappen").count() == 0
    page = visit("/kennisbank/stappenplan/")
    page.get_by_role("button", name="Alle stappen verbergen").click()
    assert page.locator("main details[open]").count() == 0
    keep_screenshot(page, "step-plan-folded")
    page.get_by_role("heading", name="Stap 3: Regel de basis").click()
    assert page.locator("main details[open]").count() == 1
    page.get_by_role("button", name="Alle stappen tonen").click()
    assert page.locator("main details[open]").count() == 10


def test_the_current_step_is_marked_beside_it(visit):
    page = visit("/kennisbank/stappenplan/regel-de-basis/")
    current = page.locator("[aria-current=step]")
    assert current.inner_text() == "3. Regel de basis"


def test_the_choice_form_narrows_the_list_and_a_choice_can_be_taken_back(visit):
    page = visit("/kennisbank/alles/", width=390)
    before = page.get_by_role("status").inner_text()
    page.get_by_text("Kies wat je wilt zien").click()
    page.get_by_label("Stap 3: Regel de basis").check()
    page.get_by_role("button", name="Toon artikelen").click()
    page.wait_for_url("**/kennisbank/alles/?stap=3#resultaat")
    expect(page.get_by_role("status")).not_to_have_text(before)
    page.get_by_role("link", name="Verwijder filter Stap 3").click()
    expect(page.get_by_role("status")).to_have_text(before)


def test_a_hard_word_leads_to_its_explanation_and_back(visit):
    page = visit("/kennisbank/stappenplan/regel-de-basis/")
    word = page.locator("a.term").first
    target = word.get_attribute("href")
    word.click()
    explained = page.locator(target)
    assert explained.is_visible()
    explained.get_by_role("link", name="Terug naar").click()
    assert page.url.endswith(target.replace("#begrip-", "#woord-"))


SECTIONS = ["handvatten", "stappenplan", "themas", "voorbeelden", "hulpmiddelen", "begrippen"]


@pytest.mark.once
@pytest.mark.audit
@pytest.mark.parametrize("section", SECTIONS)
def test_every_article_is_accessible(visit, section):
    page = visit(f"/kennisbank/{section}/", width=390)
    addresses = page.eval_on_selector_all(
        f"main a[href^='/kennisbank/{section}/']", "links => links.map(one => one.pathname)"
    )
    articles = sorted({one for one in addresses if not one.endswith("/afdrukken/")})
    assert len(articles) >= 8
    found = {}
    for address in articles:
        page.goto(address)
        if wrong := violations(page):
            found[address] = wrong
    assert found == {}
    assert page.noticed == []
