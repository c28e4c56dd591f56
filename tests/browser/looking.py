"""What is looked at on every page, whoever opens it.

Accessible (WCAG 2.0 to 2.2 A and AA by axe-core), within the window, quiet, light, and still.
"""

from axe_playwright_python.sync_playwright import Axe

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
