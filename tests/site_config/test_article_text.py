"""Anchors, contents and explained words in a rendered article."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template

from site_config import article_text


def term(slug, *forms):
    return SimpleNamespace(slug=slug, forms=list(forms))


def test_every_heading_gets_an_anchor_and_the_contents_name_the_highest_level():
    text = article_text.read("<h2>Zo doe je het</h2><h3>Lees <em>eerst</em></h3><h2>Ja</h2>")
    assert text.html == (
        '<h2 id="kop-zo-doe-je-het">Zo doe je het</h2>'
        '<h3 id="kop-lees-eerst">Lees <em>eerst</em></h3><h2 id="kop-ja">Ja</h2>'
    )
    assert [one.text for one in text.sections] == ["Zo doe je het", "Ja"]


def test_an_anchor_that_stands_there_is_kept_and_equal_headings_differ():
    text = article_text.read('<h2 id="eigen">Waarom</h2><h2>Waarom</h2><h2>Waarom</h2><h2>?</h2>')
    assert [one.anchor for one in text.headings] == [
        "eigen",
        "kop-waarom",
        "kop-waarom-2",
        "kop-tekst",
    ]


def test_the_first_occurrence_of_a_word_leads_to_its_explanation():
    community = term("community", "Community", "community’s")
    text = article_text.read("<p>Een community is meer. Community’s groeien.</p>", [community])
    assert text.html == (
        '<p>Een <a class="term" id="woord-community" href="#begrip-community">community</a> '
        "is meer. Community’s groeien.</p>"
    )
    assert text.terms == [community]


@pytest.mark.parametrize(
    "html",
    [
        "<h2 id='a'>De kerngroep</h2>",
        "<p><a href='/x/'>de kerngroep</a></p>",
        "<p>kerngroepen en subkerngroep</p>",
        "<ul><li><label>kerngroep</label></li></ul>",
        "<div>kerngroep</div>",
        '<p title="kerngroep">niets</p>',
    ],
)
def test_no_word_is_linked_in_headings_links_labels_or_inside_other_words(html):
    assert article_text.read(html, [term("kerngroep", "Kerngroep")]).terms == []


def test_a_longer_word_goes_before_a_shorter_one_and_order_is_that_of_the_text():
    librarian, community = term("librarian", "community librarian"), term("community", "community")
    text = article_text.read(
        "<p>De community librarian kent de community.</p>", [community, librarian]
    )
    assert [one.slug for one in text.terms] == ["librarian", "community"]
    assert 'href="#begrip-librarian">community librarian</a>' in text.html


def test_signs_of_markup_in_words_stay_text():
    text = article_text.read("<p>R&amp;D <br> en meer</p>", [term("rd", "R&D")])
    assert '<a class="term" id="woord-rd" href="#begrip-rd">R&amp;D</a>' in text.html


def test_headings_go_deeper_as_a_whole():
    html = '<h2 class="a">Een</h2><h3>Twee</h3><h6>Zes</h6>'
    assert article_text.deeper(html, 1) == '<h3 class="a">Een</h3><h4>Twee</h4><h6>Zes</h6>'


def test_the_tag_renders_into_a_variable():
    template = Template(
        "{% load article_text %}{% article_text terms as text %}<h2>{{ title }}</h2>"
        "{% endarticle_text %}{{ text.html }}|{{ text.sections.0.text }}"
    )
    shown = template.render(Context({"terms": None, "title": "A & B"}))
    assert shown == '<h2 id="kop-a-b">A &amp; B</h2>|A &amp; B'
