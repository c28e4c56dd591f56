"""A new season, from the door to the visitors that came: what a librarian does between two shifts.

Sign in with a second step, copy last season's activity, another date, a picture, publish,
cancel one date, note who came.
"""

import datetime as dt
import time
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from tests.site_config.entrance.codes import code

from .keyboard import Keyboard
from .looking import MORE, violations
from .test_entrance import fill_in, press, secret_on

LIBRARIAN = "rotterdam@example.org"
TITLE = "YA-leesclub, nieuw seizoen"
# Seconds. A script needs no time to read and to think, but the pages take what they take.
MOST = 180


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


@pytest.fixture
def second_step(visit, server):
    """The secret of the librarian's second step, which is there as long as the test."""
    page = visit("/admin/account/")
    fill_in(page, LIBRARIAN, server.password)
    page.goto("/inloggen/account/")
    page.get_by_role("link", name="De tweede stap instellen").click()
    secret = secret_on(page)
    page.get_by_role("textbox", name="Code").fill(code(secret))
    press(page, "Zet de tweede stap aan")
    page.locator("ol code").first.wait_for()
    yield secret
    page.goto("/inloggen/account/")
    page.get_by_role("link", name="De tweede stap weghalen").click()
    press(page, "Haal weg")
    page.get_by_text("Je tweede stap is uit.").wait_for()


def test_a_librarian_begins_a_new_season_with_a_copy(visit, server, second_step, keep_screenshot):
    began = time.monotonic()
    page = visit("/admin/")
    fill_in(page, LIBRARIAN, server.password)
    # The code of this half minute has been used.
    page.get_by_role("textbox", name="Code").fill(code(second_step, steps=1))
    press(page, "Ga verder")
    page.wait_for_url("**/admin/")
    keys = Keyboard(page)
    keys.tab_to("main a[href='/admin/events/new/']")
    keys.press("Enter")
    page.wait_for_url("**/admin/events/new/*/")
    keys.tab_to("#new-q")
    page.keyboard.type("leesclub")
    keys.press("Enter")
    page.wait_for_url("**q=leesclub")
    keys.tab_to("a[href^='/admin/events/copy/']")
    keys.press("Enter")
    page.wait_for_url("**/admin/events/copy/*/")
    _choose_title_and_date(page, keys)
    page.wait_for_url("**/edit/")
    assert "Dit is de kopie." in page.locator(".messages").inner_text()
    keep_screenshot(page, "new-editor")
    _begin_on_a_day_of_the_pattern(page)
    _upload(page, keep_screenshot)
    _look_at_checks(page, keep_screenshot)
    page.get_by_role("button", name="Meer acties").first.click()
    page.get_by_role("button", name="Publiceren").click()
    page.locator(".messages").get_by_role("link", name="Data", exact=True).click()
    _cancel_first_date(page, keep_screenshot)
    _note_visitors(page)
    assert time.monotonic() - began < MOST
    public = visit("/communities/bladzijde-z/agenda/ya-leesclub-nieuw-seizoen/")
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


def _begin_on_a_day_of_the_pattern(page) -> None:
    """The reading group has days of its own: the editor offers the first one that is."""
    page.locator(".when-preview__sentence, .when-preview__mistake").first.wait_for()
    begin = page.locator("[data-when-begin]")
    if begin.count():
        begin.click()
        begin.wait_for(state="detached")


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


def _note_visitors(page) -> None:
    page.locator("#wagtail-sidebar").get_by_role("link", name="Data", exact=True).click()
    page.wait_for_url("**/admin/dates/")
    page.get_by_role("navigation", name="Welke data").get_by_role("link", name="Geweest").click()
    page.get_by_role("link", name="Noteer bezoekers").first.click()
    page.get_by_label("Aantal bezoekers").fill("14")
    page.get_by_role("button", name="Bezoekers bewaren").click()
    page.get_by_text("14 bezoekers").first.wait_for()
