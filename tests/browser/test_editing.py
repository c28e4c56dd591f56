"""Keeping the knowledge base in Chromium, as an editor of the network meets it."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from .looking import violations

pytestmark = pytest.mark.audit

REPORT = "/admin/reports/nakijken/?review_state=fine"


@pytest.fixture
def editor(sign_in):
    """Somebody of the network's editors, signed in, at the width that is asked for."""
    return lambda width=1440: sign_in("redactie@example.org", width=width)


def open_article(page) -> None:
    page.goto(REPORT)
    page.locator(".review-report .title a").first.click()
    page.wait_for_url("**/edit/")


@pytest.mark.parametrize("width", [1440, 1024])
def test_report_is_readable_and_accessible(editor, keep_screenshot, width):
    page = editor(width)
    page.goto(REPORT)
    keep_screenshot(page, f"admin-review-report-{width}")
    assert violations(page, ".review-report") == []
    table = page.locator(".review-report").bounding_box()
    assert table["x"] + table["width"] <= width
    assert page.locator(".review-report .title").nth(1).bounding_box()["width"] >= 120


def test_advice_follows_what_one_types(editor, keep_screenshot):
    page = editor()
    open_article(page)
    page.locator("[data-side-panel-toggle=checks]").click()
    advice = page.locator("#plain-language")
    advice.get_by_text("Zin, gemiddeld").wait_for()
    assert "thans" not in advice.inner_text()
    # Wagtail compares with what stood there once the page had come to rest.
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    page.locator("[name=summary]").fill("Thans is dit de kern.")
    advice.get_by_text("Liever: nu.").wait_for(timeout=15000)
    keep_screenshot(page, "admin-plain-language")
    assert violations(page, ".plain-language") == []


def test_an_article_that_is_late_says_so_and_is_dated_with_one_click(editor, keep_screenshot):
    page = editor()
    open_article(page)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    page.locator("[name=review_by]").fill(yesterday.isoformat())
    page.locator("[name=review_by]").press("Tab")
    page.get_by_role("button", name="Bewaar concept").click()
    page.get_by_text("opnieuw worden nagekeken").wait_for()
    keep_screenshot(page, "admin-review-note")
    assert violations(page, ".messages") == []
    page.locator(".messages").get_by_role("button", name="Nagekeken vandaag").click()
    page.get_by_text("is vandaag nagekeken").wait_for()
    again = page.locator("[name=review_by]").input_value()
    assert re.match(rf"{timezone.localdate().year + 1}-", again)
    assert page.get_by_text("opnieuw worden nagekeken").count() == 0


def test_every_block_shows_what_it_looks_like(editor, keep_screenshot):
    page = editor()
    open_article(page)
    add = page.locator("[id*=body] .c-sf-add-button").first
    add.scroll_into_view_if_needed()
    add.click()
    eyes = page.locator(".w-combobox__option-preview")
    eyes.first.wait_for()
    assert eyes.count() == 6
    for at, shown in enumerate(
        ["Wat neem je mee?", "Je kapotte lamp.", None, "Ik kwam voor", "Let op", "Bus 4 stopt"]
    ):
        eyes.nth(at).click()
        preview = page.frame_locator(".w-combobox-preview__iframe")
        found = preview.get_by_text(shown) if shown else preview.get_by_role("img")
        found.first.wait_for()
        keep_screenshot(page, f"admin-block-{at}")
    assert [one for one in page.noticed if one.startswith(("request", "error"))] == []
