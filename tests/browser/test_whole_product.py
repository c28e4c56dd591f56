"""The audit: every page type in every width, scheme and way of looking. `make audit` runs it."""

import pytest

from .looking import check, first_view, keyboard_walk, overflow, violations
from .page_types import PAGES

pytestmark = [pytest.mark.once, pytest.mark.audit]

WIDTHS = [320, 390, 768, 1440]
SCHEMES = ["light", "dark"]
# WCAG 1.4.12: what somebody may set for the space between lines, paragraphs, letters, words.
TEXT_SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }
"""  # noqa: E501
OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_as_it_is(visit, keep_screenshot, name, scheme, width):
    page = visit(PAGES[name], width=width, scheme=scheme)
    check(page, f"audit/{name}-{width}-{scheme}", keep_screenshot)
    page.evaluate(OPEN_ALL)
    assert violations(page) == [], "with everything open"
    assert overflow(page) == 0, "with everything open"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_without_javascript(visit, keep_screenshot, name, width):
    page = visit(PAGES[name], width=width, javascript=False)
    keep_screenshot(page, f"audit/{name}-{width}-without-javascript")
    assert page.response.status == 200
    assert overflow(page) == 0
    assert page.noticed == []
    # Whatever needs a script to work is not there at all.
    assert page.locator("main button[type=button]:visible").count() == 0


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_in_forced_colours(visit, keep_screenshot, name, width):
    page = visit(PAGES[name], width=width, forced_colors="active")
    keep_screenshot(page, f"audit/{name}-{width}-forced-colours")
    assert overflow(page) == 0
    assert page.noticed == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [390, 1440])
def test_by_keyboard(visit, name, width):
    assert list(keyboard_walk(visit(PAGES[name], width=width, reduced_motion="reduce"))) == []


@pytest.mark.parametrize("name", PAGES)
def test_with_more_room_between_the_letters(visit, keep_screenshot, name):
    page = visit(PAGES[name], width=390, bypass_csp=True)
    page.add_style_tag(content=TEXT_SPACING)
    keep_screenshot(page, f"audit/{name}-text-spacing")
    assert overflow(page) == 0


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [390, 1440])
def test_the_first_view_is_light(visit, name, width):
    requests, size = first_view(visit(PAGES[name], width=width))
    assert requests <= 20
    assert size <= 100_000, "without photographs"
