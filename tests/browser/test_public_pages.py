"""Every page type in Chromium: accessible, complete, calm, and on nobody else's server."""

import re
import time
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from .looking import check, first_view, keyboard_walk, moved, overflow, violations
from .page_types import PAGES, TYPES
from .pieces import in_pieces

pytestmark = [pytest.mark.heavy, pytest.mark.once]

VIEWS = [(390, "light"), (1440, "dark")]
# The others are walked in the audit of the whole product.
WALKED = ["front", "calendar", "event"]


@pytest.mark.parametrize("name", TYPES)
def test_page(visit, keep_screenshot, name):
    page = visit(PAGES[name], width=390)
    assert page.response.status == 200
    check(page, f"{name}-390-light", keep_screenshot)
    requests, size = first_view(page)
    assert requests <= 20
    assert size <= 100_000, "without photographs"
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="dark")
    page.reload()
    check(page, f"{name}-1440-dark", keep_screenshot)


@pytest.mark.parametrize("name", WALKED)
def test_everything_is_reached_with_the_keyboard(visit, name):
    assert list(keyboard_walk(visit(PAGES[name], width=390, reduced_motion="reduce"))) == []


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_an_address_that_does_not_exist_helps(visit, keep_screenshot, width, scheme):
    page = visit("/bestaat-niet/", width=width, scheme=scheme)
    assert page.response.status == 404
    keep_screenshot(page, f"404-{width}-{scheme}")
    assert violations(page) == []
    assert page.get_by_role("main").get_by_role("link", name="Agenda").is_visible()
    # Chromium itself notes in the console that the page was not there.
    assert [one for one in page.noticed if "404" not in one] == []


def test_ten_thousand_letters_get_a_page_that_helps(server):
    address = f"{server.url}/agenda/?{'&'.join(f'thema=thema-{at}' for at in range(800))}"
    assert len(address) > 10_000
    with pytest.raises(HTTPError) as answered:
        urlopen(address)
    assert answered.value.code == 400
    assert "We begrijpen deze vraag niet" in answered.value.read().decode()


def test_a_cancelled_date_says_so_and_why(visit, keep_screenshot):
    page = visit("/agenda/", javascript=False)
    cancelled = page.get_by_role("main").get_by_text("Gaat niet door")
    # How far ahead the next one lies depends on the season.
    while not cancelled.count():
        page.get_by_role("link", name="Volgende pagina").click()
    keep_screenshot(page, "calendar-with-cancelled-date")
    assert re.search(r"Gaat niet door:? \S+", page.get_by_role("main").inner_text())


def test_nothing_moves_when_the_fonts_come_late(visit):
    page = visit("/livez", width=390)

    def late(route):
        time.sleep(0.4)
        route.continue_()

    page.route("**/*.woff2", late)
    for name in ("front", "search-results"):
        page.goto(PAGES[name])
        page.wait_for_load_state("networkidle")
        assert moved(page) == [], name


def test_nothing_moves_when_the_page_comes_in_pieces(visit, server):
    page = visit("/livez", width=390)
    with in_pieces(server.url) as address:
        for name in ("front", "calendar", "event"):
            page.goto(address + PAGES[name])
            page.wait_for_load_state("networkidle")
            assert moved(page) == [], name


@pytest.mark.parametrize(
    "name", ["front", "community", "calendar", "event", "step-plan", "search-results"]
)
def test_nothing_runs_out_of_the_window(visit, name):
    page = visit(PAGES[name], width=1920)
    assert overflow(page) == 0
    for width in (768, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == 0, width


def test_the_first_tab_leads_past_the_menu(visit):
    page = visit("/communities/zaai-en-maak/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Ga naar de inhoud"
    assert focused.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_resident_walks_from_the_front_page_to_one_date(visit, javascript):
    page = visit("/", width=390, javascript=javascript)
    main = page.get_by_role("main")
    main.get_by_role("link", name="Zaai en maak").first.click()
    assert page.url.endswith("/communities/zaai-en-maak/")
    main.get_by_role("link", name="Alle activiteiten van deze community").click()
    assert page.url.endswith("/communities/zaai-en-maak/agenda/")
    main.get_by_role("link", name="Repair Café").first.click()
    page.get_by_role("heading", level=1, name="Repair Café").wait_for()
    if "/repair-cafe/2" in page.url:
        main.get_by_role("link", name="Alles over deze activiteit").click()
    main.get_by_role("link", name=re.compile(r"\b20[0-9]{2}\b")).first.click()
    page.get_by_role("heading", level=1, name="Repair Café").wait_for()
    assert "/agenda/repair-cafe/2" in page.url
    assert "zaterdag" in main.inner_text().lower()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_network_member_walks_through_the_knowledge_base(visit, javascript):
    page = visit("/", javascript=javascript)
    page.get_by_role("navigation").get_by_role("link", name="Kennisbank").first.click()
    main = page.get_by_role("main")
    main.get_by_role("link", name="Regel de basis").click()
    page.get_by_role("heading", level=1, name="Stap 3: Regel de basis").wait_for()
    main.get_by_role("link", name="Checklist: randvoorwaarden").first.click()
    page.get_by_role("heading", level=1, name="Checklist: randvoorwaarden").wait_for()
    main.get_by_role("link", name="Regel het eerst binnen").click()
    page.get_by_role("heading", level=1, name="Regel het eerst binnen").wait_for()
