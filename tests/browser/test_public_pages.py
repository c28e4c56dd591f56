"""Every page type in Chromium: accessible, complete, calm, and on nobody else's server."""

import datetime as dt
import re
from urllib.error import HTTPError
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.once
TODAY = dt.datetime.now(ZoneInfo("Europe/Amsterdam")).date()
PAGES = {
    "front": "/",
    "communities": "/communities/",
    "community": "/communities/zaai-en-maak/",
    "calendar": "/communities/zaai-en-maak/agenda/",
    "event": "/communities/bladzijde-z/agenda/ya-leesclub/",
    "event-once": "/communities/spoorzoekers/agenda/open-dag-spoorzoekers/",
    "event-online": "/communities/bladzijde-z/agenda/online-leeschat/",
    "subscribe": "/agenda/abonneren/?thema=groen-en-duurzaam",
    "subscribe-event": "/communities/bladzijde-z/agenda/ya-leesclub/abonneren/",
    "stories": "/communities/zaai-en-maak/verhalen/",
    "network-calendar": "/agenda/",
    "network-calendar-2": "/agenda/?pagina=2",
    "view-month": f"/communities/zaai-en-maak/agenda/maand/{TODAY:%Y-%m}/",
    "view-week": f"/communities/zaai-en-maak/agenda/week/{TODAY:%G-W%V}/",
    "view-day": f"/communities/zaai-en-maak/agenda/dag/{TODAY:%Y-%m-%d}/",
    "view-archive": "/communities/zaai-en-maak/agenda/archief/",
    "view-filtered": "/communities/zaai-en-maak/agenda/?vorm=fysiek&dagdeel=middag",
    "view-empty": "/communities/zaai-en-maak/agenda/?q=bestaatniet",
    "view-network-month": f"/agenda/maand/{TODAY:%Y-%m}/",
    "view-network-week": f"/agenda/week/{TODAY:%G-W%V}/",
    "view-network-day": f"/agenda/dag/{TODAY:%Y-%m-%d}/",
    "view-network-archive": "/agenda/archief/",
    "view-network-filtered": "/agenda/?thema=groen-en-duurzaam&q=a",
    "view-network-empty": "/agenda/?q=bestaatniet",
    "knowledge-base": "/kennisbank/",
    "everything": "/kennisbank/alles/",
    "everything-filtered": "/kennisbank/alles/?rol=programmamaker&stap=3",
    "step-plan": "/kennisbank/stappenplan/",
    "step-plan-printed": "/kennisbank/stappenplan/afdrukken/",
    "tools-printed": "/kennisbank/hulpmiddelen/afdrukken/",
    "step": "/kennisbank/stappenplan/regel-de-basis/",
    "guidelines": "/kennisbank/handvatten/",
    "guideline": "/kennisbank/handvatten/luister-eerst-plan-daarna/",
    "themes": "/kennisbank/themas/",
    "theme": "/kennisbank/themas/groen-en-duurzaam/",
    "theme-for-libraries": "/kennisbank/themas/groen-en-duurzaam/voor-bibliotheken/",
    "examples": "/kennisbank/voorbeelden/",
    "example": "/kennisbank/voorbeelden/young-adult-lezers-in-rotterdam/",
    "tools": "/kennisbank/hulpmiddelen/",
    "checklist": "/kennisbank/hulpmiddelen/checklist-randvoorwaarden/",
    "template": "/kennisbank/hulpmiddelen/doelzin-kaart/",
    "publications": "/kennisbank/publicaties/",
    "publication": "/kennisbank/publicaties/whitepaper-communitybuilding/",
    "glossary": "/kennisbank/begrippen/",
    "term": "/kennisbank/begrippen/community/",
    "standard": "/toegankelijkheid/",
    "search": "/zoeken/",
    "search-results": "/zoeken/?q=wandelen",
    "search-one-kind": "/zoeken/?q=bibliotheek&soort=activiteiten&pagina=2",
    "search-corrected": "/zoeken/?q=taalcaffe",
    "search-nothing": "/zoeken/?q=qqqxyzzy",
}
VIEWS = [(390, "light"), (1440, "dark")]
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def violations(page) -> list[str]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def overflow(page) -> int:
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def check(page, name, keep_screenshot) -> None:
    keep_screenshot(page, name)
    assert violations(page) == []
    assert overflow(page) == 0
    assert page.context.cookies() == []
    assert page.noticed == []


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
@pytest.mark.parametrize("name", PAGES)
def test_page(visit, keep_screenshot, name, width, scheme):
    page = visit(PAGES[name], width=width, scheme=scheme)
    assert page.response.status == 200
    check(page, f"{name}-{width}-{scheme}", keep_screenshot)


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
    page = visit("/agenda/")
    cancelled = page.get_by_role("main").get_by_text("Gaat niet door")
    # How far ahead the next one lies depends on the season.
    while not cancelled.count():
        page.get_by_role("link", name="Volgende pagina").click()
    keep_screenshot(page, "calendar-with-cancelled-date")
    assert re.search(r"Gaat niet door:? \S+", page.get_by_role("main").inner_text())


@pytest.mark.parametrize(
    "name", ["front", "community", "calendar", "event", "step-plan", "search-results"]
)
@pytest.mark.parametrize("width", [320, 768, 1920])
def test_nothing_runs_out_of_the_window(visit, name, width):
    assert overflow(visit(PAGES[name], width=width)) == 0


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
