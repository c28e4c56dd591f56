"""Filters that nobody knows, that cannot be, or that are too much: said in words, nothing lost."""

import pytest
from wagtail.models import PageViewRestriction

from tests import builders

from .reading import links, page, text, titles

pytestmark = pytest.mark.every_case

EVERY_VIEW = ["", "maand/2026-12/", "week/2026-W49/", "dag/2026-12-03/", "archief/"]

UNKNOWN = [
    ("bibliotheek=bibliotheek-nergens", "bibliotheek", "bibliotheek-nergens"),
    ("thema=geheim", "thema", "geheim"),
    ("thema=taal%00", "thema", "taal"),
    ("doelgroep=kinderen&doelgroep=katten", "doelgroep", "katten"),
    ("doelgroep=kinderen&vorm=ONLINE", "vorm", "ONLINE"),
    ("doelgroep=kinderen&dagdeel=nacht", "dagdeel", "nacht"),
    ("doelgroep=kinderen&van=2026-02-30", "van", "2026-02-30"),
    ("doelgroep=kinderen&tot=٢٠٢٦-١٢-٠٣", "tot", "٢٠٢٦-١٢-٠٣"),
    ("doelgroep=kinderen&van=2026-12-01&van=2026-12-02", "van", "2026-12-01"),
    ("doelgroep=kinderen&van=0001-01-01", "van", "0001-01-01"),
    ("doelgroep=kinderen&samen=nee", "samen", "nee"),
    ("vorm=<script>", "vorm", "<script>"),
]


@pytest.mark.once
@pytest.mark.parametrize("below", EVERY_VIEW)
def test_an_unknown_value_is_named_and_can_be_left_out(client, several, below):
    for query, name, value in UNKNOWN:
        found = page(client, f"{several.calendar.url}{below}?{query}", status=404)
        said = text(found.select_one(".lead")).replace("\x00", "").replace("\ufffd", "")
        assert said == f"We kennen “{value}” niet bij “{name}”."
        kept = "?doelgroep=kinderen" if "kinderen" in query else ""
        ways = links(found, ".article__header")
        assert ways == {"De agenda zonder deze keuze": f"/agenda/{kept}"}
        assert client.get(f"/agenda/{kept}").status_code == 200
        assert found.find("meta", {"name": "robots"})["content"] == "noindex"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (("2026-12-04", "2026-12-03"), "De laatste dag die je koos, ligt voor de eerste."),
        (("2036-12-04", "2036-12-05"), "Van deze dagen is er geen agenda."),
    ],
)
def test_days_that_cannot_be_are_explained_and_the_choices_stay(client, several, days, words):
    query = f"doelgroep=volwassenen&van={days[0]}&tot={days[1]}&q=caf"
    found = page(client, f"{several.calendar.url}?{query}", status=404)
    assert text(found.select_one(".calendar .nothing-here .lead")) == words
    form = found.select_one("details[open] form.filters__form")
    assert text(form.select_one("#filter-mistake")) == f"Fout: {words}"
    for name, value in (("van", days[0]), ("tot", days[1])):
        field = form.select_one(f"[name={name}]")
        assert (field["value"], field["aria-describedby"]) == (value, "filter-mistake")
    assert form.select_one("[name=q]")["value"] == "caf"
    assert [one["value"] for one in form.select(":checked")] == ["volwassenen"]
    assert found.find("meta", {"name": "robots"})["content"] == "noindex"


def test_who_only_chose_days_sees_the_activities_first(client, several):
    found = page(client, f"{several.calendar.url}?van=2026-12-03&tot=2026-12-31")
    assert found.select_one("details.filters:not([open])")
    found = page(client, f"{several.calendar.url}?tot=2026-12-31&doelgroep=kinderen")
    assert found.select_one("details.filters[open]")


def test_a_theme_that_is_not_public_is_unknown(client, several):
    theme = builders.theme(several.site, "Besloten")
    PageViewRestriction.objects.create(page=theme, restriction_type="login")
    event = builders.event(several.gouda.calendar, "Vergadering", themes=[theme])
    assert client.get("/agenda/?thema=besloten").status_code == 404
    assert event.title in titles(client, several.gouda.calendar.url)
    assert "Besloten" not in page(client, several.gouda.calendar.url).get_text()
    assert "Besloten" not in page(client, "/agenda/").get_text()


@pytest.mark.parametrize("below", EVERY_VIEW)
@pytest.mark.parametrize(
    "query",
    [
        "q=" + "x" * 10_000,
        "&".join(f"thema=t{number}" for number in range(61)),
        "thema=" + "x" * 2001,
    ],
)
def test_too_much_is_refused_with_a_page_that_helps(client, calendar, below, query):
    response = client.get(f"{calendar.url}{below}?{query}")
    assert response.status_code == 400
    assert "We begrijpen deze vraag niet" in response.text
    assert 'href="/agenda/"' in response.text


@pytest.mark.parametrize("query", ["q=%00", "q=%ff%fe", "q=%25_%5C'%22;--", "q=" + "+a" * 49])
def test_odd_words_find_nothing_and_break_nothing(client, calendar, query):
    builders.event(calendar)
    assert page(client, f"{calendar.url}?{query}").select("main")


def test_words_are_read_as_they_are(client, calendar):
    builders.event(calendar, "100% wol")
    builders.event(calendar, "100 jaar", summary="Feest.")
    assert titles(client, f"{calendar.url}?q=100%25") == ["100% wol"]
    assert titles(client, f"{calendar.url}?q=%20%20") == ["100% wol", "100 jaar"]
