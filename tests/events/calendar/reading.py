"""How the tests of the calendar's views read its pages."""

from bs4 import BeautifulSoup


def page(client, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == status, f"{response.status_code} at {address}"
    return BeautifulSoup(response.content, "html.parser")


def text(node) -> str:
    return " ".join(node.get_text().split())


def texts(found: BeautifulSoup, selector: str) -> list[str]:
    return [text(one) for one in found.select(selector)]


def titles(client, address: str) -> list[str]:
    """The activities that a view shows, in order."""
    return texts(page(client, address), ".event__title, .month__event a")


def days(found: BeautifulSoup) -> dict[str, list[str]]:
    """Of a list or a week: the activities under the heading of each day."""
    return {
        text(section.h2): texts(section, ".event__title") for section in found.select("section.day")
    }


def cell(found: BeautifulSoup, day: str) -> str:
    """What stands in a month on this day (2026-12-03), without its date and communities."""
    (time,) = found.select(f'.month__day time[datetime="{day}"]')
    td = time.find_parent("td")
    for name in td.select(".month__community"):
        name.extract()
    return " | ".join(texts(td, ".month__event"))


def links(found: BeautifulSoup, selector: str) -> dict[str, str]:
    """Where each link leads, by its words, without the place within that page."""
    return {text(one): one["href"].split("#")[0] for one in found.select(f"{selector} a")}


def options(found: BeautifulSoup) -> dict[str, list[str]]:
    """The choices of the filter form by the legend of their group."""
    return {
        text(group.legend): texts(group, ".filters__options label")
        for group in found.select(".filters__group")
        if group.select(".filters__options")
    }
