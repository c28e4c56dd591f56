"""Whoever presses a button while the editor is saving by itself, in Chromium."""

import datetime as dt

import pytest
from django.utils import timezone

pytestmark = pytest.mark.heavy

A_SECOND = 1000  # milliseconds, twice as long as Wagtail waits before it saves


class Held:
    """Of the requests that save a page, one kind waits until it is let go."""

    def __init__(self, page, *, by_itself: bool):
        self.page, self.by_itself, self.waiting, self.others = page, by_itself, [], []
        page.route("**/admin/pages/**", self._meet)

    def _meet(self, route):
        if route.request.method != "POST":
            route.continue_()
        elif (route.request.headers.get("accept") == "application/json") == self.by_itself:
            self.waiting.append(route)
        else:
            self.others.append(route.request.url)
            route.continue_()

    def let_go(self):
        for route in self.waiting:
            route.continue_()


def fill(page, title: str) -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    page.locator("[name=title]").fill(title)
    page.locator("[name=summary]").fill("We breien samen.")
    page.locator("[name=first_date]").fill(tomorrow.isoformat())
    page.locator("[name=start_time]").fill("19:30")
    page.locator("[name=end_time]").fill("21:00")
    page.locator("[name=venue]").select_option(index=1)


def publish(page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("[name=action-publish]").click(no_wait_after=True)


def pages_called(page, title: str) -> int:
    """In the list where one comes after publishing."""
    page.get_by_text("gepubliceerd").first.wait_for(timeout=10_000)
    return page.locator("td.title").get_by_role("link", name=title, exact=True).count()


@pytest.mark.once
def test_publishing_waits_for_the_page_that_is_being_saved_by_itself(open_form):
    page = open_form()
    held = Held(page, by_itself=True)
    fill(page, "Wolcafé in de wacht")
    for attempt in range(20):
        # Wagtail looks for changes from a moment after the page was opened.
        page.locator("[name=summary]").fill(f"We breien samen, {attempt}.")
        page.wait_for_timeout(A_SECOND)
        if held.waiting:
            break
    publish(page)
    page.wait_for_timeout(A_SECOND)
    assert (len(held.waiting), held.others) == (1, [])
    held.let_go()
    assert pages_called(page, "Wolcafé in de wacht") == 1
    # Not one more page, but the one that was there.
    assert [url.rsplit("/", 2)[1] for url in held.others] == ["edit"]


@pytest.mark.once
def test_nothing_is_saved_by_itself_once_it_is_being_published(open_form):
    page = open_form()
    # Long enough for Wagtail to look for changes.
    page.wait_for_timeout(3 * A_SECOND)
    held = Held(page, by_itself=False)
    fill(page, "Wolcafé meteen")
    publish(page)
    page.wait_for_timeout(2 * A_SECOND)
    assert len(held.waiting) == 1
    saved = len(held.others)
    page.wait_for_timeout(2 * A_SECOND)
    assert len(held.others) == saved
    held.let_go()
    assert pages_called(page, "Wolcafé meteen") == 1


@pytest.mark.once
def test_who_is_signed_out_reads_that_and_not_of_a_fault(open_form, keep_screenshot):
    page = open_form(width=768)
    page.wait_for_timeout(3 * A_SECOND)
    fill(page, "Wolcafé zonder sessie")
    page.context.clear_cookies(name="sessionid")
    page.locator("[name=summary]").fill("We breien door.")
    paused = page.locator("#w-autosave-indicator[data-w-tooltip-content-value^='Je bent niet']")
    paused.wait_for(timeout=10_000)
    publish_menu = page.locator("footer [data-w-dropdown-target=toggle]").bounding_box()
    keep_screenshot(page, "admin-signed-out")
    # On a tablet too the buttons stay in sight.
    assert publish_menu["y"] + publish_menu["height"] <= page.viewport_size["height"]
