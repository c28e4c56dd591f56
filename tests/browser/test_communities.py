"""The overview of communities in Chromium: map and list are equal, for fingers and for keys."""

import pytest

from .looking import check, overflow, violations

pytestmark = pytest.mark.audit

FILTERED = "/communities/?thema=taal-en-meedoen&regio=zuid-holland"


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(390, "light"), (768, "dark"), (1440, "dark")],
)
def test_with_filters_open(visit, keep_screenshot, width, scheme):
    page = visit(FILTERED, width=width, scheme=scheme)
    assert page.get_by_role("group", name="Thema").is_visible()
    check(page, f"communities-filtered-{width}-{scheme}", keep_screenshot)


def test_every_pin_is_large_enough_for_a_finger_on_a_small_phone(visit):
    page = visit("/communities/", width=320)
    assert overflow(page) == 0
    boxes = [pin.bounding_box() for pin in page.locator(".map__edge").all()]
    assert len(boxes) == 7
    assert min(min(box["width"], box["height"]) for box in boxes) >= 24
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart_x = abs(one["x"] - other["x"]) >= min(one["width"], other["width"]) - 1
            apart_y = abs(one["y"] - other["y"]) >= min(one["height"], other["height"]) - 1
            # Corners of two stamps may just touch.
            assert (
                apart_x
                or apart_y
                or abs(one["x"] - other["x"]) + abs(one["y"] - other["y"]) >= 1.2 * one["width"]
            )


def test_the_map_is_walked_by_keyboard_in_the_order_of_the_list(visit):
    page = visit("/communities/")
    listed = [link.get_attribute("href") for link in page.locator(".community-card__name a").all()]
    page.locator(".community-card__name a").last.focus()
    walked = []
    for _ in listed:
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.getAttribute('href')"))
        edge = page.evaluate(
            "getComputedStyle(document.activeElement.querySelector('.map__edge')).strokeWidth"
        )
        assert edge == "4px"
    assert walked == listed
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{listed[-1]}")


def test_a_pin_is_a_link_with_the_words_of_the_list(visit):
    page = visit("/communities/", javascript=False)
    page.get_by_role("link", name="4 Heerhugowaard: Samen aan tafel").click()
    page.get_by_role("heading", level=1, name="Samen aan tafel").wait_for()


def test_filters_work_without_javascript(visit):
    page = visit("/communities/", width=390, javascript=False)
    page.get_by_text("Kies op thema of op plaats").click()
    page.get_by_label("Noord-Holland").check()
    page.get_by_role("button", name="Toon community’s").click()
    page.wait_for_url("**/communities/?regio=noord-holland#resultaat")
    assert page.locator(".result__count").inner_text() == "2 community’s"
    assert page.locator(".map__pin").count() == 2


def test_in_forced_colours_the_map_has_the_colours_of_the_reader(visit, keep_screenshot):
    page = visit("/communities/")
    page.emulate_media(forced_colors="active")
    keep_screenshot(page, "communities-forced-colours")
    assert violations(page) == []
    paint = "getComputedStyle(document.querySelector('.map__paint')).fill"
    page.emulate_media(forced_colors="none")
    assert page.evaluate(paint) == "rgb(107, 44, 111)"
    page.emulate_media(forced_colors="active")
    assert page.evaluate(paint) == "rgb(255, 255, 255)"
