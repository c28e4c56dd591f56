"""Counting visitors and evaluating in Chromium, as a librarian and an editor meet it."""

import pytest
from playwright.sync_api import expect

from .looking import violations

pytestmark = pytest.mark.audit

EVALUATIONS = "/admin/communities/evaluation/"


@pytest.mark.parametrize("width", [1440, 768])
def test_counting_takes_two_clicks_from_the_list(sign_in, keep_screenshot, width):
    page = sign_in(width=width)
    page.goto("/admin/dates/")
    page.get_by_role("navigation", name="Welke data").get_by_role("link", name="Geweest").click()
    page.get_by_role("link", name="Noteer bezoekers").first.wait_for()
    keep_screenshot(page, f"admin-dates-past-{width}")
    assert violations(page, ".dates") == []
    page.get_by_role("link", name="Noteer bezoekers").first.click()
    expect(page.get_by_label("Aantal bezoekers")).to_be_focused()
    page.keyboard.type("3")
    page.get_by_label("Aantal nieuwe mensen").fill("5")
    page.get_by_role("button", name="Bezoekers bewaren").click()
    expect(page.get_by_text("Er kunnen niet meer nieuwe mensen zijn")).to_be_visible()
    keep_screenshot(page, f"admin-attendance-{width}")
    assert violations(page, ".dates") == []
    page.get_by_label("Aantal nieuwe mensen").fill("1")
    page.get_by_role("button", name="Bezoekers bewaren").click()
    expect(page.get_by_text("3 bezoekers, 1 nieuw").first).to_be_visible()
    page.goto("/admin/events/attendance/")
    keep_screenshot(page, f"admin-attendance-register-{width}")
    assert violations(page, ".listing") == []


def test_an_evaluation_is_written_read_and_printed(sign_in, keep_screenshot):
    page = sign_in()
    page.goto(f"{EVALUATIONS}?staat=open")
    page.get_by_role("link", name="Wijzig", exact=True).first.click()
    page.wait_for_url("**/edit/**")
    keep_screenshot(page, "admin-evaluation-form")
    assert violations(page, ".evaluation") == []
    page.get_by_label("Wat lukte").fill("Het vaste moment.")
    page.get_by_role("button", name="Opslaan").click()
    page.wait_for_url("**/inspect/**")
    keep_screenshot(page, "admin-evaluation")
    assert violations(page, ".evaluation") == []
    page.get_by_role("button", name="Afronden").click()
    expect(page.get_by_text("De periode is nog niet voorbij.")).to_be_visible()
    page.get_by_role("link", name="Afdrukken").click()
    page.wait_for_url("**/print/")
    keep_screenshot(page, "admin-evaluation-print")
    assert violations(page, "body") == []
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Terug naar de evaluatie")).not_to_be_visible()


def test_an_editor_accepts_what_was_offered(sign_in, keep_screenshot):
    page = sign_in("redactie@example.org")
    page.goto(EVALUATIONS)
    page.locator("td, th").get_by_role("link", name="Bladzijde Z").first.click()
    page.wait_for_url("**/inspect/**")
    keep_screenshot(page, "admin-evaluation-offered")
    assert violations(page, ".evaluation") == []
    page.get_by_role("button", name="Aannemen: maak een concept").click()
    page.get_by_role("link", name="Open het concept").first.click()
    page.wait_for_url("**/edit/")
    expect(page.get_by_label("Titel").first).to_have_value("Bladzijde Z: wat we leerden")
