"""The sitemap holds what search engines may see, and nothing else."""

from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from site_config import sitemap

from .. import builders

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(client):
    """The paths in all parts that the index names."""
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = []
    for part in index.findall("s:sitemap/s:loc", NAMES):
        path = part.text.removeprefix("http://localhost").removeprefix("http://testserver")
        whole = ElementTree.fromstring(client.get(path).content)
        found += [
            one.text.removeprefix("http://localhost") for one in whole.findall("s:url/s:loc", NAMES)
        ]
    return found


def standard_page(site, title, **fields):
    return site.home.add_child(instance=StandardPage(title=title, summary="Kort.", **fields))


def test_public_pages_are_in_it_and_closed_ones_and_examples_are_not(site, client):
    public = standard_page(site, "Open")
    standard_page(site, "Concept", live=False)
    standard_page(site, "Verlopen", expire_at=timezone.now())
    standard_page(site, "Voorbeeld", is_example=True)
    closed = standard_page(site, "Besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    below_draft = builders.community(site, "Zaai en maak")
    below_draft.unpublish()
    found = addresses(client)
    assert public.url in found
    assert "/" in found
    hidden = ("concept", "verlopen", "voorbeeld", "besloten", "zaai-en-maak")
    assert [one for one in found if any(word in one for word in hidden)] == []


def test_a_theme_is_there_for_residents_and_for_libraries(site, client):
    theme = builders.theme(site)
    assert {theme.url, f"{theme.url}voor-bibliotheken/"} <= set(addresses(client))


def test_a_large_site_is_cut_in_parts_without_loss(site, client, monkeypatch):
    for number in range(5):
        standard_page(site, f"Pagina {number}")
    whole = addresses(client)
    monkeypatch.setattr(sitemap.VisiblePages, "limit", 3)
    assert addresses(client) == whole
    index = client.get("/sitemap.xml").content.decode()
    assert index.count("<loc>") == -(-len(whole) // 3)


@pytest.mark.parametrize(
    "path", ["/sitemap-x.xml", "/sitemap-pages.xml?p=99", "/sitemap-pages.xml?p=x"]
)
def test_parts_that_do_not_exist_are_404(site, client, path):
    assert client.get(path).status_code == 404


def test_robots_names_it_where_crawlers_are_welcome(site, client):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()
    site.home.is_example = True
    site.home.save()
    assert "Sitemap" not in client.get("/robots.txt").content.decode()


@pytest.mark.once
def test_queries_do_not_grow_with_the_pages(site, client):
    def count():
        client.get("/sitemap-pages.xml")
        with CaptureQueriesContext(connection) as captured:
            client.get("/sitemap-pages.xml")
        return len(captured)

    standard_page(site, "Eerste")
    one = count()
    for number in range(5):
        standard_page(site, f"Pagina {number}")
    assert count() == one
