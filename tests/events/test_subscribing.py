"""The page that explains subscribing: the right address, what was chosen, and nothing hidden."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests import builders

pytestmark = pytest.mark.once

HOST = "testserver"


def page(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def address_in(found: BeautifulSoup) -> str:
    return found.select_one("textarea").string


def texts(found: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(one.get_text().split()) for one in found.select(selector)]


def test_address_answers_with_the_calendar(calendar, client, time_machine_now):
    builders.event(calendar)
    found = page(client, f"{calendar.url}abonneren/")
    assert texts(found, "h1") == ["Abonneer je op de agenda van Zaai en maak"]
    assert address_in(found) == f"http://{HOST}{calendar.url}feed.ics"
    assert found.select_one("main a.button")["href"] == f"webcal://{HOST}{calendar.url}feed.ics"
    feed = client.get(address_in(found))
    assert feed.status_code == 200
    assert "SUMMARY:Repair Café" in feed.content.decode()


def test_filters_go_along_and_are_said(site, client, time_machine_now):
    theme = builders.theme(site)
    community = builders.community(site, "Zaai en maak")
    builders.event(community.calendar, "Repair Café", themes=[theme])
    builders.event(community.calendar, "Koor")
    found = page(client, f"/agenda/abonneren/?utm_source=x&vorm=fysiek&thema={theme.slug}")
    query = f"thema={theme.slug}&vorm=fysiek"
    assert address_in(found) == f"http://{HOST}/agenda/feed.ics?{query}"
    assert "Maken en repareren, Ter plekke" in " ".join(texts(found, "#adres ~ p"))
    feed = client.get(address_in(found)).content.decode()
    assert [line for line in feed.splitlines() if line.startswith("SUMMARY")] == [
        "SUMMARY:Repair Café"
    ]


def test_form_offers_themes_and_libraries_and_keeps_other_filters(site, client, time_machine_now):
    theme = builders.theme(site)
    builders.library("Bibliotheek Nergens")
    builders.community(site, "Zaai en maak")
    found = page(client, f"/agenda/abonneren/?thema={theme.slug}&doelgroep=kinderen&q=koor")
    fields = [
        (one["name"], one["value"], one.has_attr("checked"))
        for one in found.select("main form input")
    ]
    assert fields == [
        ("doelgroep", "kinderen", False),
        ("q", "koor", False),
        ("bibliotheek", "bibliotheek-gouda", False),
        ("thema", theme.slug, True),
    ]


def test_a_community_offers_no_libraries(calendar, client, site):
    builders.theme(site)
    found = page(client, f"{calendar.url}abonneren/")
    assert [one["name"] for one in found.select("main form input")] == ["thema"]


def test_days_are_left_out_and_that_is_said(calendar, client):
    found = page(client, f"{calendar.url}abonneren/?van=2026-12-01&tot=2026-12-31")
    assert address_in(found) == f"http://{HOST}{calendar.url}feed.ics"
    assert "De dagen die je koos, tellen hier niet mee" in found.main.get_text()


def test_words_cannot_leave_the_page_or_the_address(calendar, client):
    found = page(client, f"{calendar.url}abonneren/?q=%22%3E%3Cscript%3E%26thema%3Dx")
    assert found.select("main script") == []
    assert address_in(found).endswith("feed.ics?q=%22%3E%3Cscript%3E%26thema%3Dx")


@pytest.mark.parametrize(
    ("query", "status"),
    [("thema=bestaat-niet", 404), ("van=2026-02-30", 404), (f"q={'x' * 2500}", 400)],
)
def test_what_cannot_be_chosen_is_refused(calendar, client, query, status):
    response = client.get(f"{calendar.url}abonneren/?{query}")
    assert response.status_code == status
    assert '<html lang="nl"' in response.content.decode()


def test_only_the_plain_page_is_for_search_engines(calendar, client):
    plain, chosen = (
        page(client, f"{calendar.url}abonneren/{query}").find("meta", {"name": "robots"})
        for query in ("", "?doelgroep=kinderen")
    )
    assert plain is None
    assert chosen["content"] == "noindex"


def test_one_series_can_be_followed_by_itself(calendar, client, time_machine_now):
    event = builders.event(calendar, rule="FREQ=WEEKLY;COUNT=3")
    found = page(client, event.url)
    assert f"{event.url}abonneren/" in [one["href"] for one in found.select(".add-to-calendar a")]
    found = page(client, f"{event.url}abonneren/")
    assert texts(found, "h1") == ["Abonneer je op Repair Café"]
    assert address_in(found) == f"http://{HOST}{event.url}feed.ics"
    assert found.select("main form") == []
    assert client.get(address_in(found)).status_code == 200


def test_a_closed_calendar_promises_no_subscription(calendar, client, admin_client):
    PageViewRestriction.objects.create(page=calendar, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{calendar.url}abonneren/").status_code == 302
    found = page(admin_client, f"{calendar.url}abonneren/")
    assert found.select("textarea") == []
    assert "webcal:" not in str(found)
    assert "je eigen agenda kan hier niet inloggen" in found.main.get_text()


def test_an_unpublished_calendar_has_no_such_page(calendar, client):
    calendar.unpublish()
    assert client.get(f"{calendar.url}abonneren/").status_code == 404


def test_queries_do_not_grow(site, client, time_machine_now):
    def fill(number):
        theme = builders.theme(site, f"Thema {number}")
        community = builders.community(
            site, f"Groep {number}", library=builders.library(f"Bibliotheek {number}")
        )
        builders.event(community.calendar, rule="FREQ=WEEKLY;COUNT=3", themes=[theme])

    def queries():
        found = []
        for address in (
            "/agenda/abonneren/",
            "/agenda/abonneren/?thema=thema-1&bibliotheek=bibliotheek-1",
            "/communities/groep-1/agenda/abonneren/",
            "/communities/groep-1/agenda/repair-cafe/abonneren/",
        ):
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            found.append(len(captured))
        return found

    fill(1)
    one = queries()
    fill(2)
    fill(3)
    assert queries() == one
    assert max(one) <= 12
