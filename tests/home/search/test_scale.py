"""A search takes as many queries with ten thousand pages as with ten, and not much longer."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.models import SearchEntry, StandardPage
from home.search import entries, store
from home.search.analysis import VERSION, columns
from home.search.folding import folded_words
from tests import builders

pytestmark = pytest.mark.heavy

MANY = 10_000


@pytest.fixture
def queries(client):
    def count(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count


def add_entries(site, number: int) -> None:
    """Entries by the thousand, with a page each: past the pages' own saving."""
    index = site.home.add_child(instance=StandardPage(title=f"Verzameling {number}"))
    pages = Page.objects.bulk_create(
        Page(
            title=f"Wandeling {at}",
            slug=f"wandeling-{at}",
            path=Page._get_path(index.path, index.depth + 1, at + 1),
            depth=index.depth + 1,
            url_path=f"{index.url_path}wandeling-{at}/",
            content_type=index.content_type,
            locale=index.locale,
            live=True,
        )
        for at in range(number)
    )
    Page.objects.filter(pk=index.pk).update(numchild=number)
    texts = [f"Samen lopen door buurt {at % 500}, met koffie na afloop." for at in range(number)]
    made = SearchEntry.objects.bulk_create(
        SearchEntry(
            page=page,
            kind=["activity", "community", "knowledge", "page"][at % 4],
            title=page.title,
            names=f"|{folded_words(page.title)}|",
            text=text,
            words=f" {folded_words(page.title)} | {folded_words(text)} ",
            analyser=VERSION,
        )
        for at, (page, text) in enumerate(zip(pages, texts, strict=True))
    )
    rows = zip(made, texts, strict=True)
    store.put([(one.pk, columns(one.title, text, "")) for one, text in rows])


ADDRESSES = {
    "/zoeken/?q=wandelen": 12,
    "/zoeken/?q=wandelen&soort=kennisbank&pagina=2": 12,
    "/zoeken/?q=wandelne": 15,
    "/zoeken/?q=xyzzy+plugh": 13,
    "/zoeken/?q=koffie+xyzzy": 15,
    "/zoeken/suggesties/?q=wan": 4,
}


def test_queries_stay_as_many_with_ten_thousand_pages(site, client, queries):
    builders.event(builders.community(site, "Wandelaars").calendar, "Wandelen en vertellen")
    add_entries(site, 100)
    before = {address: queries(address) for address in ADDRESSES}
    assert {one: count for one, count in before.items() if count > ADDRESSES[one]} == {}
    add_entries(site, MANY)
    assert {address: queries(address) for address in ADDRESSES} == before
    for address in ADDRESSES:
        began = time.process_time()
        client.get(address)
        assert time.process_time() - began < 3, address


def test_publishing_one_page_takes_a_constant_number_of_queries(site):
    page = site.home.add_child(instance=StandardPage(title="Varen"))
    counts = []
    for number in (10, 500):
        add_entries(site, number)
        page.refresh_from_db()
        with CaptureQueriesContext(connection) as captured:
            entries.refresh(page, renew=True)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 14
