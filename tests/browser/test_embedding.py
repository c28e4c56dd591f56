"""A calendar on the website of a library: shown where it is registered, and nowhere else."""

import re

import pytest
from playwright.sync_api import expect

from .looking import MORE, overflow, violations

EMBEDDED = "/communities/zaai-en-maak/agenda/insluiten/"
LIBRARY, STRANGER = "https://www.bieb-gouda.example", "https://elders.example"
LOOKS = ["", "?weergave=compact", "?kleur=aubergine&uiterlijk=donker", "?aantal=99"]


@pytest.fixture
def generator(sign_in):
    """Where the librarian of Gouda makes the code."""
    page = sign_in()
    page.get_by_role("link", name="Op je website").click()
    page.get_by_role("heading", name="Welke websites de agenda mogen laten zien").wait_for()
    return page


def website(browser, origin: str, code: str):
    """A page on another host, in a browser of its own, with this code in it."""
    context = browser.new_context()
    # Chromium asks before a website may reach a server on one's own machine, as ours is here.
    context.grant_permissions(["local-network-access"])
    page = context.new_page()
    html = f"<!doctype html><html lang=nl><title>Bieb</title><h1>Bieb</h1>{code}</html>"
    page.route(f"{origin}/**", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.goto(f"{origin}/agenda")
    return page


def test_a_librarian_puts_the_calendar_on_the_own_website(generator, browser, keep_screenshot):
    keep_screenshot(generator, "embedding-generator")
    generator.get_by_label("Jullie websites").fill(LIBRARY)
    generator.get_by_role("button", name="Bewaar de websites").click()
    generator.get_by_text("De websites zijn bewaard.").wait_for()
    generator.get_by_label("Hoeveel van elke activiteit").select_option("compact")
    generator.get_by_role("button", name="Toon het voorbeeld").click()
    generator.wait_for_url(re.compile("weergave=compact"))
    frame = generator.frame_locator("iframe.embedding__example")
    frame.get_by_role("heading", name="Agenda van Zaai en maak").wait_for()
    code = generator.get_by_label("De code").input_value()
    keep_screenshot(generator, "embedding-generator-compact")

    page = website(browser, LIBRARY, code)
    shown = page.frame_locator("iframe")
    shown.get_by_role("heading", name="Agenda van Zaai en maak").wait_for()
    assert shown.locator(".embedded__line").count() == 10
    assert page.context.cookies() == []
    keep_screenshot(page, "embedding-website")
    shown.locator(".event__title a").first.click()
    page.wait_for_url(re.compile("/communities/zaai-en-maak/agenda/[a-z]"))

    refused = website(browser, STRANGER, code)
    refused.wait_for_timeout(500)
    assert refused.frame_locator("iframe").get_by_role("heading", name="Agenda").count() == 0
    assert [one for one in refused.said if "frame-ancestors" in one] != []
    # Whoever sees no frame, finds the link.
    assert refused.get_by_role("link", name="Agenda van Zaai en maak op Kloppend Hart").is_visible()

    generator.get_by_label("Jullie websites").fill("")
    generator.get_by_role("button", name="Bewaar de websites").click()
    generator.get_by_text("Nog geen enkele website mag je agenda laten zien.").wait_for()
    for one in (page, refused):
        one.context.close()


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=MORE)])
@pytest.mark.parametrize("query", [LOOKS[0], *(pytest.param(one, marks=MORE) for one in LOOKS[1:])])
def test_the_frame_is_accessible_and_fits(visit, keep_screenshot, query, scheme):
    for width in (280, 390, 768):
        page = visit(f"{EMBEDDED}{query}", width=width, scheme=scheme)
        keep_screenshot(page, f"embedded-{LOOKS.index(query)}-{scheme}-{width}")
        assert violations(page) == []
        assert overflow(page) == 0
        assert page.context.cookies() == []
        assert [one for one in page.noticed if "404" not in one] == []


@pytest.mark.parametrize(("word", "paper"), [("licht", "251, 247, 240"), ("donker", "20, 24, 31")])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chosen_scheme_wins_from_that_of_the_visitor(visit, scheme, word, paper):
    page = visit(f"{EMBEDDED}?uiterlijk={word}", scheme=scheme)
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == f"rgb({paper})"


@pytest.mark.parametrize("width", [pytest.param(768, marks=MORE), 1440])
def test_the_generator_is_accessible(generator, keep_screenshot, width):
    generator.set_viewport_size({"width": width, "height": 900})
    assert violations(generator) == []
    assert overflow(generator) == 0
    wider = """one => one.getBoundingClientRect().right
        > one.closest(".embedding__field").getBoundingClientRect().right + 1"""
    selects = generator.locator(".embedding__field select").all()
    assert len(selects) == 4
    # None lies over what stands beside it.
    assert [one.get_attribute("name") for one in selects if one.evaluate(wider)] == []
    keep_screenshot(generator, f"embedding-generator-{width}")


def test_the_code_is_copied_with_one_press(generator):
    generator.context.grant_permissions(["clipboard-read", "clipboard-write"])
    generator.get_by_role("button", name="Kopieer de code").click()
    expect(generator.get_by_text("De code is gekopieerd.")).to_be_visible()
    copied = generator.evaluate("navigator.clipboard.readText()")
    assert copied == generator.get_by_label("De code").input_value()
