"""“Heb je hier iets aan gehad?” in Chromium, for visitors and for the network's editors."""

import re

import pytest
from playwright.sync_api import expect

from .looking import overflow, violations

pytestmark = pytest.mark.audit

ARTICLE = "/kennisbank/handvatten/luister-eerst-plan-daarna/"
WIDTHS = [390, 768, 1440]
# Seconds a person takes at the least, in milliseconds.
PATIENCE = 2100


def looked_at(page, name, keep_screenshot) -> None:
    keep_screenshot(page, name)
    assert violations(page) == []
    assert overflow(page) == 0
    assert page.noticed == []


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("javascript", [True, False])
def test_a_visitor_reacts_and_keeps_no_cookie(visit, keep_screenshot, width, javascript):
    page = visit(ARTICLE, width=width, javascript=javascript)
    assert page.context.cookies() == []
    page.get_by_role("group", name="Heb je hier iets aan gehad?").get_by_role(
        "button", name="Nee"
    ).click()
    page.get_by_role("heading", level=1, name="Je reactie op “Luister eerst").wait_for()
    expect(page.get_by_role("radio", name="Nee")).to_be_checked()
    assert [one["name"] for one in page.context.cookies()] == ["csrftoken"]
    expect(page.get_by_label("Laat dit leeg")).not_to_be_visible()
    if javascript:
        looked_at(page, f"feedback-form-{width}", keep_screenshot)
    page.get_by_label("Wat miste je?").fill("Mail mij: noor@example.org")
    page.get_by_role("button", name="Verstuur mijn reactie").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("In je tekst staat een e-mailadres.")
    if javascript:
        looked_at(page, f"feedback-error-{width}", keep_screenshot)
    alert.get_by_role("link").click()
    assert page.url.endswith("#mist")
    page.get_by_label("Wat miste je?").fill("Een voorbeeld uit een dorp.")
    page.wait_for_timeout(PATIENCE)
    page.get_by_role("button", name="Verstuur mijn reactie").click()
    page.get_by_role("heading", level=1, name="Bedankt voor je reactie").wait_for()
    assert page.context.cookies() == []
    if javascript:
        looked_at(page, f"feedback-thanks-{width}", keep_screenshot)
    page.get_by_role("main").get_by_role("link", name="Terug naar het artikel").click()
    assert page.url.endswith(ARTICLE)


def test_it_works_by_keyboard(visit):
    page = visit(ARTICLE)
    page.locator(".feedback").get_by_role("button", name="Ja").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reactie/?nuttig=ja")
    page.get_by_role("radio", name="Ja").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Niets.")
    page.wait_for_timeout(PATIENCE)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Verstuur mijn reactie"
    page.keyboard.press("Enter")
    page.wait_for_url("**/reactie/bedankt/")


@pytest.mark.parametrize("width", [768, 1440])
def test_an_editor_handles_a_reaction_in_one_click(sign_in, keep_screenshot, width):
    page = sign_in("redactie@example.org", width=width)
    page.noticed.clear()
    page.goto("/admin/knowledge_base/feedback/?afgehandeld=nee&nuttig=nee")
    looked_at(page, f"admin-feedback-{width}", keep_screenshot)
    rows = page.locator("table.listing tbody tr")
    before = rows.count()
    page.get_by_role("button", name=re.compile("^Markeer als afgehandeld")).first.click()
    page.get_by_text("Afgehandeld: “").wait_for()
    expect(rows).to_have_count(before - 1)
    page.get_by_role("link", name="Per artikel").click()
    page.get_by_role("columnheader", name="Aandeel ja (%)").wait_for()
    looked_at(page, f"admin-feedback-articles-{width}", keep_screenshot)
    page.get_by_label("Periode").select_option(label="dit jaar")
    page.get_by_role("button", name="Toon reacties").click()
    page.wait_for_url("**/articles/?periode=dit-jaar")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download als XLSX").click()
    assert re.fullmatch(r"reacties-per-artikel-[0-9-]+\.xlsx", download.value.suggested_filename)
