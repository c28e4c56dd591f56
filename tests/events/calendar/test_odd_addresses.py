"""Addresses that nobody meant: 404 or 400 in plain Dutch, soon, and never an error of ours."""

import time

import pytest

from tests import builders

from .reading import page

pytestmark = pytest.mark.every_case

ODD = [
    "maand/2026-13/",
    "maand/2026-00/",
    "maand/2026-1/",
    "maand/26-12/",
    "maand/2026-12-01/",
    "maand/99999-01/",
    "maand/0000-01/",
    "maand/9999-12/",
    "maand/2026-W49/",
    "maand/٢٠٢٦-١٢/",
    "maand/2026-12/extra/",
    "maand/2026-12%00/",
    "maand/%00/",
    "maand/-/",
    "week/2026-W54/",
    "week/2027-W53/",
    "week/2026-w49/",
    "week/2026-W00/",
    "week/2026-W4/",
    "week/2026-49/",
    "week/2026-12/",
    "week/٢٠٢٦-W٤٩/",
    "dag/2026-02-30/",
    "dag/2026-12-3/",
    "dag/20261203/",
    "dag/2026-W49-4/",
    "dag/0001-01-01/",
    "dag/9999-12-31/",
    "dag/٢٠٢٦-١٢-٠٣/",
    "dag/2026-12-03T1930/",
    "dag/2026-12-03%0A/",
    "archief/2026/",
    "jaar/2026/",
    "Maand/2026-12/",
    "maand/" + "2" * 5000 + "/",
    "dag/" + "2026-12-03/" * 500,
    "maand/%ff%fe/",
    "maand/2026%2D13/",
    "..%2f..%2fetc/",
]


def test_odd_addresses_are_answered_in_plain_dutch_within_a_second(client, calendar):
    builders.event(calendar)
    for below in ODD:
        began = time.process_time()
        found = page(client, f"{calendar.url}{below}", status=404)
        assert time.process_time() - began < 1, below
        assert found.h1.get_text(strip=True) == "We kunnen deze pagina niet vinden", below
        assert found.select('a[href="/agenda/"]'), below
        assert found.find("meta", {"name": "robots"})["content"] == "noindex"


@pytest.mark.parametrize(
    ("below", "words"),
    [
        ("maand/2026-13/", "Van deze maand is er geen agenda."),
        ("week/2026-W54/", "Van deze week is er geen agenda."),
        ("dag/2026-02-30/", "Van deze dag is er geen agenda."),
    ],
)
def test_a_period_that_is_not_there_is_explained(client, calendar, below, words):
    for url in (calendar.url, "/agenda/"):
        found = page(client, f"{url}{below}", status=404)
        assert found.select_one(".lead").get_text(strip=True) == words
        assert [one["href"] for one in found.select(".article__header a")] == [url]


@pytest.mark.parametrize(
    ("below", "words", "way"),
    [
        ("?pagina=2", "Deze lijst heeft niet zo veel pagina’s.", ""),
        ("?pagina=x&vorm=fysiek", "Deze lijst heeft niet zo veel pagina’s.", "?vorm=fysiek"),
        ("archief/?pagina=9", "Deze lijst heeft niet zo veel pagina’s.", "archief/"),
        ("dag/2026-12-03/?pagina=9", "Deze lijst heeft niet zo veel pagina’s.", "dag/2026-12-03/"),
        ("?thema=nee&vorm=fysiek", "We kennen “nee” niet bij “thema”.", "?vorm=fysiek"),
        ("?thema=n%00ee", "We kennen “nee” niet bij “thema”.", ""),
        ("abonneren/?thema=nee", "We kennen “nee” niet bij “thema”.", "abonneren/"),
        ("repair-cafe/2026-12-04/", "Deze activiteit is niet op deze dag.", "repair-cafe/"),
        ("repair-cafe/2026-12-03T1930/", "Deze activiteit is niet op deze dag.", "repair-cafe/"),
        ("repair-cafe/2026-13-01/", "Deze datum bestaat niet.", "repair-cafe/"),
        ("repair-cafe/2026-12-03T2575/", "Deze datum bestaat niet.", "repair-cafe/"),
        ("repair-cafe/2026-12-04/feed.ics", "Deze activiteit is niet op deze dag.", "repair-cafe/"),
    ],
)
def test_what_is_not_there_is_explained_with_a_way_on(client, calendar, below, words, way):
    builders.event(calendar)
    found = page(client, f"{calendar.url}{below}", status=404)
    assert found.select_one(".lead").get_text(strip=True) == words
    (link,) = found.select(".article__header a")
    assert link["href"] == f"{calendar.url}{way}"
    assert client.get(link["href"]).status_code == 200


def test_long_queries_are_answered_within_a_second(client, calendar):
    builders.event(calendar)
    long = [
        ("q=" + "x" * 10_000, 400),
        ("&".join(["thema=x"] * 2000), 404),
        ("&".join(f"thema=t{at}" for at in range(1000)), 400),
        ("&".join(f"onbekend{at}=x" for at in range(900)), 200),
        ("samen=" + "x" * 10_000, 404),
        ("pagina=" + "9" * 10_000, 404),
        ("ga-maand=" + "9" * 10_000, 404),
        ("van=" + "9" * 10_000, 400),
        ("q=" + "a+" * 900, 200),
    ]
    for query, status in long:
        for below in ("", "maand/2026-12/"):
            began = time.process_time()
            expected = 200 if below and query.startswith(("pagina", "ga-maand")) else status
            page(client, f"{calendar.url}{below}?{query}", status=expected)
            assert time.process_time() - began < 1, query[:30]


def test_only_reading_is_allowed(client, calendar):
    for below in ("", "maand/2026-12/", "archief/"):
        assert client.post(f"{calendar.url}{below}").status_code == 405
        assert client.head(f"{calendar.url}{below}").content == b""
