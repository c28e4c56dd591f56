"""The list of all articles, to choose by kind, role, theme and step."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from wagtail.models import PageViewRestriction

ADDRESS = "/kennisbank/alles/"


def listed(client, query=""):
    page = BeautifulSoup(client.get(f"{ADDRESS}{query}").content, "html.parser")
    return [one.get_text() for one in page.select(".page-list a")]


EVERYTHING = [
    "Luister eerst",
    "Stap 3: Regel de basis",
    "Groen en duurzaam",
    "Zadenbibliotheek in Gouda",
    "Gespreksleidraad",
    "Witboek",
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", EVERYTHING),
        ("?soort=hulpmiddel", ["Gespreksleidraad"]),
        ("?soort=hulpmiddel&soort=thema", ["Groen en duurzaam", "Gespreksleidraad"]),
        ("?stap=3", ["Luister eerst", "Stap 3: Regel de basis", "Gespreksleidraad"]),
        (
            "?thema=groen-en-duurzaam",
            ["Luister eerst", "Groen en duurzaam", "Zadenbibliotheek in Gouda"],
        ),
        ("?rol=programmamaker", ["Luister eerst", "Gespreksleidraad"]),
        ("?rol=programmamaker&soort=handvat&stap=3", ["Luister eerst"]),
        ("?rol=directie", []),
        ("?utm_source=x", EVERYTHING),
        ("?rol=", EVERYTHING),
    ],
)
def test_choices_narrow_the_list(base, client, query, expected):
    assert listed(client, query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "?rol=baas",
        "?stap=99",
        "?stap=٣",
        "?thema=%00",
        "?soort=x%27",
        "?pagina=2",
        "?pagina=0",
        "?pagina=x",
        "?thema=" + "a" * 5000,
    ],
)
def test_what_does_not_exist_is_a_helpful_404(base, client, query):
    response = client.get(f"{ADDRESS}{query}")
    assert response.status_code == 404
    assert f'href="{ADDRESS}"' in response.content.decode()


def test_counts_are_what_a_choice_gives_together_with_the_other_groups(base, client):
    page = BeautifulSoup(client.get(f"{ADDRESS}?stap=3").content, "html.parser")
    labels = {
        box["value"]: box.parent.get_text(" ", strip=True)
        for box in page.select("input[name=soort]")
    }
    assert "(1" in labels["handvat"]
    assert "(0" in labels["publicatie"]
    assert page.select_one("[role=status]").get_text() == "3 artikelen gevonden"
    removed = page.select_one(".result__tags a")
    assert removed.get_text(" ", strip=True) == "Verwijder filter Stap 3: Regel de basis ×"
    assert removed["href"] == "?#resultaat"


def test_what_is_closed_is_neither_listed_nor_a_way_to_choose(base, client):
    PageViewRestriction.objects.create(page=base.theme, restriction_type=PageViewRestriction.LOGIN)
    assert "Groen en duurzaam" not in client.get(ADDRESS).content.decode()
    assert client.get(f"{ADDRESS}?thema=groen-en-duurzaam").status_code == 404
    client.force_login(User.objects.create_user("lezer"))
    assert "Groen en duurzaam" in listed(client)


def test_a_filtered_list_stays_out_of_search_engines_and_the_whole_one_does_not(base, client):
    assert "noindex" in client.get(f"{ADDRESS}?stap=3").content.decode()
    assert "noindex" not in client.get(ADDRESS).content.decode()
