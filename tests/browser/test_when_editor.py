"""The editor's "when" in Chromium: with the keyboard alone, and for whoever hears the page."""

import calendar
import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from site_config import dates
from tests.events.feeds.expanding import expanded

from .keyboard import Keyboard
from .looking import AXE, MORE

pytestmark = pytest.mark.heavy

THURSDAY = 3


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

    taking_place = [
        day
        for day in wanted_thursdays(first, 30)
        if not any(dates.day(day) in line for line in left_out)
    ]
    # What is left out is known of the eight dates that the editor shows. A last Thursday.
    moved = next(day for day in taking_place[1:8] if day.day >= 22)
    earlier = moved - dt.timedelta(days=7)
    move_with(keyboard, moved, earlier)
    expected = sorted([*(day for day in taking_place[:8] if day != moved), earlier])
    slug = "wolcafe-met-de-toetsen"
    assert outlets(visit, slug, first, expected[-1]) == {
        name: [day.isoformat() for day in expected[: 6 if name == "page" else None]]
        for name in ("page", "month", "list", "json", "ics")
    }
    keep_screenshot(visit(f"{CALENDAR}{slug}/{moved}/"), "moved-with-the-keyboard")


CALENDAR = "/communities/zaai-en-maak/agenda/"


def move_with(keyboard: Keyboard, day: dt.date, to: dt.date) -> None:
    """From the menu to the date that is moved, as a librarian gets there."""
    page = keyboard.page
    page.goto("/admin/dates/")
    keyboard.tab_to(".dates__filter [name=q]")
    page.keyboard.type("met de toetsen")
    keyboard.press("Enter")
    page.wait_for_url("**q=met**")
    keyboard.tab_to(f"a[href*='/{day}/0/move/']")
    keyboard.press("Enter")
    page.wait_for_url("**/move/**")
    # The reason has the focus already.
    page.keyboard.type("De zaal is bezet")
    keyboard.type_into("[name=new_date]", f"{to:%m%d%Y}", f"{to:%d%m%Y}", value=to.isoformat())
    keyboard.press("Enter")
    page.get_by_text("Iedereen ziet het meteen").first.wait_for(timeout=10000)


def outlets(visit, slug: str, first: dt.date, last: dt.date) -> dict[str, list[str]]:
    """On which days each outlet says that the activity is."""
    page = visit(f"{CALENDAR}{slug}/")
    coming = page.locator(".date__link time").evaluate_all(
        "found => found.map(one => one.getAttribute('datetime').slice(0, 10))"
    )
    day, in_months = first, []
    while day <= last:
        page.goto(f"{CALENDAR}maand/{day:%Y-%m}/")
        in_months += page.locator(f".month__day:has(a[href*='/{slug}/']) > p > time").evaluate_all(
            "found => found.map(one => one.getAttribute('datetime'))"
        )
        day = (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    page.goto(f"{CALENDAR}?van={first}&tot={last}&q=toetsen")
    listed = page.locator(".event__time").evaluate_all(
        "found => found.map(one => one.getAttribute('datetime').slice(0, 10))"
    )
    told = page.request.get(f"{CALENDAR}feed.json?van={first}&tot={last}&q=toetsen").json()
    feed = page.request.get(f"{CALENDAR}{slug}/feed.ics").body()
    return {
        "page": coming,
        "month": [day for day in in_months if day <= last.isoformat()],
        "list": listed,
        "json": [one["start"][:10] for one in told["occurrences"]],
        "ics": [start[:10] for _uid, _original, start, *_ in expanded(feed, first, last)],
    }


@pytest.mark.once
@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        pytest.param(390, "light", marks=MORE),
        pytest.param(768, "dark", marks=MORE),
        pytest.param(1440, "light", marks=MORE),
    ],
)
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
        found[freq] = wrong_within(page)
    keep_screenshot(page, f"admin-when-{width}-{scheme}")
    assert found == {freq: [] for freq in found}
    controls, panel = (page.locator(one).bounding_box() for one in (".when", ".when-panel"))
    assert controls["width"] <= panel["width"] <= width
    assert [one for one in page.noticed if one.startswith(("request", "error"))] == []


def wrong_within(page) -> list[str]:
    """Inside the "when" only: the rest of the editor is Wagtail's."""
    found = Axe().run(page, context=".when-panel", options=AXE).response["violations"]
    inside = [".when", ".when-preview"]
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in found
        for node in one["nodes"]
        if any(page.locator(f"{box} {node['target'][0]}").count() for box in inside)
    ]


@pytest.mark.once
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


@MORE
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
