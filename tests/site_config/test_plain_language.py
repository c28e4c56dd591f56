"""The checks of plain language, as tables of text and what is found in it."""

import pytest

from site_config import plain_language, plain_words
from site_config.html_parts import Link, parts_of

LONG = "Wij " + "en ".join(["jij "] * 13) + "samen."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kom langs. Neem iets mee!", ["Kom langs.", "Neem iets mee!"]),
        ("Het begint om 19.30 uur. Tot dan.", ["Het begint om 19.30 uur.", "Tot dan."]),
        ("Zij vroeg: “Kom je?” Ik kwam.", ["Zij vroeg: “Kom je?”", "Ik kwam."]),
        ("Vraag dr. Jansen of J. de Vries.", ["Vraag dr. Jansen of J. de Vries."]),
        ("Neem o.a. Een schaar mee.", ["Neem o.a. Een schaar mee."]),
        ("Kom overdag. ’s Avonds zijn we dicht.", ["Kom overdag.", "’s Avonds zijn we dicht."]),
        ("Drie vragen. 7 mensen.", ["Drie vragen.", "7 mensen."]),
        ("De site is kloppendhart.nl. en meer", ["De site is kloppendhart.nl. en meer"]),
        ("Wij zijn community’s. Kom erbij.", ["Wij zijn community’s.", "Kom erbij."]),
        ("Zonder punt", ["Zonder punt"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert plain_language.sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Om 19.30 uur in het taalcafé", 6),
        ("De community’s zijn er, en de e-mail ook.", 8),
        ("– … “”", 0),
    ],
)
def test_words_hold_together(text, count):
    assert plain_language.words(text) == count


def test_short_items_do_not_make_long_sentences_look_short():
    lengths = plain_language.sentence_lengths(["Een stoel", "Dit is een zin van zeven woorden."])
    assert lengths == [("Dit is een zin van zeven woorden.", 7)]


def test_too_long_counts_without_a_mark_at_the_end():
    text = LONG.rstrip(".")
    assert plain_language.sentence_lengths([text]) == [(text, plain_language.words(text))]
    assert plain_language.words(text) > plain_language.LONGEST_WORDS


@pytest.mark.parametrize(("lengths", "expected"), [([], 0.0), ([10, 21], 15.5), ([1, 1, 2], 1.3)])
def test_average(lengths, expected):
    assert plain_language.average(lengths) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Indien het regent", [("Indien", "als")]),
        ("Ten  behoeve van ons", [("Ten  behoeve van", "voor")]),
        ("Neem bijv. een boek", [("bijv.", "bijvoorbeeld")]),
        ("Dit doen we i.s.m. de gemeente", [("i.s.m.", "samen met")]),
        ("Tot en met vrijdag, ma t/m vr", [("t/m", "tot en met")]),
        # Part of another word, or of an address, is no such word.
        ("De evenementen, een indiening, tools-kist", [("tools", "hulpmiddel")]),
        ("Mail naar info@thans.nl of lees thans-nu", [("thans", "nu")]),
        ("Een gewone zin.", []),
    ],
)
def test_discouraged_words_come_with_what_is_better(text, expected):
    assert plain_language.discouraged_words(text) == expected


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("Ga naar het IDO in de bibliotheek", [], ["IDO"]),
        ("Ga naar het IDO in de bibliotheek", ["IDO"], []),
        ("Informatiepunt Digitale Overheid (IDO). Het IDO helpt.", [], []),
        ("De KvK en de KvK", [], []),
        ("De VNG, de VNG en het CBR", [], ["VNG", "CBR"]),
        ("Lees B1 op A4, deel II, op tv of TV", [], []),
        ("Mail BOB@example.org of zie www.IDO.nl", [], []),
        ("Wij van de AVG-regels", [], ["AVG"]),
        ("Bibliotheek Gouda en YouTube", [], []),
    ],
)
def test_abbreviations_have_to_be_known_or_explained(text, known, expected):
    assert plain_language.unknown_abbreviations(text, known) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>A</h2><h3>B</h3><h2>C</h2>", []),
        ("<h2>A</h2><h4>B</h4><h4>C</h4>", ["B"]),
        ("<h3>A</h3>", ["A"]),
    ],
)
def test_headings_skip_no_level(html, expected):
    found = plain_language.skipped_headings(parts_of(html).headings)
    assert [heading.text for heading in found] == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>A</h2><p>Tekst.</p>", []),
        ("<h2>A</h2><h3>B</h3><p>Tekst.</p>", []),
        ("<h2>A</h2><h2>B</h2><p>Tekst.</p>", ["A"]),
        ("<h2>A</h2><h3>B</h3><h2>C</h2><p>Tekst.</p>", ["A", "B"]),
        ("<h2></h2><p>Tekst.</p>", [""]),
        ('<h2>A</h2><img alt="Een kas">', []),
        ("<p>Tekst.</p><h2>A</h2>", ["A"]),
    ],
)
def test_a_heading_has_words_and_something_below_it(html, expected):
    found = plain_language.bare_headings(parts_of(html).headings)
    assert [heading.text for heading in found] == expected


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("Klik hier", True),
        ("klik hier voor de agenda", True),
        ("Lees meer…", True),
        ("hier", True),
        ("https://voorbeeld.nl/agenda", True),
        ("", True),
        ("Hier lees je de huisregels", False),
        ("Meer over taal", False),
        ("Aanmelden", False),
    ],
)
def test_a_link_says_where_it_leads(text, vague):
    assert bool(plain_language.vague_links([Link(text, "/")])) is vague


@pytest.mark.parametrize(
    ("alternative", "poor"),
    [
        (None, True),
        ("IMG_2031.jpg", True),
        ("voor_na", True),
        ("Foto", True),
        ("", False),
        ("Twee vrouwen zetten een plant in de grond", False),
    ],
)
def test_a_picture_is_described(alternative, poor):
    assert bool(plain_language.poor_alternatives([alternative])) is poor


def test_parts_read_links_pictures_and_paragraphs_as_they_are_heard():
    parts = parts_of(
        "<p>Lees de <a linktype='page' id='3'>huis<b>regels</b></a>.<br>Nieuwe regel</p>"
        "<ul><li>Een</li><li>Twee</li></ul><a href='/x'><img alt='De agenda'></a>"
        "<a href='/y' aria-label='Deel dit'>↗</a><script>geen tekst</script>"
    )
    assert parts.paragraphs == ["Lees de huisregels.", "Nieuwe regel", "Een", "Twee", "↗"]
    assert [(one.text, one.address) for one in parts.links] == [
        ("huisregels", ""),
        ("De agenda", "/x"),
        ("Deel dit", "/y"),
    ]
    assert parts.alternatives == ["De agenda"]


def test_unfinished_html_is_read_too():
    parts = parts_of("<p>Open <b>eind<h2>Kop")
    assert (parts.paragraphs, parts.headings) == (["Open eind"], [])


def test_every_discouraged_word_has_an_alternative_that_is_not_discouraged():
    words = plain_words.discouraged()
    assert len(words) > 150
    assert {form: instead for form, instead in words.items() if not instead} == {}
    assert {
        form: instead
        for form, instead in words.items()
        if plain_language.discouraged_words(instead)
    } == {}
