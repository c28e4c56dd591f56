"""The editor's "when" in Chromium: with the keyboard alone, and for whoever hears the page."""

import calendar
import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from site_config import dates

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
THURSDAY = 3


@pytest.fixture
def open_form(sign_in):
    """The form for a new activity in the librarian's own calendar."""

    def enter(**options):
        page = sign_in(**options)
        page.goto("/admin/pages/")
        page.get_by_role("link", name="Bekijk de onderliggende pagina's van 'Agenda'").click()
        page.goto(
            page.get_by_role("link", name="Voeg onderliggende pagina toe").first.get_attribute(
                "href"
            )
        )
        page.locator("[name=first_date]").wait_for()
        return page

    return enter


class Keyboard:
    """A librarian without a mouse."""

    def __init__(self, page):
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, selector: str) -> None:
        """Forward, as far as it takes; a control that cannot be reached is a failure."""
        for _ in range(150):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} cannot be reached with the keyboard")

    def type_into(self, selector: str, *spellings: str, value: str) -> None:
        """The browser's language decides in which order a date is typed."""
        self.tab_to(selector)
        for spelling in spellings:
            self.press("ArrowLeft", "ArrowLeft", "ArrowLeft")
            self.page.keyboard.type(spelling)
            if self.page.locator(selector).input_value() == value:
                return
        raise AssertionError(f"{value} cannot be typed into {selector}")

    def choose(self, selector: str, value: str) -> None:
        """One of a select or of radio buttons, with the arrows."""
        self.tab_to(selector)
        for _ in range(15):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} cannot be chosen with the arrows")

    def tick(self, selector: str) -> None:
        self.tab_to(selector)
        self.press("Space")


def row(name: str, value: str = "") -> str:
    wanted = f"[value='{value}']" if value else ""
    return f"[name='recurrences-0-{name}']{wanted}"


def type_time(keyboard: Keyboard, name: str, time: dt.time) -> None:
    keyboard.type_into(f"[name={name}]", f"{time:%I%M%p}", f"{time:%H%M}", value=f"{time:%H:%M}")


def wanted_thursdays(first: dt.date, number: int) -> list[dt.date]:
    """Second and last Thursdays from `first` on, not in July and August."""
    found: list[dt.date] = []
    year, month = first.year, first.month
    while len(found) < number:
        weeks = calendar.monthcalendar(year, month)
        days = [week[THURSDAY] for week in weeks if week[THURSDAY]]
        if month not in (7, 8):
            found += [dt.date(year, month, day) for day in (days[1], days[-1])]
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return [day for day in found if day >= first]


def test_with_the_keyboard_alone_a_librarian_publishes_a_repetition(
    open_form, visit, keep_screenshot
):
    page = open_form()
    keyboard = Keyboard(page)
    soon = timezone.localdate() + dt.timedelta(days=1)
    keyboard.tab_to("[name=title]")
    page.keyboard.type("Wolcafé met de toetsen")
    keyboard.tab_to("[name=summary]")
    page.keyboard.type("We breien samen.")
    keyboard.type_into(
        "[name=first_date]", f"{soon:%m%d%Y}", f"{soon:%d%m%Y}", value=soon.isoformat()
    )
    type_time(keyboard, "start_time", dt.time(19, 30))
    type_time(keyboard, "end_time", dt.time(21, 0))
    keyboard.choose(row("freq"), "monthly")
    keyboard.choose(row("on"), "weekday")
    keyboard.tick(row("ordinals", "2"))
    keyboard.tick(row("ordinals", "-1"))
    keyboard.choose(row("weekday"), "3")
    keyboard.choose(row("month_mode"), "not")
    keyboard.tick(row("months", "7"))
    keyboard.tick(row("months", "8"))
    keyboard.choose("[name=school_holidays]", "midden")
    sentence = page.locator(".when-preview__sentence")
    sentence.get_by_text("Niet in juli en augustus.").wait_for(timeout=5000)
    begin = page.locator("[data-when-begin]")
    if begin.count():
        # Tomorrow is seldom such a Thursday: the editor says so, and offers one that is.
        keyboard.tab_to("[data-when-begin]")
        keyboard.press("Enter")
        begin.wait_for(state="detached", timeout=5000)
    assert sentence.inner_text() == (
        "Elke 2e en laatste donderdag van de maand. Niet in juli en augustus. "
        "Niet in schoolvakanties."
    )
    keep_screenshot(page, "admin-when-keyboard")
    first = dt.date.fromisoformat(page.locator("[name=first_date]").input_value())
    left_out = page.locator(".when-preview__date--out").all_inner_texts()
    assert all("vakantie" in line for line in left_out)
    keyboard.choose(
        "[name=venue]", page.locator("[name=venue] option").nth(1).get_attribute("value")
    )
    keyboard.tab_to("footer [aria-label='Meer acties'], footer [data-w-dropdown-target=toggle]")
    keyboard.press("Enter")
    keyboard.tab_to("[name=action-publish]")
    keyboard.press("Enter")
    page.get_by_text("gepubliceerd").first.wait_for(timeout=10000)

    last = first + dt.timedelta(days=300)
    feed = f"/communities/zaai-en-maak/agenda/feed.json?van={first}&tot={last}"
    public = visit(feed).evaluate("JSON.parse(document.body.textContent)")
    starts = [
        one["start"][:16]
        for one in public["occurrences"]
        if one["title"] == "Wolcafé met de toetsen"
    ]
    taking_place = [
        f"{day}T19:30"
        for day in wanted_thursdays(first, 30)
        if not any(dates.day(day) in line for line in left_out)
    ]
    # What is left out is known of the eight dates that the editor shows.
    assert starts[:8] == taking_place[:8]


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (768, "dark"), (1440, "light")])
def test_the_controls_are_accessible_in_every_state(open_form, keep_screenshot, width, scheme):
    page = open_form(width=width, scheme=scheme)
    # Tall enough for the whole form: nothing lies under the bar with the buttons.
    page.set_viewport_size({"width": width, "height": 4000})
    page.locator("[name=first_date]").fill("2027-01-14")
    found = {}
    for freq in ("", "daily", "weekly", "monthly", "yearly"):
        page.locator(row("freq")).select_option(freq)
        if freq == "monthly":
            page.locator(row("on", "weekday")).check()
            page.locator(row("month_mode")).select_option("not")
            page.locator(row("end", "until")).check()
        page.locator(".when-preview__sentence, .when-preview__mistake").first.wait_for()
        found[freq] = violations(page)
    keep_screenshot(page, f"admin-when-{width}-{scheme}")
    assert found == {freq: [] for freq in found}
    controls, panel = (page.locator(one).bounding_box() for one in (".when", ".when-panel"))
    assert controls["width"] <= panel["width"] <= width
    assert [one for one in page.noticed if one.startswith(("request", "error"))] == []


def violations(page) -> list[str]:
    """Inside the "when" only: the rest of the editor is Wagtail's."""
    found = Axe().run(page, context=".when-panel", options=AXE).response["violations"]
    inside = [".when", ".when-preview"]
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in found
        for node in one["nodes"]
        if any(page.locator(f"{box} {node['target'][0]}").count() for box in inside)
    ]


def test_only_what_matters_is_shown(open_form):
    page = open_form()
    assert not page.locator(row("interval")).is_visible()
    assert page.locator("[data-when-rule]:visible").count() == 1
    page.locator(row("freq")).select_option("weekly")
    assert page.locator(row("days", "0")).is_visible()
    assert not page.locator(row("ordinals", "1")).is_visible()
    page.get_by_role("button", name="Nog een patroon toevoegen").click()
    assert page.locator("[data-when-rule]:visible").count() == 2
    page.get_by_role("button", name="Dit patroon weghalen").click()
    assert page.locator("[data-when-rule]:visible").count() == 1


def test_what_is_typed_survives_autosave(open_form):
    page = open_form()
    page.locator("[name=title]").fill("Half ingevuld")
    page.locator("[name=first_date]").fill("2027-01-14")
    page.locator(row("freq")).select_option("monthly")
    page.locator(row("on", "weekday")).check()
    page.locator(row("end", "until")).check()
    page.get_by_text("Kies de hoeveelste").first.wait_for(timeout=5000)
    for attempt in range(20):
        # Wagtail looks for changes from a moment after the page was opened.
        page.locator("[name=summary]").fill(f"Nog niet af, {attempt}")
        page.wait_for_timeout(700)
        if "/edit/" in page.url:
            break
    page.reload()
    page.locator("[name=first_date]").wait_for()
    assert page.locator(row("freq")).input_value() == "monthly"
    assert page.locator(row("on", "weekday")).is_checked()
    assert page.locator(row("weekday")).input_value() == "3"
    assert page.locator(row("end", "until")).is_checked()
