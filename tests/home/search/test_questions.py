"""Questions over the whole demo, each with pages that must be among the first five results."""

import re

import pytest

pytestmark = [pytest.mark.usefixtures("the_demo", "time_machine_now"), pytest.mark.every_case]

BLADZIJDE = "/communities/bladzijde-z/"
DIGITAAL = "/communities/digitaal-op-je-gemak/"
WESTLAND = "/communities/klein-westland/"
TAFEL = "/communities/samen-aan-tafel/"
VENEN = "/communities/spoorzoekers/"
TAAL = "/communities/taalvrienden/"
GOUDA = "/communities/zaai-en-maak/"
THEMES, STEPS = "/kennisbank/themas/", "/kennisbank/stappenplan/"
TOOLS, GUIDELINES = "/kennisbank/hulpmiddelen/", "/kennisbank/handvatten/"
TERMS, EXAMPLES = "/kennisbank/begrippen/", "/kennisbank/voorbeelden/"

QUESTIONS = [
    # Inflections and compounds
    ("wandelen", [TAAL + "agenda/praten-en-wandelen/", TAFEL + "agenda/wandelen-en-vertellen/",
                  VENEN + "agenda/dorpswandeling/", WESTLAND + "agenda/kinderwagenwandeling/"]),
    ("wandeling", [VENEN + "agenda/dorpswandeling/", WESTLAND + "agenda/kinderwagenwandeling/"]),
    ("wandelingen", [VENEN + "agenda/dorpswandeling/"]),
    ("Wandel", [TAFEL + "agenda/wandelen-en-vertellen/"]),
    ("cafe", [GOUDA + "agenda/repair-cafe/", TAFEL + "agenda/mantelzorgcafe/"]),
    ("café", [GOUDA + "agenda/repair-cafe/"]),
    ("taalcafe", [TAAL + "agenda/taalcafe-enkhuizen/", TAAL + "agenda/taalcafe-in-de-avond/"]),
    ("taal café", [TAAL + "agenda/taalcafe-enkhuizen/"]),
    ("repaircafe", [GOUDA + "agenda/repair-cafe/"]),
    ("repair-café", [GOUDA + "agenda/repair-cafe/"]),
    ("repareren", [GOUDA + "agenda/repair-cafe/", THEMES + "maken-en-repareren/"]),
    ("reparaties", [GOUDA + "agenda/repair-cafe/"]),
    ("kapotte lamp", [GOUDA + "agenda/repair-cafe/"]),
    ("stamboom", [VENEN + "agenda/stamboomspreekuur/", THEMES + "geschiedenis-en-streek/"]),
    ("stambomen", [VENEN + "agenda/stamboomspreekuur/"]),
    ("voorouders", [VENEN + "agenda/stamboomspreekuur/"]),
    ("ouders", [WESTLAND + "agenda/ouderavond-online/", WESTLAND + "agenda/babycafe/"]),
    ("ouderavond", [WESTLAND + "agenda/ouderavond-online/"]),
    ("vaders", [WESTLAND + "agenda/vaderzaterdag/"]),
    ("baby", [WESTLAND + "agenda/babycafe/"]),
    ("kinderkleding", [WESTLAND + "agenda/kinderkledingruil/"]),
    ("kleding ruilen", [WESTLAND + "agenda/kinderkledingruil/"]),
    ("ehbo", [WESTLAND + "agenda/cursus-ehbo-bij-kinderen/"]),
    ("voorlezen", [WESTLAND + "agenda/voorlezen-en-kletsen/",
                   WESTLAND + "agenda/voorleesontbijt/"]),
    ("verhalen", [VENEN + "agenda/streekverhalenavond/"]),
    ("streekverhaal", [VENEN + "agenda/streekverhalenavond/"]),
    ("fotos", [VENEN + "agenda/oude-fotos-herkennen/", DIGITAAL + "agenda/fotoboek-maken/"]),
    ("foto’s herkennen", [VENEN + "agenda/oude-fotos-herkennen/"]),
    ("oud handschrift", [VENEN + "agenda/cursus-oud-schrift-lezen/"]),
    ("archief", [VENEN + "agenda/archiefavond-online/"]),
    ("koor", [DIGITAAL + "agenda/aanschuifkoor/"]),
    ("zingen", [DIGITAAL + "agenda/aanschuifkoor/"]),
    ("tekenen", [DIGITAAL + "agenda/tekentafel/", BLADZIJDE + "agenda/manga-en-tekenmiddag/"]),
    ("schilderen", [DIGITAAL + "agenda/tekentafel/"]),
    ("manga", [BLADZIJDE + "agenda/manga-en-tekenmiddag/"]),
    ("film", [BLADZIJDE + "agenda/boek-wordt-film/",
              TAFEL + "agenda/filmmiddag-met-ringleiding/"]),
    ("ringleiding", [TAFEL + "agenda/filmmiddag-met-ringleiding/"]),
    ("soep", [TAFEL + "agenda/schuif-aan-voor-soep/"]),
    ("samen eten", [TAFEL + "agenda/samen-aan-tafel/", TAFEL + "agenda/schuif-aan-voor-soep/"]),
    ("tuin", [GOUDA + "agenda/tuinvraag-online/"]),
    ("stekjes", [GOUDA + "agenda/stekjesruil/"]),
    ("zaden", [GOUDA + "agenda/zadenbibliotheek-open/"]),
    ("drukpers", [GOUDA + "agenda/drukken-op-de-oude-pers-ochtend/"]),
    ("naaien", [GOUDA + "agenda/maakavond/"]),
    ("programmeren", [GOUDA + "agenda/jonge-makers/"]),
    ("leesclub", [BLADZIJDE + "agenda/ya-leesclub/",
                  TAFEL + "agenda/leeskring-in-grote-letters/"]),
    ("boekenclub", [EXAMPLES + "een-boekenclub-in-veldhoven/"]),
    ("mantelzorger", [TAFEL + "agenda/mantelzorgcafe/"]),
    ("uitspraak", [TAAL + "agenda/uitspraak-oefenen-online/"]),
    ("nederlands oefenen", [TAAL + "agenda/taalcafe-enkhuizen/"]),
    ("zomerschool", [TAAL + "agenda/zomerschool-nederlands/"]),
    # Devices, papers
    ("computer", [DIGITAAL + "agenda/tabletcafe-hellevoetsluis/"]),
    ("tablet", [DIGITAAL + "agenda/tabletcafe-middelharnis/"]),
    ("digid", [DIGITAAL + "agenda/inloop-digitale-overheid-maandag/"]),
    ("formulieren", [DIGITAAL + "agenda/inloop-digitale-overheid-maandag/",
                     DIGITAAL + "agenda/inloop-digitale-overheid-donderdag/"]),
    ("oplichting", [DIGITAAL + "agenda/oplichters-te-slim-af/"]),
    # Places, libraries, communities
    ("Gouda", [GOUDA]),
    ("Bibliotheek Gouda", [GOUDA]),
    ("Rotterdam", [BLADZIJDE, EXAMPLES + "young-adult-lezers-in-rotterdam/"]),
    ("Zuid-Hollandse Delta", [DIGITAAL]),
    ("Westland", [WESTLAND]),
    ("Enkhuizen", [TAAL, TAAL + "agenda/taalcafe-enkhuizen/"]),
    ("Heerhugowaard", [TAFEL]),
    ("westfriese bibliotheken", [TAAL]),
    ("groene venen", [VENEN]),
    ("Chocoladefabriek", [GOUDA + "agenda/repair-cafe/"]),
    ("Hellevoetsluis", [DIGITAAL + "agenda/tabletcafe-hellevoetsluis/"]),
    ("Ouddorp", [DIGITAAL + "agenda/digivragenweek/"]),
    ("Zaai en maak", [GOUDA]),
    ("spoorzoekers", [VENEN, VENEN + "agenda/open-dag-spoorzoekers/"]),
    # For the network
    ("randvoorwaarde", [STEPS + "regel-de-basis/", TERMS + "randvoorwaarde/",
                        TOOLS + "checklist-randvoorwaarden/"]),
    ("randvoorwaarden", [STEPS + "regel-de-basis/"]),
    ("eenzaam", [THEMES + "ontmoeten/"]),
    ("eenzaamheid", [THEMES + "ontmoeten/", EXAMPLES + "samen-tegen-eenzaamheid-in-den-haag/"]),
    ("stap 3", [STEPS + "regel-de-basis/"]),
    ("regel de basis", [STEPS + "regel-de-basis/"]),
    ("kalender", [STEPS + "bouw-de-kalender/", GUIDELINES + "maak-de-kalender-het-kloppend-hart/"]),
    ("huisregels", [TOOLS + "huisregels/"]),
    ("gesprek voeren", [STEPS + "ga-in-gesprek/"]),
    ("IDO", [TERMS + "ido/"]),
    ("wsob", [TERMS + "wsob/"]),
    ("kerngroep", [TERMS + "kerngroep/"]),
    ("meten", [GUIDELINES + "meet-klein-vertel-groot/"]),
    ("overdracht", [TOOLS + "overdracht/"]),
    ("duurzaam", [THEMES + "groen-en-duurzaam/"]),
    ("whitepaper", ["/kennisbank/publicaties/whitepaper-communitybuilding/"]),
    # The site itself
    ("contact", ["/contact/"]),
    ("privacy", ["/privacy/"]),
    ("cookies", ["/privacy/"]),
    ("toegankelijk", ["/toegankelijkheid/"]),
    # Typing errors
    ("taalcaffe", [TAAL + "agenda/taalcafe-enkhuizen/"]),
    ("wandelne", [TAFEL + "agenda/wandelen-en-vertellen/"]),
    ("ontmoetne", [THEMES + "ontmoeten/"]),
    ("stambom", [VENEN]),
    ("geschidenis", [THEMES + "geschiedenis-en-streek/"]),
    ("randvorwaarde", [STEPS + "regel-de-basis/"]),
    ("privicy", ["/privacy/"]),
    ("mantelzogr", [TAFEL + "agenda/mantelzorgcafe/"]),
    ("taalkaffee", [TAAL + "agenda/taalcafe-enkhuizen/"]),
    ("rotrdam", [BLADZIJDE]),
    ("repaircafe", [GOUDA + "agenda/repair-cafe/"]),
    ("tabletcaffee", [DIGITAAL + "agenda/tabletcafe-hellevoetsluis/"]),
    # More than one word
    ("hoe begin ik een community", ["/agenda/werksessie-begin-een-community/"]),
    ("rollen verdelen", [GUIDELINES + "verdeel-rollen-en-geef-uit-handen/"]),
    ("“samen aan tafel”", [TAFEL, TAFEL + "agenda/samen-aan-tafel/"]),
    ("ik wil graag oud schrift leren", [VENEN + "agenda/cursus-oud-schrift-lezen/"]),
    ("YA leesclub rotterdam", [BLADZIJDE + "agenda/ya-leesclub/"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "pages"), QUESTIONS)
def test_the_first_five_hold(found, question, pages):
    first = found(question)[:5]
    assert [page for page in pages if page not in first] == [], first


def test_there_are_many_questions():
    assert len(QUESTIONS) >= 80


def test_a_correction_says_what_was_searched_for(asked):
    page = asked("taalcaffe")
    count = page.select_one(".search__count").get_text()
    assert re.fullmatch(r"[0-9]+ keer gevonden: “taalcafé”", count)
    assert page.select_one(".search__outcome strong").get_text() == "taalcafé"
    assert page.select_one("input[name=q]")["value"] == "taalcaffe"


def test_a_word_that_begins_two_words_of_a_title_by_chance_still_gets_a_correction(asked):
    """“taalcafee” begins “taalcafeenkhuizen”, which stands for “Taalcafé Enkhuizen”."""
    offer = asked("taalcafee").select_one(".search__outcome a")
    assert offer.get_text() == "taalcafé"


def test_a_dutch_word_is_not_replaced_but_something_else_is_offered(asked):
    page = asked("stoel")
    assert "We zochten op" not in page.main.get_text()
    offer = asked("sjoelen").select_one(".search__outcome a")
    assert offer is None or offer["href"].startswith("?q=")


def test_words_that_never_stand_together_find_pages_with_some_of_them(asked):
    page = asked("manga stamboom")
    assert "Nergens staan al je woorden bij elkaar" in page.get_text()
    first = [one["href"] for one in page.select(".hit__title a")][:5]
    assert BLADZIJDE + "agenda/manga-en-tekenmiddag/" in first
    assert VENEN + "agenda/stamboomspreekuur/" in first


def test_results_are_grouped_with_counts_and_filters(asked):
    page = asked("cafe")
    headings = [one.get_text(" ", strip=True) for one in page.select(".hits-group__heading")]
    counts = {one.rsplit(" ", 1)[0]: int(one.rsplit(" ", 1)[1]) for one in headings}
    assert headings[0].startswith("Activiteiten ")
    filters = {one["href"]: one.contents[0].strip() for one in page.select(".kinds a")}
    assert filters["?q=cafe&soort=activiteiten"] == "Activiteiten"
    assert set(counts) == set(filters.values()) - {"Alles"}
    activities = asked("cafe", soort="activiteiten")
    assert len(activities.select(".hit")) == counts["Activiteiten"]
    assert [one["href"] for one in activities.select(".kinds a[aria-current]")] == [
        "?q=cafe&soort=activiteiten"
    ]


def test_one_kind_goes_on_in_pages_of_twenty(found, asked):
    first = found("bibliotheek", soort="activiteiten")
    second = found("bibliotheek", soort="activiteiten", pagina="2")
    assert len(first) == 20
    assert second
    assert not set(first) & set(second)
    link = asked("bibliotheek", soort="activiteiten").select_one(".pagination a[rel=next]")
    assert link["href"] == "?q=bibliotheek&soort=activiteiten&pagina=2"


def test_extracts_mark_the_words(asked):
    page = asked("repareren")
    marked = {one.get_text().lower() for one in page.select("mark")}
    assert {"repareren", "repareer"} <= marked
    assert all(len(one.get_text()) <= 240 for one in page.select(".hit__extract"))


def test_nothing_found_helps(asked):
    page = asked("qqqxyzzy")
    assert page.select_one(".search__count").get_text() == "We vonden niets voor “qqqxyzzy”"
    assert page.find("h2", string="Dit kan helpen")
    assert page.select('main a[href="/agenda/"]')


def test_an_activity_names_its_next_date(asked):
    page = asked("repair café gouda", soort="activiteiten")
    hit = page.find("a", href=GOUDA + "agenda/repair-cafe/").find_parent("li")
    assert hit.select_one(".hit__when").get_text(strip=True) == "Zaterdag 12 december, 10.30 uur"


def test_suggestions_begin_as_was_typed(client):
    found = client.get("/zoeken/suggesties/", {"q": "taalc"}).json()["suggestions"]
    assert {one["title"] for one in found} >= {
        "Taalcafé Enkhuizen (voorbeeld)",
        "Taalcafé in de avond (voorbeeld)",
    }
    assert found[0]["kind"] == "Activiteiten"
    assert found[0]["url"].startswith(TAAL)
    assert len(found) <= 6


@pytest.mark.parametrize("typed", ["", "t", " ", "\x00", '"', "🙂", "qqqxyzzy", "%", "de"])
def test_suggestions_for_nothing_are_empty_or_few(client, typed):
    response = client.get("/zoeken/suggesties/", {"q": typed})
    assert response.status_code == 200
    assert len(response.json()["suggestions"]) <= 6
