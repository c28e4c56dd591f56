"""The task list of the step plan, by keyboard, in two windows, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from .looking import overflow, violations


@pytest.fixture
def check(keep_screenshot):
    def look(page, name: str) -> None:
        for width in (768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            keep_screenshot(page, f"progress-{name}-{width}")
            assert violations(page) == []
            assert overflow(page) == 0

    return look


def step(page, name: str):
    return page.get_by_role("region", name=name)


def test_librarian_fills_in_by_keyboard_and_two_windows_notice_each_other(sign_in, check):
    page = sign_in("rotterdam@example.org")
    page.get_by_role("link", name="Stappenplan").click()
    page.wait_for_url("**/admin/progress/*/")
    expect(page.get_by_role("heading", level=2, name="Stap 5: Ga in gesprek")).to_be_visible()
    assert step(page, "Stap 5").locator("details").first.get_attribute("open") is not None
    other = page.context.new_page()
    other.goto(page.url)
    six = step(page, "Stap 6")
    six.locator("summary").first.focus()
    page.keyboard.press("Enter")
    six.get_by_role("radio", name="Nog niet begonnen").focus()
    page.keyboard.press("ArrowDown")
    six.get_by_label("Notitie").focus()
    page.keyboard.type("We zijn begonnen.")
    check(page, "filled-in")
    six.get_by_role("button", name="Alles bewaren").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Bewaard: Stap 6: Ontwerp samen.").wait_for()

    six = step(other, "Stap 6")
    six.locator("summary").first.click()
    six.get_by_label("Notitie").fill("In het andere venster.")
    six.get_by_role("button", name="Alles bewaren").click()
    alert = other.get_by_role("alert").filter(has_text="Er is nog niets bewaard.")
    expect(alert).to_contain_text("Stap 6")
    check(other, "conflict")
    expect(six.get_by_label("Notitie")).to_have_value("In het andere venster.")
    six.get_by_label("Laat staan wat er is bewaard.").check()
    six.get_by_role("button", name="Alles bewaren").click()
    expect(six.get_by_label("Notitie")).to_have_value("We zijn begonnen.")


def test_adviser_leaves_a_remark_without_javascript(sign_in, check):
    page = sign_in("adviseur@example.org", "/admin/progress/", javascript=False)
    page.get_by_label("Stap", exact=True).select_option(label="Stap 8: Start en houd gaande")
    page.get_by_role("button", name="Toon community’s").click()
    page.get_by_role("link", name="Digitaal op je gemak").click()
    one = step(page, "Stap 1:")
    one.locator("summary").first.click()
    one.get_by_label("Jouw opmerking als adviseur").fill("Een heldere zin.")
    one.get_by_role("button", name="Alles bewaren").click()
    page.get_by_text("Bewaard: Stap 1: Ken je opdracht.").wait_for()


def test_list_of_the_network(sign_in, check):
    page = sign_in("redactie@example.org", "/admin/progress/")
    expect(page.get_by_role("rowheader").nth(6)).to_be_visible()
    check(page, "list")
