"""The search box: a plain form for everybody, with suggestions where scripts run."""

import pytest

from .looking import MORE, overflow, violations


@pytest.mark.parametrize("javascript", [True, False])
def test_a_visitor_searches_from_any_page(visit, javascript):
    page = visit("/kennisbank/", width=390, javascript=javascript)
    box = page.get_by_role("searchbox", name="Zoek op deze site")
    box.fill("stamboom")
    box.press("Enter")
    page.get_by_role("heading", level=1, name="Zoeken").wait_for()
    assert page.url.endswith("/zoeken/?q=stamboom")
    page.get_by_role("main").get_by_role("link", name="Stamboomspreekuur").first.click()
    page.get_by_role("heading", level=1, name="Stamboomspreekuur").wait_for()


def test_the_small_box_takes_the_row_while_somebody_types(visit):
    page = visit("/kennisbank/", width=390)
    box = page.get_by_role("searchbox")
    assert box.bounding_box()["width"] < 150
    box.focus()
    assert box.bounding_box()["width"] > 250
    assert overflow(page) == 0


@pytest.mark.parametrize(
    ("path", "width"), [("/", 390), pytest.param("/kennisbank/", 1440, marks=MORE)]
)
def test_the_keyboard_walks_through_the_suggestions(visit, keep_screenshot, path, width):
    page = visit(path, width=width)
    box = page.get_by_role("searchbox")
    box.press_sequentially("taalcaf")
    suggestions = page.get_by_role("list", name="Suggesties").get_by_role("link")
    suggestions.first.wait_for()
    number = suggestions.count()
    assert number >= 2
    assert page.locator("form [aria-live]").inner_text() == (f"{number} suggesties, onder het vak")
    assert violations(page) == []
    assert overflow(page) == 0
    keep_screenshot(page, f"suggestions-{width}")
    box.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator(":focus").get_attribute("href") == suggestions.nth(1).get_attribute("href")
    page.keyboard.press("Escape")
    assert page.get_by_role("list", name="Suggesties").count() == 0
    assert page.evaluate("document.activeElement.name") == "q"
    box.press_sequentially("e")
    suggestions.first.wait_for()
    box.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/communities/taalvrienden/agenda/**")
    assert page.noticed == []


def test_suggestions_close_when_somebody_goes_elsewhere(visit):
    page = visit("/kennisbank/")
    page.get_by_role("searchbox").press_sequentially("wand")
    suggestions = page.get_by_role("list", name="Suggesties")
    suggestions.wait_for()
    page.get_by_role("heading", level=1).click()
    assert suggestions.count() == 0
