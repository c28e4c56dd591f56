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


def resize(page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_as_it_is(visit, keep_screenshot, name, scheme):
    page = visit(PAGES[name], scheme=scheme)
    for width in WIDTHS:
        resize(page, width)
        page.reload()
        check(page, f"audit/{name}-{width}-{scheme}", keep_screenshot)
        if page.locator("details:not([open])").count():
            page.evaluate(OPEN_ALL)
            assert violations(page) == [], f"with everything open, {width}"
            assert overflow(page) == 0, f"with everything open, {width}"


@pytest.mark.parametrize("name", PAGES)
def test_without_javascript(visit, keep_screenshot, name):
    page = visit(PAGES[name], javascript=False)
    assert page.response.status == 200
    for width in WIDTHS:
        resize(page, width)
        keep_screenshot(page, f"audit/{name}-{width}-without-javascript")
        assert overflow(page) == 0, width
        # Whatever needs a script to work is not there at all.
        assert page.locator("main button[type=button]:visible").count() == 0
    assert page.noticed == []


@pytest.mark.parametrize("name", PAGES)
def test_in_forced_colours(visit, keep_screenshot, name):
    page = visit(PAGES[name], forced_colors="active")
    for width in WIDTHS:
        resize(page, width)
        keep_screenshot(page, f"audit/{name}-{width}-forced-colours")
        assert overflow(page) == 0, width
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
