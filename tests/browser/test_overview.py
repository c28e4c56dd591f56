"""The network in view and its return days in Chromium: accessible, and whole on paper."""

import pytest
from playwright.sync_api import expect

from .looking import violations

pytestmark = pytest.mark.audit


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (768, "dark")])
def test_network_in_view_is_accessible_and_prints_whole(sign_in, keep_screenshot, width, scheme):
    page = sign_in("redactie@example.org", width=width, scheme=scheme)
    page.goto("/admin/overview/")
    expect(page.get_by_role("img", name="Per fase")).to_be_visible()
    keep_screenshot(page, f"admin-overview-{width}")
    assert violations(page, ".overview") == []
    page.get_by_role("link", name="Naast elkaar").click()
    expect(page.get_by_role("rowheader").nth(6)).to_be_visible()
    keep_screenshot(page, f"admin-side-by-side-{width}")
    assert violations(page, ".overview") == []
    fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert page.evaluate(fits)
    page.emulate_media(media="print")
    whole = (
        "document.documentElement.scrollHeight >= document.querySelector('.overview').scrollHeight"
    )
    assert page.evaluate(whole)
    expect(page.get_by_role("button", name="Toon")).not_to_be_visible()


def test_librarian_prepares_a_return_day(sign_in, keep_screenshot):
    page = sign_in("gouda@example.org")
    page.get_by_role("link", name="Terugkomdagen").click()
    page.get_by_role("link", name="Zaai en maak").click()
    page.get_by_label("Eén verhaal").check()
    page.get_by_label("Onze vraag").fill("Wie doet het licht uit?")
    keep_screenshot(page, "admin-return-day-preparation")
    assert violations(page, ".return-day") == []
    page.get_by_role("button", name="Voorbereiding bewaren").click()
    expect(page.get_by_text("Wie doet het licht uit?")).to_be_visible()
    keep_screenshot(page, "admin-return-day")
    assert violations(page, ".return-day") == []
