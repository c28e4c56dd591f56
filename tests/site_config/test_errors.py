"""Pages for what went wrong: they lead to what there is, and stand without a database."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.models import StandardPage

NOWHERE = "/bestaat-niet/"


def ways(response) -> dict[str, str]:
    page = BeautifulSoup(response.content, "html.parser")
    return {one["href"]: one.get_text() for one in page.select("main .page-list a")}


def test_a_page_that_is_missing_leads_to_what_there_is(client, site):
    site.home.add_child(instance=StandardPage(title="Neem contact op", slug="contact"))
    site.home.add_child(instance=StandardPage(title="Privacy"))
    response = client.get(NOWHERE)
    assert (response.status_code, ways(response)) == (
        404,
        {
            "/": "Startpagina",
            "/communities/": "Community’s",
            "/agenda/": "Agenda",
            "/contact/": "Neem contact op",
        },
    )


def test_on_a_new_site_only_the_front_page_is_named(client, site):
    site.index.delete()
    Page.objects.get(pk=site.calendar.pk).delete()
    site.home.add_child(instance=StandardPage(title="Contact", live=False))
    assert ways(client.get(NOWHERE)) == {"/": "Startpagina"}
    assert ways(client.get("/zoeken/?q=bestaatniet")) == {"/": "Startpagina"}


def test_the_ways_out_cost_no_query_beside_those_of_the_menu(client, site):
    def queries() -> int:
        client.get(NOWHERE)
        with CaptureQueriesContext(connection) as captured:
            client.get(NOWHERE)
        return sum("wagtailcore_page" in one["sql"] for one in captured)

    with_all = queries()
    site.index.delete()
    assert queries() == with_all


@pytest.mark.parametrize("address", ["/", NOWHERE, "/agenda/"])
def test_without_a_database_there_is_still_a_page(client, address):
    # Tests without a mark of their own have no database: asking it is an error.
    client.raise_request_exception = False
    response = client.get(address)
    assert (response.status_code, ways(response)) == (500, {"/": "Startpagina"})


def test_who_finds_nothing_is_told_of_no_place_that_the_site_may_not_have(client, site):
    page = BeautifulSoup(client.get("/zoeken/?q=bestaatniet").content, "html.parser")
    assert [one.get_text() for one in page.select(".search__help .bullets li")][-1] == (
        "Zoek een activiteit, een groep, een plaats of een onderwerp."
    )
