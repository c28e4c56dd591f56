"""The overview of communities: its filters, its map, and that both say the same."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.map import drawing
from communities.models import CommunityTheme

from .. import builders, kept

PLACES = {
    "Zaai en maak": ("Gouda", 52.0147, 4.7093, "moss", "leaves"),
    "Spoorzoekers": ("Waddinxveen", 52.044, 4.651, "slate", "bricks"),
    "Samen aan tafel": ("Heerhugowaard", 52.667, 4.836, "brick", "stripes"),
}


@kept.world
def communities(site):
    """Three groups in two provinces, and one of which nobody knows where it is."""
    found = {}
    for title, (place, latitude, longitude, colour, pattern) in PLACES.items():
        library = builders.library(
            f"Bibliotheek {place}", place=place, latitude=latitude, longitude=longitude
        )
        found[title] = builders.community(
            site, title, library=library, colour=colour, pattern=pattern
        )
    found["Zwervers"] = builders.community(
        site, "Zwervers", library=builders.library("Bibliobus", place="Onderweg")
    )
    found["theme"] = builders.theme(site, "Groen")
    for title in ("Zaai en maak", "Samen aan tafel"):
        found[title].theme_links = [CommunityTheme(theme=found["theme"])]
        found[title].save()
    found["Zwervers"].theme_links = [CommunityTheme(theme=builders.theme(site, "Lezen"))]
    found["Zwervers"].save()
    return found


def read(client, query=""):
    response = client.get(f"/communities/{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def listed(soup):
    return [one.get_text(strip=True) for one in soup.select(".community-card__name > a")]


def pinned(soup):
    return [(one.title.get_text(), one["href"]) for one in soup.select("svg a.map__pin")]


def test_the_map_links_to_what_the_list_links_to(communities, client):
    soup = read(client)
    assert listed(soup) == ["Samen aan tafel", "Spoorzoekers", "Zaai en maak", "Zwervers"]
    assert pinned(soup) == [
        ("1 Heerhugowaard: Samen aan tafel", "/communities/samen-aan-tafel/"),
        ("2 Waddinxveen: Spoorzoekers", "/communities/spoorzoekers/"),
        ("3 Gouda: Zaai en maak", "/communities/zaai-en-maak/"),
    ]
    numbers = [one.find(string=True) for one in soup.select(".community-card__number")]
    assert numbers == ["1", "2", "3", "4"]
    assert "Niet op de kaart: Zwervers." in soup.get_text()


def test_a_pin_has_number_name_and_pattern_beside_its_colour(communities, client):
    pin = read(client).select("svg a.map__pin")[0]
    assert "colour-brick" in pin["class"]
    assert pin.select_one(".map__cut")["fill"] == "url(#kaart-stripes)"
    assert [one.get_text() for one in pin.select("text")] == ["1", "Heerhugowaard"]


def test_numbers_in_the_drawing_have_points_and_no_commas(communities, client):
    svg = read(client).select_one("svg.map")
    assert svg["viewbox"].split() == [str(int(one)) for one in svg["viewbox"].split()]
    for one in svg.select("rect, text, circle"):
        assert all("," not in str(value) for value in one.attrs.values())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?thema=groen", ["Samen aan tafel", "Zaai en maak"]),
        ("?regio=zuid-holland", ["Spoorzoekers", "Zaai en maak"]),
        (
            "?regio=zuid-holland&regio=noord-holland",
            ["Samen aan tafel", "Spoorzoekers", "Zaai en maak"],
        ),
        ("?thema=groen&regio=zuid-holland", ["Zaai en maak"]),
        (
            "?utm_source=x&thema=",
            ["Samen aan tafel", "Spoorzoekers", "Zaai en maak", "Zwervers"],
        ),
    ],
)
def test_filters_hold_for_list_and_map_alike(communities, client, query, expected):
    soup = read(client, query)
    assert listed(soup) == expected
    on_map = [words.split(": ")[1] for words, _ in pinned(soup)]
    assert on_map == [title for title in expected if title != "Zwervers"]
    assert soup.select_one('meta[name="robots"]')["content"] == "noindex"
    assert soup.select_one('link[rel="canonical"]')["href"].endswith("/communities/")


def test_the_frame_stays_when_fewer_are_shown(communities, client):
    frames = {
        read(client, query).select_one("svg")["viewbox"] for query in ("", "?regio=noord-holland")
    }
    assert len(frames) == 1


def test_counts_say_what_a_choice_gives_beside_the_others(communities, client):
    def counts(query):
        return {
            box["value"]: int(box.parent.select_one(".filters__count").find(string=True)[1:])
            for box in read(client, query).select(".filters input")
        }

    places = {"noord-holland": 1, "zuid-holland": 2}
    assert counts("") == {"groen": 2, "lezen": 1, **places}
    assert counts("?regio=zuid-holland") == {"groen": 1, "lezen": 0, **places}


def test_what_was_chosen_is_named_with_a_way_to_undo_it(communities, client):
    tags = read(client, "?thema=groen&regio=zuid-holland").select(".result__tags a")
    assert [one["href"] for one in tags] == [
        "?regio=zuid-holland#resultaat",
        "?thema=groen#resultaat",
        "/communities/",
    ]


def test_choices_that_nothing_meets_lead_back(communities, client):
    communities["Samen aan tafel"].theme_links = []
    communities["Samen aan tafel"].save()
    soup = read(client, "?thema=groen&regio=noord-holland")
    assert listed(soup) == []
    assert soup.find("a", string="Toon alle community’s")["href"] == "/communities/"


@pytest.mark.parametrize("query", ["?thema=bestaat-niet", "?regio=zeeland", "?regio=%00"])
def test_an_unknown_choice_is_refused_with_a_way_out(communities, client, query):
    response = client.get(f"/communities/{query}")
    assert response.status_code == 404
    text = response.content.decode()
    assert "kennen we niet" in text
    assert 'href="/communities/"' in text


def test_a_closed_community_is_neither_listed_nor_counted_nor_drawn(communities, client):
    communities["Zaai en maak"].unpublish()
    soup = read(client)
    assert "Zaai en maak" not in soup.get_text()
    counts = [one.get_text(strip=True) for one in soup.select(".filters__count")]
    assert [one.split("community")[0] for one in counts] == ["(1", "(1", "(1", "(1"]


def test_a_theme_that_is_a_draft_is_no_choice(communities, client):
    communities["theme"].unpublish()
    assert [one["value"] for one in read(client).select('input[name="thema"]')] == []
    assert client.get("/communities/?thema=groen").status_code == 404


def test_without_any_place_there_is_a_list_and_no_map(site, client):
    builders.community(site, "Zwervers")
    soup = read(client)
    assert listed(soup) == ["Zwervers"]
    assert soup.select("svg.map") == []


def test_too_many_for_pins_are_counted_by_province(communities, client, monkeypatch):
    monkeypatch.setattr(drawing, "MOST_PINS", 2)
    assert pinned(read(client)) == [
        ("1 Noord-Holland", "?regio=noord-holland#resultaat"),
        ("2 Zuid-Holland", "?regio=zuid-holland#resultaat"),
    ]


def test_the_map_names_its_source_and_licence(communities, client):
    text = read(client).select_one(".places__source")
    assert "MapSVG en svg-maps" in text.get_text()
    assert "creativecommons.org/licenses/by/4.0" in text.a["href"]


def test_openstreetmap_is_a_link_with_a_warning(communities, client):
    soup = read(client)
    link = soup.select_one('a[href^="https://www.openstreetmap.org/"]')
    assert link["href"] == "https://www.openstreetmap.org/#map=9/52.341/4.744"
    assert "adres van je internetverbinding" in link.parent.get_text()


@pytest.mark.once
def test_queries_do_not_grow_with_communities(communities, site, client):
    def count(query):
        client.get(f"/communities/{query}")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/communities/{query}")
        return len(captured)

    before = count(""), count("?thema=groen")
    for number in range(4):
        library = builders.library(f"Bibliotheek {number}", latitude=52.0, longitude=4.7)
        builders.community(site, f"Groep {number}", library=library)
    assert (count(""), count("?thema=groen")) == before
