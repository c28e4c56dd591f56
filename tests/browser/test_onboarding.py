"""A new library and a community that stops, in Chromium: forms, confirmations, the public page."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from .looking import overflow, violations

pytestmark = pytest.mark.audit


def look(page, name: str, keep_screenshot, widths=(768, 1440), part=".people") -> None:
    """Only our own part of Wagtail's page: its messages fade in."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        keep_screenshot(page, f"{name}-{width}")
        assert violations(page, part) == []
        assert overflow(page) == 0


def press(page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name).click()
    page.wait_for_load_state()


@pytest.fixture
def administrator(sign_in):
    return sign_in("beheer@example.org")


def test_an_administrator_makes_a_library_and_completes_its_community(
    administrator, visit, keep_screenshot
):
    page = administrator
    page.goto("/admin/communities/library/create/")
    press(page, "Maak de bibliotheek")
    look(page, "new-library-wrong", keep_screenshot)
    for name, value in {
        "name": "Bibliotheek Zutphen",
        "place": "Zutphen",
        "community": "Samen zingen",
        "summary": "Wie graag zingt, zingt hier mee.",
        "first_name": "Roos",
        "email": "roos@example.org",
    }.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=region]").select_option("noord")
    press(page, "Maak de bibliotheek")
    page.get_by_role("heading", name="Dit is nog te doen").wait_for()
    look(page, "new-library-made", keep_screenshot)

    page.get_by_role("link", name="Pagina bewerken").click()
    number = re.search(r"/pages/(\d+)/", page.url).group(1)
    page.get_by_role("button", name="Meer acties").first.click()
    page.get_by_role("button", name="Publiceren").click()
    page.get_by_text("gepubliceerd").first.wait_for(timeout=5000)

    page.goto(f"/admin/communities/{number}/end/")
    look(page, "ending", keep_screenshot)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    page.locator("[name=last_day]").fill(yesterday.isoformat())
    page.locator("[name=goodbye]").fill("We zongen drie jaar samen. Dank je wel.")
    press(page, "Laat zien wat er gebeurt")
    page.get_by_role("heading", name="Heb je hieraan gedacht?").wait_for()
    look(page, "ending-shown", keep_screenshot)
    press(page, "Community afronden")

    public = visit("/communities/samen-zingen/", width=390)
    public.get_by_role("heading", name="Deze community is gestopt").wait_for()
    assert "Zo doe je mee" not in public.get_by_role("main").inner_text()
    look(public, "ended", keep_screenshot, widths=(390, 1440), part="main")
    assert public.noticed == []

    page.goto(f"/admin/communities/{number}/move/")
    page.locator("[name=library]").select_option(label="Bibliotheek Gouda")
    press(page, "Laat zien wat er gebeurt")
    look(page, "moving-shown", keep_screenshot)
