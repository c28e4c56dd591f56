"""Signing in, as people meet it: in the site's look, accessible, also when something is wrong."""

import re

import pytest

from tests.site_config.entrance.codes import code

from .looking import MORE, overflow, violations

VIEWS = [(390, "light"), (1440, "dark")]


@pytest.fixture
def check(keep_screenshot):
    """Looks at a page on a phone, and on a wide screen in the dark."""

    def look(page, name: str) -> None:
        for width, scheme in VIEWS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            keep_screenshot(page, f"entrance-{name}-{width}-{scheme}")
            assert violations(page) == []
            assert overflow(page) == 0
        assert page.noticed == []

    return look


def press(page, button: str) -> None:
    page.get_by_role("main").get_by_role("button", name=button).click()


def fill_in(page, email: str, password: str) -> None:
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(password)
    press(page, "Inloggen")


def secret_on(page) -> str:
    return re.sub(r"\s", "", page.locator("details code").text_content())


def test_what_is_wrong_is_said_and_seen(visit, check):
    page = visit("/admin/")
    check(page, "sign-in")
    fill_in(page, "adviseur@example.org", "niet het wachtwoord")
    page.get_by_text("Het e-mailadres of het wachtwoord klopt niet.").wait_for()
    assert page.title().startswith("Fout: Inloggen")
    check(page, "wrong")
    page.goto("/inloggen/nieuw-wachtwoord/1-abc-def/")
    check(page, "bad-link")
    page.goto("/inloggen/wachtwoord-vergeten/")
    check(page, "forgotten")
    page.get_by_label("E-mailadres").fill("niemand@example.org")
    press(page, "Stuur de link")
    page.get_by_role("heading", name="Kijk in je mail").wait_for()
    check(page, "mail-sent")


@pytest.mark.parametrize("javascript", [True, pytest.param(False, marks=MORE)])
def test_a_second_step_from_setting_up_to_taking_away(visit, server, check, javascript):
    """From the first code to the last, as a librarian; the demo ends as it was."""
    email = "rotterdam@example.org"
    page = visit("/admin/account/", javascript=javascript)
    fill_in(page, email, server.password)
    page.goto("/inloggen/account/")
    page.get_by_role("link", name="De tweede stap instellen").click()
    secret = secret_on(page)
    page.get_by_role("textbox", name="Code").fill("000000")
    press(page, "Zet de tweede stap aan")
    page.get_by_text("Deze code klopt niet.").wait_for()
    if javascript:
        check(page, "set-up-wrong")
    page.get_by_role("textbox", name="Code").fill(code(secret))
    press(page, "Zet de tweede stap aan")
    page.locator("ol code").first.wait_for()
    recovery = page.locator("ol code").all_text_contents()
    assert len(recovery) == 10
    if javascript:
        check(page, "recovery-codes")
    page.get_by_role("link", name="Naar mijn account").click()
    page.get_by_role("link", name="De tweede stap weghalen").wait_for()
    if javascript:
        check(page, "account")
    press(page, "Uitloggen")

    fill_in(page, email, server.password)
    page.get_by_role("textbox", name="Code").wait_for()
    if javascript:
        check(page, "code")
    page.get_by_role("textbox", name="Code").fill(recovery[0])
    press(page, "Ga verder")
    page.wait_for_url("**/admin/")
    page.goto("/inloggen/account/")
    assert "Je hebt nog 9 herstelcodes." in page.get_by_role("main").inner_text()
    page.get_by_role("link", name="De tweede stap weghalen").click()
    press(page, "Haal weg")
    page.get_by_text("Je tweede stap is uit.").wait_for()
    assert [one for one in page.noticed if "Content Security" in one] == []


def test_the_administrators_pages(sign_in, keep_screenshot):
    page = sign_in("beheer@example.org")
    for name, address in {
        "log": "/admin/entrance/signinrecord/",
        "rule": "/admin/settings/entrance/secondfactorrule/",
    }.items():
        page.goto(address)
        keep_screenshot(page, f"entrance-admin-{name}")
        assert violations(page) == []
    page.goto("/admin/users/")
    page.get_by_role("row", name=re.compile("gouda@")).get_by_role("button").first.click()
    page.get_by_role("link", name="Inloggen").first.click()
    page.get_by_role("heading", level=1, name="Inloggen gouda@example.org").wait_for()
    keep_screenshot(page, "entrance-admin-account")
    assert violations(page) == []
