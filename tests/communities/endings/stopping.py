"""How the tests of a community that stops act and read."""

import datetime as dt

from bs4 import BeautifulSoup
from django.utils import timezone

from communities.endings import ending as endings

NAME = "Zaai en maak"
PAGE = "/communities/zaai-en-maak/"


def in_days(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


def stop(community, days: int, **said):
    values = {"goodbye": "Dank aan iedereen die hielp.", **said}
    return endings.end(community, None, last_day=in_days(days), **values)


def read(client, url=PAGE):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def text_of(soup) -> str:
    return " ".join(soup.get_text(" ").split())


def coming(event) -> list[tuple[int, str]]:
    """Days from today, and status, of the dates of an event that are to come."""
    rows = event.occurrences.filter(start__gt=timezone.now()).order_by("start")
    return [((row.first_day - timezone.localdate()).days, row.status) for row in rows]


def filled(days: int = 14, **data) -> dict:
    return {"last_day": in_days(days).isoformat(), "goodbye": "Dag allemaal.", **data}
