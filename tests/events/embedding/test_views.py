"""A calendar in a frame: who may show it, how it looks, and what it never shows."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home.style_guide import tokens
from tests import builders

pytestmark = pytest.mark.once

GOUDA = "https://www.bieb-gouda.example"
DELFT = "https://www.bieb-delft.example"


@pytest.fixture(autouse=True)
def _still_clock(time_machine_now):
    """Noon on 22 November 2026."""


@pytest.fixture
def community(site):
    return builders.community(site, "Zaai en maak", colour="moss", pattern="leaves")


@pytest.fixture
def delft(site):
    library = builders.library("Bibliotheek Delft", place="Delft", calendar_sites=DELFT)
    return builders.community(site, "Taal en thee", library=library)


def register(community, *origins) -> None:
    community.library.calendar_sites = "\n".join(origins)
    community.library.save()


def get(client, community, query="", status=200):
    response = client.get(f"{community.calendar.url}insluiten/{query}")
    assert response.status_code == status
    return response


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def ancestors(response) -> str:
    found = [
        one.strip()
        for one in response["Content-Security-Policy"].split(";")
        if one.strip().startswith("frame-ancestors")
    ]
    assert len(found) == 1
    return found[0].removeprefix("frame-ancestors ")


def titles(response) -> list[str]:
    return [one.get_text(strip=True) for one in soup(response).select(".event__title a")]


def test_without_registered_websites_only_our_own_site_shows_it(client, community):
    response = get(client, community)
    assert ancestors(response) == "'self'"
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_registered_websites_may_show_this_view_and_no_other(client, community):
    register(community, GOUDA, "https://bieb-gouda.example")
    response = get(client, community)
    assert ancestors(response) == f"'self' {GOUDA} https://bieb-gouda.example"
    assert "X-Frame-Options" not in response
    builders.event(community.calendar)
    for address in ("", "abonneren/", "repair-cafe/", "feed.json"):
        other = client.get(f"{community.calendar.url}{address}")
        assert other.status_code == 200
        assert ancestors(other) == "'self'"
        assert other["X-Frame-Options"] == "SAMEORIGIN"


def test_the_rest_of_the_policy_stays_strict(client, community):
    register(community, GOUDA)
    policy = get(client, community)["Content-Security-Policy"]
    whole = client.get(community.calendar.url)["Content-Security-Policy"]
    assert sorted(policy.replace(f" {GOUDA}", "").split("; ")) == sorted(whole.split("; "))


def test_a_website_of_another_library_opens_nothing(client, community, delft):
    register(community, GOUDA)
    assert ancestors(get(client, community, "?voor=bibliotheek-delft")) == f"'self' {GOUDA}"
    assert ancestors(get(client, delft)) == f"'self' {DELFT}"


def test_what_was_stored_past_the_form_opens_nothing(client, community):
    register(community, "*", "http://a.example", "https://*.example", "a.example; script-src *")
    assert ancestors(get(client, community)) == "'self'"


def test_the_network_is_shown_by_the_library_that_the_address_names(client, site, delft):
    assert ancestors(client.get("/agenda/insluiten/")) == "'self'"
    response = client.get("/agenda/insluiten/?voor=bibliotheek-delft")
    assert ancestors(response) == f"'self' {DELFT}"
    assert soup(response).h1.get_text(strip=True) == "Agenda van Kloppend Hart"
    for unknown in ("bestaat-niet", "%00", "a%00b"):
        response = client.get(f"/agenda/insluiten/?voor={unknown}")
        assert response.status_code == 404
        assert ancestors(response) == "'self'"


def test_a_closed_calendar_stays_on_our_own_site(client, community, admin_user):
    register(community, GOUDA)
    builders.event(community.calendar)
    PageViewRestriction.objects.create(page=community, restriction_type="login")
    refused = get(client, community, status=302)
    assert ancestors(refused) == "'self'"
    client.force_login(admin_user)
    response = get(client, community)
    assert titles(response) == ["Repair Café"]
    assert ancestors(response) == "'self'"
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_what_is_not_public_is_not_there(client, site, community, delft):
    builders.event(community.calendar, "Zichtbaar")
    builders.event(community.calendar, "Concept", publish=False)
    builders.event(delft.calendar, "Van Delft")
    PageViewRestriction.objects.create(page=delft, restriction_type="login")
    assert titles(get(client, community)) == ["Zichtbaar"]
    assert titles(client.get("/agenda/insluiten/")) == ["Zichtbaar"]
    community.unpublish()
    get(client, community, status=404)
    assert titles(client.get("/agenda/insluiten/")) == []


def test_it_says_what_it_is_and_leads_to_the_whole_calendar(client, community):
    builders.event(community.calendar)
    response = get(client, community)
    found = soup(response)
    assert [one.get_text(strip=True) for one in found.select("h1, title")] == [
        "Agenda van Zaai en maak",
        "Agenda van Zaai en maak",
    ]
    assert found.base["target"] == "_top"
    assert not found.select("[target]:not(base), script, form, .site-header, .site-footer")
    assert found.select_one("footer a")["href"] == community.calendar.url
    [link] = found.select(".event__title a")
    assert client.get(link["href"]).status_code == 200
    assert found.find("link", rel="canonical")["href"].endswith(community.calendar.url)
    assert found.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def test_examples_are_called_so(client, community):
    assert "Voorbeeld" not in get(client, community).text
    community.calendar.is_example = True
    community.calendar.save()
    assert "Voorbeeld" in get(client, community).text


def test_filters_are_those_of_every_view(client, site, community):
    theme = builders.theme(site)
    builders.event(community.calendar, "Repair Café", themes=[theme])
    builders.event(community.calendar, "Koor", rule="FREQ=WEEKLY;COUNT=5")
    assert titles(get(client, community, f"?thema={theme.slug}&utm_source=x")) == ["Repair Café"]
    assert titles(get(client, community, "?q=koor&aantal=3")) == ["Koor"] * 3
    assert titles(get(client, community, "?samen=ja")) == ["Repair Café", "Koor"]
    assert titles(get(client, community, "?van=2026-12-10&tot=2026-12-17")) == ["Koor"] * 2
    found = soup(get(client, community, "?q=koor&kleur=oker"))
    assert found.select_one("footer a")["href"] == f"{community.calendar.url}?q=koor"
    empty = soup(get(client, community, "?q=bestaatniet"))
    assert empty.main.get_text(strip=True) == "Er is niets dat bij je keuzes past."
    assert empty.select_one("footer a")["href"] == community.calendar.url


def test_number_counts_dates(client, community):
    builders.event(community.calendar, rule="FREQ=DAILY;COUNT=40")
    assert len(titles(get(client, community))) == 10
    assert len(titles(get(client, community, "?aantal=30"))) == 30
    assert len(titles(get(client, community, "?aantal=1"))) == 1


def test_colour_is_that_of_the_community_or_a_chosen_one(client, community):
    assert soup(get(client, community)).body["class"] == [
        "embedded",
        "colour-moss",
        "pattern-leaves",
    ]
    body = soup(get(client, community, "?kleur=baksteenrood")).body
    assert body["class"] == ["embedded", "colour-brick", "pattern-leaves"]


@pytest.mark.parametrize(("word", "sheet"), [("licht", "light"), ("donker", "dark"), ("auto", "")])
def test_scheme_is_chosen_or_left_to_the_visitor(client, community, word, sheet):
    found = soup(get(client, community, f"?uiterlijk={word}"))
    sheets = [
        one["href"] for one in found.select("link[rel=stylesheet]") if "scheme" in one["href"]
    ]
    assert sheets == ([f"/static/site_config/css/scheme_{sheet}.css"] if sheet else [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chosen_scheme_has_the_colours_of_the_site(scheme):
    sheet = Path(finders.find(f"site_config/css/scheme_{scheme}.css")).read_text("utf-8")
    assert dict(tokens.COLOUR.findall(sheet)) == tokens.schemes()[scheme]


def test_compact_is_one_line_for_each(client, community):
    builders.event(community.calendar, rule="FREQ=DAILY;COUNT=3")
    builders.change(community.calendar.get_children().get().specific, "2026-12-04", cancelled=True)
    found = soup(get(client, community, "?weergave=compact"))
    lines = [" ".join(one.get_text(" ").split()) for one in found.select(".embedded__line")]
    assert lines == [
        "Donderdag 3 december, 19.30 uur Repair Café",
        "Vrijdag 4 december, 19.30 uur Repair Café Gaat niet door: Ziekte",
        "Zaterdag 5 december, 19.30 uur Repair Café",
    ]


def test_what_stands_there_once_says_when_it_comes_again(client, community):
    builders.event(community.calendar, rule="FREQ=WEEKLY;COUNT=5")
    for layout in ("volledig", "compact"):
        found = soup(get(client, community, f"?samen=ja&weergave={layout}"))
        [said] = found.select(".event__repetition")
        assert said.get_text(strip=True).startswith("Elke donderdag, 5 keer")


@pytest.mark.parametrize(
    "query",
    [
        "?kleur=paars",
        "?kleur=moss",
        "?kleur=oker&kleur=blauw",
        "?uiterlijk=dark",
        "?weergave=groot",
        "?aantal=0",
        "?aantal=31",
        "?aantal=-1",
        "?aantal=999",
        "?aantal=1e1",
        "?aantal=%D9%A3",
        "?aantal=%00",
        "?kleur=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "?thema=bestaat-niet",
        "?vorm=%00",
        "?van=2026-02-30",
        "?van=2026-12-02&tot=2026-12-01",
        "?van=2999-01-01",
        "?samen=misschien",
    ],
)
def test_a_value_that_nobody_knows_gets_a_small_page_that_helps(client, community, query):
    register(community, GOUDA)
    response = get(client, community, query, status=404)
    found = soup(response)
    assert "We kunnen de agenda hier niet laten zien." in found.main.get_text()
    assert not found.select("script, .site-header")
    assert found.select_one("footer a")["href"].endswith(community.calendar.url)
    assert ancestors(response) == f"'self' {GOUDA}"
    assert "\x00" not in response.text
    assert response["X-Robots-Tag"] == "noindex"


def test_too_many_filters_are_refused_small(client, community):
    response = get(client, community, "?" + "&".join(f"thema=t{at}" for at in range(70)), 400)
    assert "Er staan te veel filters in dit adres." in response.text


@pytest.mark.parametrize("tail", ["insluiten/x/", "insluiten/2026/", "insluiten/feed.ics"])
def test_there_is_nothing_below_it(client, community, tail):
    assert client.get(f"{community.calendar.url}{tail}").status_code == 404


def test_no_activity_can_take_its_address(community):
    with pytest.raises(Exception, match="Kies een ander"):
        builders.event(community.calendar, slug="insluiten")


def test_a_renamed_community_keeps_its_frames(
    client, community, django_capture_on_commit_callbacks
):
    old = f"{community.calendar.url}insluiten/?kleur=oker"
    page = type(community).objects.get(pk=community.pk)
    page.slug = "anders"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    response = client.get(old)
    assert response.status_code == 301
    assert response["Location"] == "/communities/anders/agenda/insluiten/?kleur=oker"


@pytest.mark.once
@pytest.mark.parametrize("query", ["", "?weergave=compact", "?samen=ja&vorm=fysiek"])
@pytest.mark.parametrize("network", [False, True])
def test_queries_do_not_grow(client, site, community, delft, query, network):
    register(community, GOUDA)
    address = f"{'/agenda/' if network else community.calendar.url}insluiten/{query}"

    def count() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    builders.event(community.calendar, "Eerste")
    one = count()
    for at in range(3):
        place = builders.venue(f"Plek {at}")
        builders.event(community.calendar, f"Ook {at}", venue=place, rule="FREQ=WEEKLY;COUNT=3")
        builders.event(delft.calendar, f"Delft {at}")
    register(community, *(f"https://bieb{at}.example" for at in range(10)))
    assert count() == one
    assert one <= 10
