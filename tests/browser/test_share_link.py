"""The button on an activity that hands out its address."""

import pytest

from .looking import violations

pytestmark = pytest.mark.audit

EVENT = "/communities/bladzijde-z/agenda/ya-leesclub/"


def test_the_address_is_copied_and_that_is_said(visit, server):
    page = visit(EVENT)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{EVENT}?utm_source=x#data")
    page.get_by_role("button", name="Kopieer de link").press("Enter")
    page.get_by_role("status").get_by_text("De link is gekopieerd.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{server.url}{EVENT}"
    assert violations(page) == []


def test_a_date_has_the_button_too(visit):
    page = visit(EVENT)
    page.locator(".date__link").first.click()
    page.wait_for_url("**/2*/")
    assert page.get_by_role("button", name="Kopieer de link").is_visible()


@pytest.mark.parametrize("outcome", ["given", "closed", "refused"])
def test_a_phone_shares_with_its_own_window(browser, server, outcome):
    context = browser.new_context(
        base_url=server.url, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.add_init_script(
        f"""window.given = [];
        navigator.share = (data) => {{
          window.given.push(data.url);
          if ("{outcome}" === "closed") throw new DOMException("", "AbortError");
          if ("{outcome}" === "refused") throw new DOMException("", "NotAllowedError");
        }}"""
    )
    page.goto(EVENT)
    page.get_by_role("button", name="Deel deze activiteit").click()
    page.wait_for_timeout(300)
    assert page.evaluate("window.given") == [f"{server.url}{EVENT}"]
    said = page.locator(".copy-link__status").inner_text()
    assert ("Kopiëren lukt hier niet." in said) == (outcome == "refused")
    context.close()


def test_without_scripts_or_clipboard_there_is_no_button(visit, browser, server):
    page = visit(EVENT, javascript=False)
    assert page.get_by_role("button", name="Kopieer de link").count() == 0
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})"
    )
    page.goto(EVENT)
    page.wait_for_load_state()
    assert page.locator("copy-link").count() == 1
    assert page.get_by_role("button", name="Kopieer de link").count() == 0
    context.close()
