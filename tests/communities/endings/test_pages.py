"""What residents see of a community that stops."""

from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.endings import ending as endings
from home.search import entries
from tests import builders

from .stopping import NAME, PAGE, read, stop, text_of


def test_the_page_of_what_has_stopped_says_so_and_invites_nobody(community, client):
    stop(community, -1, forward_url="https://www.tuinvereniging.example/gouda")
    page = read(client)
    text = text_of(page)
    assert "Deze community is gestopt" in text
    assert "Dank aan iedereen die hielp." in text
    link = page.select_one('a[href="https://www.tuinvereniging.example/gouda"]')
    assert link.get_text() == "tuinvereniging.example"
    for gone in ("Zo doe je mee", "Loop binnen.", "Volgende keer", "0182", "groepsapp", "Koor"):
        assert gone not in text
    assert "Zo was het" in text
    assert page.select_one(f'a[href="{PAGE}agenda/archief/"]')
    robots = BeautifulSoup(client.get(PAGE).content, "html.parser").select_one("[name=robots]")
    assert robots is None


def test_until_the_last_day_everything_goes_on_and_the_page_says_when(community, client):
    stop(community, 10)
    text = text_of(read(client))
    assert "Deze community stopt" in text
    for there in ("Loop binnen.", "0182 123456", "Koor"):
        assert there in text


def test_forwarding_leads_only_to_what_the_visitor_may_see(site, community, client):
    other = builders.community(site, "Groene vingers")
    stop(community, -1, forward_page=other)
    assert read(client).select_one('a[href="/communities/groene-vingers/"]')
    other.live = False
    other.save()
    assert "Groene vingers" not in text_of(read(client))


def test_in_the_overview_it_stands_apart_and_not_on_the_front_page(site, community, client):
    builders.community(site, "Bladzijde Z")
    stop(community, -1)
    overview = read(client, "/communities/")
    cards = [one.get_text(strip=True) for one in overview.select(".community-card__name > a")]
    assert cards == ["Bladzijde Z"]
    assert NAME in text_of(overview.select_one("[aria-labelledby=afgerond]"))
    assert NAME not in text_of(read(client, "/"))
    endings.take_back(community, None)
    assert "Afgerond" not in text_of(read(client, "/communities/"))


def test_the_filters_offer_nothing_that_only_stopped_communities_have(site, community, client):
    for title, page in (("Groen", community), ("Lezen", builders.community(site, "B"))):
        page.theme_links = [page.theme_links.model(theme=builders.theme(site, title))]
        page.save()
    builders.community(site, "C").theme_links = []
    stop(community, -1)
    overview = read(client, "/communities/")
    values = {one["value"] for one in overview.select("input[name=thema]")}
    assert "groen" not in values
    chosen = read(client, "/communities/?thema=groen")
    assert NAME in text_of(chosen.select_one("[aria-labelledby=afgerond]"))
    assert chosen.select(".community-card") == []


def test_calendar_and_activities_say_that_it_has_stopped(community, client):
    stop(community, -1)
    assert "Zaai en maak is gestopt." in text_of(read(client, f"{PAGE}agenda/"))
    text = text_of(read(client, f"{PAGE}agenda/koor/"))
    assert "Zaai en maak is gestopt." in text
    assert "Er komt geen nieuwe datum." in text


def test_it_is_found_after_living_communities(site, community, client):
    builders.community(site, "Bladzijde Z", purpose="We lezen over wie zaai en maak zegt.")
    entries.rebuild()

    def found() -> list[str]:
        soup = read(client, "/zoeken/?q=zaai+en+maak&soort=communitys")
        hits = [one["href"] for one in soup.select("a[href^='/communities/']")]
        return [one for one in hits if one in (PAGE, other)]

    other = "/communities/bladzijde-z/"
    assert found() == [PAGE, other]
    stop(community, -1)
    assert found() == [other, PAGE]
    endings.take_back(community, None)
    assert found() == [PAGE, other]


def test_the_overview_reads_the_same_for_one_and_for_three_that_stopped(site, community, client):
    stop(community, -1)
    client.get("/communities/")
    with CaptureQueriesContext(connection) as one:
        client.get("/communities/")
    for title in ("Een", "Twee"):
        stop(builders.community(site, title), -1)
    with CaptureQueriesContext(connection) as three:
        client.get("/communities/")
    assert len(three) == len(one)
