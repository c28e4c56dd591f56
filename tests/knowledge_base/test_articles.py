"""Articles as readers meet them: sections, contents, words, prints, relations."""

import json
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from knowledge_base import reading, video
from knowledge_base.models import PublicationPage

from . import library


def soup(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_a_guideline_has_its_sections_and_names_them_in_its_contents(base, client):
    page = soup(client, base.guideline.url)
    headings = [one.get_text() for one in page.select(".article__body > h2, .do-dont h2")]
    assert headings[:5] == [
        "Waarom",
        "Zo doe je het",
        "Doe dit",
        "Doe dit niet",
        "Zo deden anderen het",
    ]
    links = page.select(".toc a")
    assert [one.get_text() for one in links][:2] == ["Waarom", "Zo doe je het"]
    assert all(page.select(one["href"]) for one in links)
    assert page.select_one(".explained h3")["id"] == "kop-ga-naar-de-markt"


def test_a_hard_word_is_explained_below_and_one_can_go_back(base, client):
    page = soup(client, base.guideline.url)
    link = page.select_one("a.term")
    assert (link.get_text(), link["href"]) == ("kerngroep", "#begrip-kerngroep")
    explained = page.select_one("#begrip-kerngroep")
    assert "De deelnemers die trekken." in explained.get_text()
    assert [one["href"] for one in explained.select("a")] == [
        "/kennisbank/begrippen/kerngroep/",
        "#woord-kerngroep",
    ]


def test_no_word_is_explained_when_the_glossary_is_closed(base, client):
    PageViewRestriction.objects.create(
        page=base.glossary, restriction_type=PageViewRestriction.LOGIN
    )
    assert soup(client, base.guideline.url).select("a.term") == []


def test_a_step_tells_what_is_needed_and_how_to_decide(base, client):
    text = soup(client, base.step.url).select_one("main").get_text(" ", strip=True)
    for words in (
        "Uren op het rooster",
        "Anders begin je niet.",
        "De manager zegt ja of nee.",
        "Tekent.",
        "Gespreksleidraad",
    ):
        assert words in text


def test_a_fact_leads_to_its_source(base, client):
    page = soup(client, base.example.url)
    mark = page.select_one(".source-mark")
    assert page.select_one(mark["href"]).get_text() == "Een krant"


def test_a_theme_has_a_page_for_residents_and_one_for_libraries(base, client):
    residents = soup(client, base.theme.url).select_one("main").get_text()
    libraries = soup(client, f"{base.theme.url}voor-bibliotheken/").select_one("main").get_text()
    assert "Samen tuinieren." in residents
    assert "Begin klein" not in residents
    assert "Begin klein" in libraries
    assert "Luister eerst" in libraries


def test_relations_show_in_both_directions(base, client):
    guideline = soup(client, base.guideline.url)
    targets = {one["href"] for one in guideline.select("main a[href]")}
    assert {base.step.url, base.theme.url, base.tool.url, base.example.url} <= targets
    for other in (base.step.url, f"{base.theme.url}voor-bibliotheken/", base.tool.url):
        assert base.guideline.url in {one["href"] for one in soup(client, other).select("a[href]")}


@pytest.mark.parametrize("section", ["plan", "guidelines", "themes", "examples", "tools"])
def test_a_section_prints_as_one_page_with_whole_articles(base, client, section):
    page = soup(client, f"{getattr(base, section).url}afdrukken/")
    levels = [int(one.name[1]) for one in page.select("main h1, main h2, main h3, main h4")]
    assert levels[:2] == [1, 2]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [one["id"] for one in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"


def test_equal_headings_of_two_printed_articles_have_addresses_of_their_own(base, client):
    for title in ("Een", "Twee"):
        library.add(
            base, base.publications, PublicationPage(title=title, body=[("heading", "Tip")])
        )
    page = soup(client, f"{base.publications.url}afdrukken/")
    headings = [one for one in page.select("h3") if one.get_text() == "Tip"]
    assert [one["id"] for one in headings] == ["kop-tip", "kop-tip-2"]


def test_the_printed_plan_holds_every_step_whole(base, client):
    text = soup(client, f"{base.plan.url}afdrukken/").get_text(" ", strip=True)
    assert "Stap 3: Regel de basis" in text
    assert "Vraag zes uur per week." in text
    assert "Anders begin je niet." in text


def test_a_step_is_a_how_to_for_search_engines_and_a_guideline_an_article(base, client):
    step = json.loads(
        soup(client, base.step.url).select_one('script[type="application/ld+json"]').string
    )
    assert step["@type"] == "HowTo"
    assert [one["name"] for one in step["step"]] == ["Vraag uren", "Vraag een sleutel"]
    assert step["step"][0]["text"] == "Vraag zes uur per week."
    assert step["supply"] == [{"@type": "HowToSupply", "name": "Uren op het rooster"}]
    guideline = json.loads(
        soup(client, base.guideline.url).select_one('script[type="application/ld+json"]').string
    )
    assert guideline["@type"] == "Article"
    assert guideline["headline"] == "Luister eerst"
    assert guideline["datePublished"] == "2026-11-02T12:05:00+01:00"


def test_every_page_says_its_one_address(base, client):
    for address in (base.guideline.url, "/kennisbank/", f"{base.plan.url}afdrukken/"):
        link = soup(client, f"{address}?utm_source=x").select_one('link[rel="canonical"]')
        assert link["href"] == f"http://localhost{address}"


def test_reading_time_counts_the_words_of_all_sections(base):
    texts = [
        "Kort gezegd.",
        "De kerngroep weet meer.",
        "Ga naar de markt",
        "Spreek daar mensen aan.",
        "Vraag door",
        "Verkoop niets",
    ]
    assert reading.words_of(base.guideline) == len(" ".join(texts).split())
    assert [reading.minutes(words) for words in (0, 1, 180, 181)] == [1, 1, 1, 2]


def test_a_moved_article_is_found_at_its_old_address(
    base, client, django_capture_on_commit_callbacks
):
    old = base.guideline.url
    base.guideline.slug = "eerst-luisteren"
    with django_capture_on_commit_callbacks(execute=True):
        base.guideline.save_revision().publish()
    assert client.get(old)["Location"] == "/kennisbank/handvatten/eerst-luisteren/"


@pytest.mark.parametrize(
    ("address", "player"),
    [
        (
            "https://www.youtube.com/watch?v=abc_DEF-123&t=5",
            "https://www.youtube-nocookie.com/embed/abc_DEF-123",
        ),
        ("https://youtu.be/abcdef12345", "https://www.youtube-nocookie.com/embed/abcdef12345"),
        ("https://vimeo.com/12345678", "https://player.vimeo.com/video/12345678?dnt=1"),
    ],
)
def test_a_video_is_fetched_only_when_asked_for(base, client, address, player):
    base.publication.video_url = address
    base.publication.full_clean()
    base.publication.save()
    before = client.get(base.publication.url)
    assert "<iframe" not in before.content.decode()
    assert "frame-src" not in before["Content-Security-Policy"]
    after = client.get(f"{base.publication.url}video/")
    frame = BeautifulSoup(after.content, "html.parser").select_one("iframe")
    assert frame["src"] == player
    host = player.split("/")[2]
    assert f"frame-src https://{host}" in after["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address",
    [
        "http://youtu.be/abcdef12345",
        "https://voorbeeld.nl/v",
        'https://youtube.com/watch?v=a"b',
        "https://vimeo.com/x",
        "https://[",
        "https://youtube.com.voorbeeld.nl/watch?v=abcdef12345",
    ],
)
def test_other_addresses_are_refused_in_dutch(address):
    with pytest.raises(ValidationError, match="YouTube of Vimeo"):
        video.check_address(address)


def test_without_a_video_there_is_no_player_page(base, client):
    assert client.get(f"{base.publication.url}video/").status_code == 404
