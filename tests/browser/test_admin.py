"""The CMS in Chromium, as a librarian of Gouda meets it."""

import datetime as dt

import pytest
from django.utils import timezone


@pytest.fixture
def librarian(sign_in):
    return sign_in()


def test_signing_in_leads_to_a_dutch_admin(librarian, keep_screenshot):
    keep_screenshot(librarian, "admin-home")
    assert librarian.locator("html").get_attribute("lang") == "nl"
    assert [one for one in librarian.noticed if "Content Security" in one] == []
    assert [one for one in librarian.noticed if one.startswith("request")] == []


@pytest.mark.audit
def test_a_librarian_publishes_an_activity(librarian, visit, keep_screenshot):
    _open_add_form(librarian)
    day = timezone.localdate() + dt.timedelta(days=1)
    librarian.get_by_label("Titel", exact=False).first.fill("Haken bij de thee")
    librarian.locator("[name=summary]").fill("We haken samen en drinken thee.")
    for name, value in {
        "first_date": day.isoformat(),
        "start_time": "14:00",
        "end_time": "15:30",
    }.items():
        librarian.locator(f"[name={name}]").fill(value)
    # A click elsewhere closes Wagtail's picker, which lies over the buttons.
    librarian.get_by_role("heading", name="Wanneer").click()
    librarian.locator("[name=venue]").select_option(index=1)
    keep_screenshot(librarian, "admin-activity")
    librarian.get_by_role("button", name="Meer acties").first.click()
    librarian.get_by_role("button", name="Publiceren").click()
    librarian.wait_for_load_state()
    keep_screenshot(librarian, "admin-after-publishing")
    librarian.get_by_text("gepubliceerd").first.wait_for(timeout=5000)
    public = visit("/communities/zaai-en-maak/agenda/")
    text = public.get_by_role("main").inner_text()
    assert "Haken bij de thee" in text
    assert "14.00" in text


def _open_add_form(page) -> None:
    """As a librarian finds it: their own community, its calendar, a new page below it."""
    page.goto("/admin/pages/")
    page.get_by_role("link", name="Bekijk de onderliggende pagina's van 'Agenda'").click()
    page.get_by_role("link", name="Voeg onderliggende pagina toe").first.click()
    page.get_by_role("link", name="Lege activiteit").click()
    page.locator("[name=first_date]").wait_for()
