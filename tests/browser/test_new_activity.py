"""A new season: copy last season's activity, another date, a picture, publish, cancel one date."""

import datetime as dt
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from PIL import Image

from .keyboard import Keyboard
from .looking import MORE

TITLE = "Maakavond, nieuw seizoen"


def violations(page, part: str) -> list[str]:
    found = Axe().run(page, context=part).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in found]


def picture() -> dict:
    file = BytesIO()
    Image.effect_noise((900, 600), 40).convert("RGB").save(file, "JPEG")
    return {"name": "maken.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


@pytest.mark.parametrize("width", [pytest.param(1440, marks=MORE), 768])
def test_the_screens_of_the_choice_are_accessible(sign_in, keep_screenshot, width):
    page = sign_in(width=width)
    keep_screenshot(page, f"new-home-{width}")
    page.goto("/admin/events/new/")
    keep_screenshot(page, f"new-choice-{width}")
    assert violations(page, "main") == []
    page.get_by_role("link", name="“Maakavond” kopiëren").click()
    page.wait_for_url("**/admin/events/copy/*/")
    keep_screenshot(page, f"new-copy-{width}")
    assert violations(page, "main") == []


def test_a_librarian_begins_a_new_season_with_a_copy(sign_in, visit, keep_screenshot):
    page = sign_in()
    keys = Keyboard(page)
    keys.tab_to("main a[href='/admin/events/new/']")
    keys.press("Enter")
    page.wait_for_url("**/admin/events/new/*/")
    keys.tab_to("#new-q")
    page.keyboard.type("maak")
    keys.press("Enter")
    page.wait_for_url("**q=maak")
    keys.tab_to("a[href^='/admin/events/copy/']")
    keys.press("Enter")
    page.wait_for_url("**/admin/events/copy/*/")
    _choose_title_and_date(page, keys)
    page.wait_for_url("**/edit/")
    assert "Dit is de kopie." in page.locator(".messages").inner_text()
    keep_screenshot(page, "new-editor")
    _upload(page, keep_screenshot)
    _look_at_checks(page, keep_screenshot)
    page.get_by_role("button", name="Meer acties").first.click()
    page.get_by_role("button", name="Publiceren").click()
    page.locator(".messages").get_by_role("link", name="Data", exact=True).click()
    _cancel_first_date(page, keep_screenshot)
    public = visit("/communities/zaai-en-maak/agenda/maakavond-nieuw-seizoen/")
    assert public.response.status == 200
    assert public.get_by_role("img", name="Handen die iets maken").count() >= 1
    assert [one for one in page.noticed if one.startswith(("request", "error"))] == []


def _choose_title_and_date(page, keys) -> None:
    """By keyboard: the date is typed as the browser asks for it."""
    keys.tab_to("[name=title]")
    keys.press("Control+a")
    page.keyboard.type(TITLE)
    new = timezone.localdate() + dt.timedelta(weeks=2)
    spellings = [f"{new:{form}}" for form in ("%m%d%Y", "%d%m%Y", "%Y%m%d")]
    keys.type_into("[name=first_date]", *spellings, value=new.isoformat())
    keys.tab_to("main button[type=submit]")
    keys.press("Enter")


def _upload(page, keep_screenshot) -> None:
    page.wait_for_load_state("networkidle")
    chooser = page.locator("[data-contentpath=picture]")
    if chooser.get_by_role("button", name="Kies een afbeelding").is_visible():
        chooser.get_by_role("button", name="Kies een afbeelding").click()
    else:
        chooser.get_by_role("button", name="Acties").click()
        page.get_by_role("button", name="Kies een andere afbeelding").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Uploaden").click()
    dialog.locator("input[type=file]").set_input_files(picture())
    # Without a description it is not taken, and the reason is said.
    dialog.locator("[name$=-description]").fill("")
    dialog.locator("form button[type=submit]").last.click()
    dialog.get_by_text("Dit veld is verplicht.").first.wait_for()
    keep_screenshot(page, "new-upload")
    dialog.locator("input[type=file]").set_input_files(picture())
    dialog.locator("[name$=-description]").fill("Handen die iets maken")
    dialog.locator("form button[type=submit]").last.click()
    dialog.wait_for(state="hidden")


def _look_at_checks(page, keep_screenshot) -> None:
    page.locator("[data-side-panel-toggle=checks]").click()
    points = page.locator(".publication-points")
    done = points.locator(".publication-points__done", has_text="Afbeelding met beschrijving")
    done.wait_for(timeout=15000)
    keep_screenshot(page, "new-checks")
    assert violations(page, ".plain-language") == []
    page.locator("[data-side-panel-toggle=checks]").click()


def _cancel_first_date(page, keep_screenshot) -> None:
    first = page.locator(".dates__line").first
    first.get_by_role("link", name="Gaat niet door").click()
    page.locator("[name=reason]").fill("De begeleider is ziek")
    keep_screenshot(page, "new-cancel")
    page.locator("main form button[type=submit]").first.click()
    status = page.locator(".dates__line").first
    status.get_by_text("De begeleider is ziek").wait_for()
