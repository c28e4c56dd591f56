"""The first page of the CMS, as a librarian and an adviser have it."""

import pytest
from playwright.sync_api import expect

from .looking import violations


@pytest.fixture
def check(keep_screenshot):
    def look(page, name: str) -> None:
        for width in (768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            keep_screenshot(page, f"workplace-{name}-{width}")
            assert violations(page) == []
            assert page.evaluate(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            )

    return look


def test_librarian_goes_from_the_week_to_one_date_and_back(sign_in, check):
    page = sign_in("gouda@example.org")
    check(page, "librarian")
    week = page.get_by_role("region", name="Deze week")
    week.get_by_role("link", name="Volgende week").click()
    following = page.get_by_role("region", name="Volgende week")
    following.get_by_role("link", name="Gaat niet door…").first.click()
    page.wait_for_url("**/cancel/?next=/admin/")
    page.goto("/admin/?week=volgende")
    check(page, "next-week")
    page.get_by_role("link", name="Deze week").click()
    expect(page.get_by_role("region", name="Dit wacht op je")).to_be_visible()


def test_adviser_sees_whom_to_call_and_reads_on(sign_in, check):
    page = sign_in("adviseur@example.org", scheme="dark")
    expect(page.get_by_role("heading", level=2, name="Mijn bibliotheken")).to_be_visible()
    expect(page.get_by_role("rowheader")).to_have_count(3)
    check(page, "adviser")
    page.get_by_role("link", name="Dezelfde tabel op een eigen pagina").click()
    expect(page.get_by_role("heading", level=1, name="Mijn bibliotheken")).to_be_visible()
    expect(page.get_by_role("rowheader")).to_have_count(3)
    check(page, "advice")


def test_editor_and_administrator(sign_in, check):
    check(sign_in("redactie@example.org"), "editor")
    page = sign_in("beheer@example.org")
    check(page, "administrator")
    page.get_by_role("main").get_by_role("link", name="Mensen").click()
    expect(page.get_by_role("heading", level=2, name="Bibliotheken")).to_be_visible()
    check(page, "people")
