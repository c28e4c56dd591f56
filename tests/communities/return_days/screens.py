"""Addresses of the screens, what stands on them, and what their forms would post."""

from bs4 import BeautifulSoup

from tests.communities.world import client_of

ALL, NEW = "/admin/return-days/", "/admin/return-days/new/"


def day_url(network) -> str:
    return f"{ALL}{network.day.pk}/"


def preparation_url(one) -> str:
    return f"{ALL}preparation/{one.preparation.pk}/"


def text_of(user, url) -> str:
    response = client_of(user).get(url)
    assert response.status_code == 200, response.status_code
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(page.select_one(".return-day").text.split())


def filled_in(user, url) -> dict:
    """What the form of the screen would post, untouched."""
    page = BeautifulSoup(client_of(user).get(url).content, "html.parser")
    data = {}
    for one in page.select(".return-day form [name]"):
        if one.name == "textarea":
            data[one["name"]] = one.text.removeprefix("\n")
        elif one.name == "select":
            chosen = one.select_one("option[selected]")
            data[one["name"]] = chosen["value"] if chosen else ""
        elif one.get("type") != "checkbox" or one.has_attr("checked"):
            data.setdefault(one["name"], []).append(one.get("value", ""))
    data.pop("csrfmiddlewaretoken", None)
    return data
