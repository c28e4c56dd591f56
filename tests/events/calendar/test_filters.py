"""Filters: in the address, alone and together, on every view."""

import datetime as dt

import pytest
from django.http import QueryDict
from wagtail.models import PageViewRestriction

from events.filters import Filters, TooMuch
from tests import builders, kept
from tests.events.conftest import NOW

from .reading import links, page, text, texts, titles

pytestmark = pytest.mark.every_case

D, T = dt.date, dt.time
EVERY_VIEW = ["", "maand/2026-12/", "week/2026-W49/", "dag/2026-12-03/", "archief/"]


@kept.world(now=NOW)
def several(network):
    """Four activities on 3 December, and each on 12 November, that differ in all there is."""
    making = builders.theme(network.site, "Maken")
    language = builders.theme(network.site, "Taal")
    dates = {"first_date": D(2026, 11, 12), "extra_dates": [D(2026, 12, 3)]}
    builders.event(
        network.gouda.calendar,
        "Zagen",
        audience="children",
        start_time=T(9),
        end_time=T(10),
        themes=[making],
        **dates,
    )
    builders.event(
        network.gouda.calendar,
        "Borduren",
        audience="adults",
        online=True,
        online_how="Bel ons",
        start_time=T(14),
        end_time=T(15),
        themes=[making, language],
        venue=builders.venue("Cultuurhuis"),
        **dates,
    )
    builders.event(
        network.delft.calendar,
        "Taalcafé",
        audience="adults",
        online=True,
        online_how="Bel ons",
        themes=[language],
        **dates,
    )
    builders.event(
        network.delft.calendar,
        "Open huis",
        summary="Kom langs.",
        all_day=True,
        start_time=None,
        end_time=None,
        **dates,
    )
    return network


def shown(client, network, below: str, query: str) -> set[str]:
    """The titles that a view of the network shows, without the times before them."""
    found = titles(client, f"{network.calendar.url}{below}?{query}")
    return {name for name in EVERYTHING if any(name in one for one in found)}


EVERYTHING = {"Zagen", "Borduren", "Taalcafé", "Open huis"}
WHAT_MEETS = [
    ("", EVERYTHING),
    ("bibliotheek=bibliotheek-gouda", {"Zagen", "Borduren"}),
    ("thema=taal", {"Borduren", "Taalcafé"}),
    ("doelgroep=kinderen", {"Zagen"}),
    ("vorm=online", {"Taalcafé"}),
    ("dagdeel=ochtend", {"Zagen", "Open huis"}),
    ("q=borDUR", {"Borduren"}),
    ("q=cultuurhuis", {"Borduren"}),
    ("doelgroep=kinderen&doelgroep=volwassenen", {"Zagen", "Borduren", "Taalcafé"}),
    ("vorm=fysiek&vorm=hybride", {"Zagen", "Borduren", "Open huis"}),
    ("dagdeel=ochtend&dagdeel=avond", {"Zagen", "Taalcafé", "Open huis"}),
    ("doelgroep=volwassenen&vorm=hybride", {"Borduren"}),
    ("thema=maken&thema=taal&dagdeel=middag&doelgroep=volwassenen", {"Borduren"}),
    ("bibliotheek=bibliotheek-delft&thema=maken", set()),
    ("q=taal+kom", set()),
    ("utm_source=brief&fbclid=x&thema=&q=&van=&tot=&samen=", EVERYTHING),
]


@pytest.mark.parametrize("below", EVERY_VIEW)
def test_each_view_shows_what_meets_the_filters(client, several, below):
    found = {query: shown(client, several, below, query) for query, _expected in WHAT_MEETS}
    assert found == dict(WHAT_MEETS)


@pytest.mark.parametrize(
    ("query", "dates"),
    [
        ("van=2026-12-01&tot=2026-12-04", ["2026-12-01", "2026-12-03"]),
        ("van=2026-12-02&tot=2026-12-02", ["2026-12-01"]),
        ("van=2026-12-03&tot=2026-12-03", ["2026-12-03"]),
        ("van=2026-12-04", ["2026-12-10"]),
        ("tot=2026-12-02", ["2026-12-01"]),
        ("tot=2026-11-21", ["2026-11-19"]),
        ("van=2026-11-01&tot=2026-11-30", ["2026-11-19"]),
        ("van=1999-01-01&tot=2026-12-01", ["2026-11-19", "2026-12-01"]),
    ],
)
def test_days_are_chosen_by_overlap(client, calendar, query, dates):
    builders.event(
        calendar,
        "Kamp",
        all_day=True,
        first_date=D(2026, 12, 1),
        last_date=D(2026, 12, 2),
        start_time=None,
        end_time=None,
    )
    builders.event(
        calendar, first_date=D(2026, 11, 19), extra_dates=[D(2026, 12, 3), D(2026, 12, 10)]
    )
    found = page(client, f"{calendar.url}?{query}")
    assert [one["href"].split("/")[-2] for one in found.select(".event__title a")] == dates
    for link in found.select("main a[href]"):
        if link["href"].startswith(calendar.url):
            assert client.get(link["href"]).status_code == 200, link["href"]


@pytest.mark.parametrize("below", EVERY_VIEW[1:4])
@pytest.mark.parametrize(
    ("query", "number"), [("van=2026-12-04", 0), ("tot=2026-12-02", 0), ("van=2026-12-03", 1)]
)
def test_days_narrow_a_view_that_has_days_of_its_own(client, calendar, below, query, number):
    builders.event(calendar)
    found = page(client, f"{calendar.url}{below}?{query}")
    assert len(found.select(".event, .month__event")) == number
    assert text(found.select_one('[role="status"]')) == (
        "1 activiteit gevonden" if number else "0 activiteiten gevonden"
    )


def test_the_past_can_be_narrowed_by_days(client, calendar):
    builders.event(calendar, first_date=D(2026, 10, 1), rule="FREQ=WEEKLY;BYDAY=TH;COUNT=5")
    found = page(client, f"{calendar.url}archief/?van=2026-10-08&tot=2026-10-15")
    assert [one["href"].split("/")[-2] for one in found.select(".event__title a")] == [
        "2026-10-15",
        "2026-10-08",
    ]


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


def test_every_filter_can_be_taken_away_by_itself(client, several):
    query = "thema=taal&doelgroep=volwassenen&van=2026-12-01&tot=2026-12-31&q=caf%C3%A9"
    found = page(client, f"/agenda/?{query}")
    tags = links(found, ".result__tags")
    assert list(tags) == [
        "Verwijder filter Taal ×",
        "Verwijder filter Volwassenen ×",
        "Verwijder filter Vanaf dinsdag 1 december 2026 ×",
        "Verwijder filter Tot en met donderdag 31 december 2026 ×",
        "Verwijder filter “café” ×",
        "Wis alles",
    ]
    assert tags["Wis alles"] == "/agenda/"
    parts = query.split("&")
    for at, address in enumerate(list(tags.values())[:-1]):
        assert address == f"/agenda/?{'&'.join(parts[:at] + parts[at + 1 :])}"


def test_the_form_holds_what_was_chosen(client, several):
    found = page(client, "/agenda/?doelgroep=kinderen&vorm=fysiek&van=2026-12-01&q=zagen&samen=ja")
    form = found.select_one(".filters__form")
    assert (form["method"], form["action"]) == ("get", "/agenda/#resultaat")
    assert sorted((one["name"], one["value"]) for one in form.select("[checked]")) == [
        ("doelgroep", "kinderen"),
        ("samen", "ja"),
        ("vorm", "fysiek"),
    ]
    values = {one["name"]: one["value"] for one in form.select("input:not([type=checkbox])")}
    assert values == {"q": "zagen", "van": "2026-12-01", "tot": ""}
    assert texts(found, ".filters[open] > summary") == ["Kies wat je wilt zien"]


@pytest.mark.once
def test_words_reach_the_newest_published_activities_of_the_calendar(client, network, monkeypatch):
    monkeypatch.setattr("events.filters.MAX_EVENTS", 2)
    for number in (1, 2, 3):
        builders.event(network.gouda.calendar, f"Taal {number}")
    builders.event(network.delft.calendar, "Taal in Delft")
    builders.event(network.delft.calendar, "Taal later", publish=False)
    assert titles(client, f"{network.gouda.calendar.url}?q=taal") == ["Taal 2", "Taal 3"]
    assert titles(client, f"{network.delft.calendar.url}?q=taal") == ["Taal in Delft"]
    assert titles(client, f"{network.calendar.url}?q=taal") == ["Taal 3", "Taal in Delft"]
    for feed in ("feed.ics", "feed.json", "feed.xml"):
        content = client.get(f"{network.delft.calendar.url}{feed}?q=taal").content.decode()
        assert "Taal in Delft" in content, feed


@pytest.mark.once
@pytest.mark.parametrize("below", ["", "dag/2026-12-03/"])
def test_the_count_does_not_say_that_words_reach_everything(client, network, monkeypatch, below):
    monkeypatch.setattr("events.filters.MAX_EVENTS", 2)
    monkeypatch.setattr("events.calendar.asked.MAX_EVENTS", 2)
    for number in (1, 2, 3):
        builders.event(network.gouda.calendar, f"Taal {number}")
    builders.event(network.delft.calendar, "Koor")

    def said(calendar, word):
        found = page(client, f"{calendar.url}{below}?q={word}")
        return text(found.select_one('[role="status"]'))

    assert said(network.calendar, "taal") == "Meer dan 1 activiteiten gevonden"
    assert said(network.calendar, "koor") == "1 activiteit gevonden"
    assert said(network.delft.calendar, "taal") == "0 activiteiten gevonden"


@pytest.mark.django_db
def test_filters_have_one_order_and_no_doubles():
    query = QueryDict("q=a&vorm=online&vorm=fysiek&vorm=online&van=2026-12-03&doelgroep=ouders")
    assert Filters.read(query).pairs() == [
        ("doelgroep", "ouders"),
        ("vorm", "fysiek"),
        ("vorm", "online"),
        ("van", "2026-12-03"),
        ("q", "a"),
    ]


@pytest.mark.django_db
def test_no_filters_ask_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        filters = Filters.read(QueryDict("utm_source=x&q=&thema="))
    assert (bool(filters), filters.pairs()) == (False, [])


@pytest.mark.django_db
def test_reading_too_much_raises():
    with pytest.raises(TooMuch):
        Filters.read(QueryDict("q=" + "x" * 2001))
