"""Filters and pages without loading again: for keys, for ears, for the back button, and broken."""

import re

import pytest
from playwright.sync_api import expect

from .looking import violations

COMMUNITY = "/communities/bladzijde-z/agenda/"
FOUND = re.compile("gevonden")


def mark(page) -> None:
    """So that one can tell whether the page was loaded again."""
    page.evaluate("window.stayed = true")


def stayed(page) -> bool:
    return page.evaluate("window.stayed === true")


def open_filters(page) -> None:
    page.get_by_text("Kies wat je wilt zien").click()


def box(page, name):
    return page.get_by_role("checkbox", name=name, exact=False).first


def test_a_choice_on_a_wide_screen_applies_and_keeps_its_focus(visit):
    page = visit(COMMUNITY)
    mark(page)
    open_filters(page)
    before = page.get_by_role("status").inner_text()
    page.evaluate("window.line = document.querySelector('[role=status]')")
    box(page, "Online").focus()
    page.keyboard.press("Space")
    page.wait_for_url(re.compile(r"/agenda/\?vorm=online$"))
    assert stayed(page)
    assert page.evaluate("document.activeElement.value") == "online"
    status = page.get_by_role("status")
    assert FOUND.search(status.inner_text())
    assert status.inner_text() != before
    # The same line: a new one would not be read out.
    assert page.evaluate("window.line === document.querySelector('[role=status]')")
    assert page.title().startswith("Agenda, een keuze")
    assert page.get_by_role("link", name="Verwijder filter Online").is_visible()
    page.keyboard.press("Space")
    page.wait_for_url(re.compile(r"/agenda/$"))
    assert page.get_by_role("status").inner_text() == before
    assert not box(page, "Online").is_checked()
    assert stayed(page)
    assert violations(page) == []
    assert page.noticed == []


def test_a_choice_on_a_phone_waits_for_the_button(visit):
    page = visit(COMMUNITY, width=390)
    mark(page)
    open_filters(page)
    box(page, "Online").check()
    page.wait_for_timeout(900)
    assert page.url.endswith(COMMUNITY)
    page.get_by_role("button", name="Toon activiteiten").click()
    page.wait_for_url(re.compile(r"\?vorm=online#resultaat$"))
    assert stayed(page)
    assert page.evaluate("document.activeElement.id") == "resultaat"
    expect(page.get_by_role("status")).to_be_in_viewport()


def test_back_and_forward_show_what_was_there(visit):
    page = visit(COMMUNITY)
    mark(page)
    everything = page.get_by_role("status").inner_text()
    open_filters(page)
    box(page, "Online").check()
    page.wait_for_url(re.compile(r"\?vorm=online$"))
    online = page.get_by_role("status").inner_text()
    page.get_by_label("Met dit woord").fill("bestaatniet")
    page.get_by_role("button", name="Toon activiteiten").click()
    page.wait_for_url(re.compile("q=bestaatniet"))
    status = page.get_by_role("status")
    assert status.inner_text() == "0 activiteiten gevonden"
    page.go_back()
    expect(status).to_have_text(online)
    assert page.get_by_label("Met dit woord").input_value() == ""
    assert box(page, "Online").is_checked()
    page.go_back()
    expect(status).to_have_text(everything)
    assert not box(page, "Online").is_checked()
    page.go_forward()
    expect(status).to_have_text(online)
    assert stayed(page)
    # A place on the page is nothing to fetch.
    page.evaluate("location.hash = 'inhoud'")
    page.go_back()
    expect(status).to_have_text(online)
    assert stayed(page)


def test_pages_of_the_list_come_in_place(visit):
    page = visit("/agenda/")
    mark(page)
    first = page.locator(".event__title").first.inner_text()
    page.get_by_role("link", name="Volgende pagina").click()
    page.wait_for_url(re.compile(r"\?pagina=2$"))
    assert stayed(page)
    assert page.evaluate("document.activeElement.id") == "resultaat"
    expect(page.locator("#resultaat")).to_be_in_viewport()
    expect(page.get_by_text("Pagina 2")).to_be_visible()
    assert page.title().startswith("Agenda, pagina 2")
    page.go_back()
    expect(page.locator(".event__title").first).to_have_text(first)
    assert stayed(page)


def test_a_newer_choice_wins_from_a_slow_answer(visit):
    page = visit(COMMUNITY)
    mark(page)
    open_filters(page)
    held = []
    page.route(re.compile(r"\?vorm=online$"), lambda route: held.append(route))
    box(page, "Online").check()
    page.wait_for_timeout(900)
    assert len(held) == 1
    box(page, "Online").uncheck()
    box(page, "Ter plekke").check()
    page.wait_for_url(re.compile(r"\?vorm=fysiek$"))
    assert box(page, "Ter plekke").is_checked()
    assert not box(page, "Online").is_checked()
    assert stayed(page)


@pytest.mark.parametrize("fault", ["abort", "404", "500", "text"])
def test_any_fault_ends_in_an_ordinary_visit(visit, fault):
    page = visit(COMMUNITY)
    mark(page)
    faults = []

    def answer(route):
        if route.request.resource_type == "document":
            route.continue_()
        elif fault == "abort":
            faults.append(route.abort())
        else:
            status = int(fault) if fault.isdigit() else 200
            faults.append(route.fulfill(status=status, body="iets anders"))

    page.route(re.compile(r"\?.*q=lees"), answer)
    open_filters(page)
    page.get_by_label("Met dit woord").fill("lees")
    with page.expect_navigation():
        page.get_by_role("button", name="Toon activiteiten").click()
    page.wait_for_load_state()
    assert len(faults) == 1
    assert not stayed(page)
    assert "q=lees" in page.url
    assert FOUND.search(page.get_by_role("status").inner_text())


def test_other_links_load_another_page(visit):
    page = visit(COMMUNITY)
    mark(page)
    page.locator(".event__title a").first.click()
    page.wait_for_url(re.compile(r"/agenda/[a-z]"))
    assert not stayed(page)
    page.go_back()
    page.get_by_role("link", name="Maand", exact=True).click()
    page.wait_for_url(re.compile("/maand/"))
    assert page.get_by_role("table").count() == 1


@pytest.mark.parametrize(
    ("path", "summary", "choice", "said"),
    [
        ("/communities/", "Kies op thema of op plaats", "Noord-Holland", "2 community’s"),
        ("/kennisbank/alles/", "Kies wat je wilt zien", "Programmamaker", None),
    ],
)
def test_the_other_lists_do_the_same(visit, path, summary, choice, said):
    page = visit(path)
    mark(page)
    if not page.locator("details.filters[open]").count():
        page.get_by_text(summary).click()
    before = page.get_by_role("status").inner_text()
    box(page, choice).check()
    page.wait_for_url(re.compile(r"\?"))
    assert stayed(page)
    assert page.get_by_role("status").inner_text() != before
    assert said is None or page.get_by_role("status").inner_text() == said
    page.get_by_role("link", name="Wis alles").click()
    expect(page.get_by_role("status")).to_have_text(before)
    assert stayed(page)
    assert violations(page) == []
    assert page.noticed == []


def test_a_pin_of_the_map_filters_in_place(visit):
    page = visit("/communities/?regio=noord-holland")
    mark(page)
    assert page.locator(".map__pin").count() == 2
    page.get_by_role("link", name="Wis alles").click()
    page.wait_for_url(re.compile("/communities/$"))
    expect(page.locator(".map__pin")).to_have_count(7)
    assert stayed(page)
