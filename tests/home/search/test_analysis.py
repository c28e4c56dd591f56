"""Words that visitors type and words that pages use come to the same forms."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from home.search import analysis, compounds, spelling
from home.search.folding import folded_words, words
from home.search.synonyms import synonyms
from home.search.wordlist import known_words

MEET = [
    ("wandelen", "wandeling"),
    ("wandelen", "wandelingen"),
    ("wandelt", "wandelen"),
    ("fiets", "fietsen"),
    ("fietsen", "Fietstocht"),
    ("wandeling", "boswandeling"),
    ("wandelen", "Kinderwagenwandeling"),
    ("cafe", "café"),
    ("CAFÉ", "cafés"),
    ("cafe", "Taalcafé"),
    ("taal", "Taalcafé"),
    ("foto", "foto’s"),
    ("fotos", "foto's"),
    ("communitys", "community’s"),
    ("stamboom", "stambomen"),
    ("ouders", "Ouderavond"),
    ("avond", "ouderavond"),
    ("repareren", "Repareer"),
    ("reparatie", "repareer"),
    ("eenzaam", "eenzaamheid"),
    ("koken", "kook"),
    ("lezen", "Leesclub"),
    ("kind", "kinderen"),
    ("kinderen", "kinderkledingruil"),
    ("oefenen", "oefening"),
    ("oefent", "oefenen"),
    ("verhaal", "streekverhalenavond"),
    ("zaad", "zadenbibliotheek"),
    ("bibliotheek", "zadenbibliotheek"),
    ("randvoorwaarde", "randvoorwaarden"),
    ("stad", "steden"),
    ("repair", "Repair-Café"),
    ("email", "e-mail"),
    ("gravenzande", "’s-Gravenzande"),
    ("tuin", "tuinen"),
]
APART = [
    ("les", "lezen"),
    ("bom", "boom"),
    ("over", "overheid"),
    ("eren", "kinderen"),
    ("wan", "wandelen"),
]


def token_sets(asked: str, text: str) -> tuple[set[str], set[str]]:
    own = {form for word in words(asked) for form in analysis.word_forms(word)}
    held = set()
    for word in words(text):
        held |= {*analysis.word_forms(word), *analysis.word_part_forms(word)}
    return own, held


@pytest.mark.parametrize(("asked", "text"), MEET)
def test_these_meet(asked, text):
    own, held = token_sets(asked, text)
    assert own & held


@pytest.mark.parametrize(("asked", "text"), APART)
def test_these_stay_apart(asked, text):
    own, held = token_sets(asked, text)
    assert not own & held


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("fietstocht", ("fiets", "tocht")),
        ("boswandeling", ("bos", "wandeling")),
        ("ouderavond", ("ouder", "avond")),
        ("bibliotheekskaart", ("bibliotheek", "kaart")),
        ("taalmaatjesoverleg", ("taal", "maatjes", "overleg")),
        ("wandelen", ()),
        ("kinderen", ()),
        ("ontmoeten", ()),
        ("gouda", ()),
        ("a" * 200, ()),
    ],
)
def test_compounds(word, parts):
    assert compounds.parts(word) == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Café ÉÉN, naïef!", "cafe een naief"),
        ("Straße Æble Łódź", "strasse aeble lodz"),
        ("zo’n  65-plusser", "zo 65plusser"),
        ("مكتبة и книга", "مكتبة и книга"),
        ("🙂 \x00 \u202e", ""),
    ],
)
def test_folding(text, expected):
    assert folded_words(text) == expected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("taalcaffe", "taalcafe"),
        ("ontmoetne", "ontmoeten"),
        ("biblioteek", "bibliotheek"),
        ("geschidenis", "geschiedenis"),
        ("privicy", "privacy"),
        ("randvorwaarde", "randvoorwaarde"),
        ("manttelzorg", "mantelzorg"),
        ("aktiviteit", "activiteit"),
        ("schilderijj", "schilderij"),
        ("rotterdm", "rotterdam"),
    ],
)
def test_typing_errors_are_near(typed, meant):
    assert spelling.sound(meant) in spelling.near_keys(spelling.sound(typed))
    assert spelling.best(typed, ["tafel", meant, "boek"]) == meant


def test_threads_do_not_mix_up_their_words():
    asked = sorted(known_words())[::400]
    expected = [analysis.forms.__wrapped__(word) for word in asked]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: [*map(analysis.forms.__wrapped__, asked)], range(8)))
    assert all(answer == expected for answer in answers)


def test_short_words_have_one_error_at_most():
    assert spelling.best("boek", ["broer", "bier"]) == ""


def test_synonyms_go_one_way_where_the_list_says_so():
    assert "ontmoeten" in synonyms(analysis.forms("eenzaam"))
    assert "eenzaam" not in synonyms(analysis.forms("ontmoeten"))
    assert "lopen" in synonyms(analysis.forms("wandelen"))
    assert "wandelen" in synonyms(analysis.forms("lopen"))
