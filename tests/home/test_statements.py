"""What the site says of itself: complete, honest, in plain words, and linked from every page."""

import re

import pytest
from bs4 import BeautifulSoup

from home.demo import content, streams
from home.models import StandardPage

STATEMENTS = {item["slug"]: item for item in content.read("network.yaml").data["standard_pages"]}
# Those that the footer has to lead to.
WANTED = [
    "over",
    "contact",
    "privacy",
    "toegankelijkheid",
    "probleem-melden",
    "kwetsbaarheid-melden",
    "colofon",
]
MOST_WORDS = 15
DISCOURAGED = re.compile(
    r"\b(middels|indien|teneinde|faciliter\w+|connectie|optimaliser\w+|derhalve|dienen te)\b", re.I
)


def texts(slug: str) -> list[str]:
    return [
        text
        for section in STATEMENTS[slug]["sections"]
        for text in [*section["paragraphs"], *section.get("items", [])]
    ]


def test_all_statements_are_there():
    assert list(STATEMENTS) == WANTED


@pytest.mark.parametrize("slug", WANTED)
def test_sentences_are_short_and_plain(slug):
    sentences = [one for text in texts(slug) for one in re.split(r"(?<=[.?!])\s", text)]
    assert sum(len(one.split()) for one in sentences) / len(sentences) <= MOST_WORDS
    assert max(len(one.split()) for one in sentences) <= 20
    assert DISCOURAGED.findall(" ".join(texts(slug))) == []


def test_the_accessibility_statement_claims_nothing_that_was_not_examined():
    text = " ".join(texts("toegankelijkheid"))
    assert "Geen onafhankelijke deskundige heeft deze site onderzocht." in text
    assert re.findall(r"\b(status [A-E]|voldoet volledig|voldoen volledig)\b", text) == []
    headings = [section["heading"] for section in STATEMENTS["toegankelijkheid"]["sections"]]
    assert {"Dit is een concept", "Wat we nog niet weten", "Lukt er iets niet?"} <= set(headings)


@pytest.mark.parametrize(
    "credit",
    [
        "Atkinson Hyperlegible Next",
        "Bitter",
        "SIL Open Font License 1.1",
        "MapSVG",
        "CC BY 4.0",
        "OpenTaal",
        "EUPL 1.2",
    ],
)
def test_the_colophon_gives_credit(credit):
    assert credit in " ".join(texts("colofon"))


def test_every_page_leads_to_them_from_its_foot(site, client):
    for slug, item in STATEMENTS.items():
        site.home.add_child(
            instance=StandardPage(
                slug=slug,
                title=item["title"],
                summary=item["summary"],
                body=streams.sections(item["sections"]),
            )
        )
    for address in ("/", "/agenda/", "/colofon/"):
        soup = BeautifulSoup(client.get(address).content, "html.parser")
        links = [one["href"] for one in soup.select(".site-footer__menu a")]
        assert links == [f"/{slug}/" for slug in WANTED]
        assert {client.get(link).status_code for link in links} == {200}


def test_a_statement_links_to_what_it_names(site):
    other = site.home.add_child(instance=StandardPage(slug="er-bij", title="Er bij", body=[]))
    body = [
        ("heading", "[geen](/er-bij/)"),
        ("paragraph", "<p>Kijk bij [Er &amp; bij](/er-bij/) of [mail](mailto:a@example.org).</p>"),
    ]
    assert streams.linked(body, site.home) == [
        ("heading", "[geen](/er-bij/)"),
        (
            "paragraph",
            f'<p>Kijk bij <a linktype="page" id="{other.pk}">Er &amp; bij</a>'
            ' of <a href="mailto:a@example.org">mail</a>.</p>',
        ),
    ]
    with pytest.raises(ValueError, match="/weg/"):
        streams.linked([("paragraph", "<p>[Weg](/weg/)</p>")], site.home)
