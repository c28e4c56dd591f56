"""How an article stands, for Python and for the database."""

import datetime as dt

import pytest

from knowledge_base.reviewing import states

TODAY = dt.date(2026, 6, 1)


def ago(days):
    return None if days is None else TODAY - dt.timedelta(days=days)


CASES = [
    # looked at so many days ago, to look at again in so many days, state
    (400, -1, states.OVERDUE),
    (None, -1, states.OVERDUE),
    (None, None, states.NEVER),
    (None, 300, states.NEVER),
    (10, None, states.UNDATED),
    (300, 0, states.SOON),
    (300, 30, states.SOON),
    (300, 31, states.FINE),
    (0, 365, states.FINE),
]


@pytest.mark.parametrize(("looked", "again", "expected"), CASES)
def test_state(looked, again, expected):
    review_by = None if again is None else TODAY + dt.timedelta(days=again)
    assert states.state(ago(looked), review_by, TODAY) == expected


def test_the_database_says_the_same(article, today):
    for number, (looked, again, _expected) in enumerate(CASES):
        article(f"Kaart {number}", looked=looked, again=again)
    found = {page.title: page.review_state for page in states.articles(today)}
    assert found == {f"Kaart {number}": case[2] for number, case in enumerate(CASES)}


def test_articles_are_those_online_and_the_longest_overdue_comes_first(article, today):
    article("Goed", looked=1, again=364)
    article("Zonder datum")
    article("Lang geleden", looked=800, again=-400)
    article("Net te laat", looked=400, again=-1)
    article("Nog een concept", publish=False)
    assert [page.title for page in states.articles(today)] == [
        "Lang geleden",
        "Net te laat",
        "Goed",
        "Zonder datum",
    ]


def test_sentence_says_nothing_of_an_article_that_is_fine():
    assert states.sentence(TODAY, TODAY + dt.timedelta(days=300), TODAY) == ""


def test_sentence_names_the_day():
    assert states.sentence(None, dt.date(2026, 5, 4), TODAY) == (
        "Dit artikel moest voor maandag 4 mei 2026 opnieuw worden nagekeken."
    )
