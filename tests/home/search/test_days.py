"""A question that names a day leads to that day of the calendar. Today is Sunday 22 November."""

import datetime as dt

import pytest

from home.search import days
from home.search.question import Question

SUNDAY = dt.date(2026, 11, 22)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("question", "today", "first", "last"),
    [
        ("wat is er vandaag te doen", "2026-11-22", "2026-11-22", "2026-11-22"),
        ("vanavond", "2026-11-22", "2026-11-22", "2026-11-22"),
        ("Wat is er morgen te doen?", "2026-11-22", "2026-11-23", "2026-11-23"),
        ("gratis in het weekend", "2026-11-25", "2026-11-28", "2026-11-29"),
        ("weekend", "2026-11-28", "2026-11-28", "2026-11-29"),
        ("weekend", "2026-11-22", "2026-11-22", "2026-11-22"),
        ("Zaterdag koffie", "2026-11-22", "2026-11-28", "2026-11-28"),
        ("zondag", "2026-11-22", "2026-11-22", "2026-11-22"),
    ],
)
def test_the_nearest_of_that_name(question, today, first, last):
    found = days.asked(Question.read(question), day(today))
    assert found == (day(first), day(last))


@pytest.mark.parametrize("question", ["", "vaderzaterdag", "soep eten", "weekendtas"])
def test_other_words_name_no_day(question):
    assert days.asked(Question.read(question), SUNDAY) is None


@pytest.mark.parametrize(
    ("question", "words", "address"),
    [
        ("morgen", "Agenda van maandag 23 november 2026", "/agenda/dag/2026-11-23/"),
        (
            "dit weekend wandelen",
            "Agenda van zondag 22 november 2026",
            "/agenda/dag/2026-11-22/",
        ),
        ("wandelen", None, None),
    ],
)
def test_the_page_leads_to_the_calendar(
    site, client, asked, time_machine_now, question, words, address
):
    links = {
        " ".join(one.get_text().split()): one["href"] for one in asked(question).select("main a")
    }
    assert links.get(words) == address
    if address:
        assert client.get(address).status_code == 200
