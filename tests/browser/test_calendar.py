"""The views of the calendar in Chromium: on every screen, by keyboard, and on paper."""

import pytest
from playwright.sync_api import expect

from .looking import MORE, overflow, violations
from .page_types import PAGES

pytestmark = pytest.mark.once
COMMUNITY = "/communities/bladzijde-z/agenda/"
VIEWS = [name for name in PAGES if name.startswith("view-")]
GRIDS = ["view-month", "view-network-month"]
WIDTHS = [320, 390, 768, 1440]
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important }
    * { word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }
  `);
  document.adoptedStyleSheets.push(sheet);
}"""


def resized(page, width: int) -> int:
    """How much wider than a window of this width the page is, in pixels."""
    page.set_viewport_size({"width": width, "height": 900})
    return overflow(page)


def visible_entries(page) -> list[int]:
    """How many activities one sees of each day that has some."""
    counts = [
        len([one for one in day.locator(".month__event").all() if one.is_visible()])
        for day in page.locator(".month__day").all()
    ]
    return [count for count in counts if count]


@MORE
@pytest.mark.parametrize("name", VIEWS)
def test_nothing_runs_out_of_the_window(visit, name):
    page = visit(PAGES[name])
    assert {width: resized(page, width) for width in WIDTHS} == dict.fromkeys(WIDTHS, 0)


@MORE
@pytest.mark.parametrize("name", ["calendar", *VIEWS])
def test_text_with_more_space_still_fits(visit, name):
    page = visit(PAGES[name], width=320)
    page.evaluate(SPACING)
    assert overflow(page) == 0


def test_an_open_filter_form_is_accessible(visit, keep_screenshot):
    page = visit(COMMUNITY, width=320)
    page.get_by_text("Kies wat je wilt zien").click()
    keep_screenshot(page, "filters-320")
    assert violations(page) == []
    assert overflow(page) == 0
    low = [box.bounding_box()["height"] for box in page.locator(".filters__options label").all()]
    assert low != []
    assert min(low) >= 44


@pytest.mark.parametrize("javascript", [True, False])
def test_the_keyboard_filters_and_lands_on_the_result(visit, javascript):
    page = visit(COMMUNITY, width=390, javascript=javascript)
    page.get_by_text("Kies wat je wilt zien").focus()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Online", exact=False).first.focus()
    page.keyboard.press("Space")
    page.get_by_label("Met dit woord").focus()
    page.keyboard.type("bestaatniet")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agenda/?*bestaatniet*#resultaat")
    status = page.get_by_role("status")
    assert status.inner_text() == "0 activiteiten gevonden"
    expect(status).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text().startswith("Verwijder filter")
    page.get_by_role("link", name="Wis alles").press("Enter")
    page.wait_for_url(f"**{COMMUNITY}")
    assert page.get_by_role("status").inner_text() != "0 activiteiten gevonden"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_resident_walks_from_view_to_view(visit, javascript):
    page = visit(COMMUNITY, width=390, javascript=javascript)
    views = page.get_by_role("navigation", name="Manieren om de agenda te bekijken")
    for name in ("Maand", "Week", "Dag", "Lijst"):
        views.get_by_role("link", name=name).click()
        assert views.locator("[aria-current]").inner_text() == name


@pytest.mark.parametrize("name", GRIDS)
def test_a_wide_screen_shows_a_month_as_a_table(visit, name):
    page = visit(PAGES[name])
    assert page.get_by_role("columnheader").count() == 8
    assert page.locator("[aria-current=date]").get_by_text("vandaag").is_visible()
    assert max(visible_entries(page)) <= 3


@pytest.mark.parametrize("name", GRIDS)
def test_a_phone_shows_a_month_as_days_with_their_names(visit, name):
    page = visit(PAGES[name], width=390)
    assert page.locator(".month thead").is_hidden()
    for day in page.locator(".month__day").all():
        assert day.is_visible() == bool(day.locator(".month__event").count())
    assert page.locator(".month__day:has(.month__event) .month__weekday").first.is_visible()


@pytest.mark.parametrize("name", GRIDS)
def test_paper_shows_all_of_a_month_and_no_tools(visit, name):
    page = visit(PAGES[name])
    page.emulate_media(media="print")
    assert sum(visible_entries(page)) == page.locator(".month__event").count()
    for tool in ("calendar__tools", "calendar__more", "period-links", "site-header__menu"):
        assert [
            one.is_visible() for one in page.locator(f".{tool}").all() if one.is_visible()
        ] == []
    assert page.get_by_text("Deze agenda vind je op").is_visible()


def test_a_month_comes_on_a_lying_sheet(visit):
    page = visit(PAGES["view-month"])
    assert b"/MediaBox [0 0 841" in page.pdf(prefer_css_page_size=True)


@pytest.mark.parametrize("name", ["view-month", "calendar"])
def test_forced_colours_keep_the_open_view_apart(visit, keep_screenshot, name):
    page = visit(PAGES[name])
    page.emulate_media(forced_colors="active")
    keep_screenshot(page, f"{name}-forced-colours")
    width = "one => getComputedStyle(one).borderTopWidth"
    assert page.locator(".calendar-views [aria-current]").evaluate(width) == "6px"
    assert violations(page) == []
