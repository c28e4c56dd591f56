"""Every page type as a visitor meets it: complete, bounded in queries, and closed when closed."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from knowledge_base.models import (
    ExampleIndexPage,
    ExamplePage,
    GuidelineIndexPage,
    GuidelinePage,
    StepPage,
    StepPlanPage,
    ThemeIndexPage,
    ThemePage,
    ToolIndexPage,
    ToolPage,
)
from tests import kept
from tests.filling import ADDRESSES, fill

pytestmark = pytest.mark.heavy
MOST_QUERIES = 15


def queries(client) -> dict[str, int]:
    """The number of queries of each address, with the site's own cache warm."""
    counts = {}
    for address in ADDRESSES:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            response = client.get(address)
        assert response.status_code == 200, address
        counts[address] = len(captured)
    return counts


@pytest.fixture
def count_at(site, client):
    """Fill the site, count, and leave it as it was."""

    def count(number):
        try:
            with transaction.atomic():
                fill(site, number)
                found = queries(client)
                raise Done
        except Done:
            Page.objects.get(pk=site.home.pk).refresh_from_db()
            return found

    return count


class Done(Exception):
    pass


@pytest.mark.once
def test_queries_do_not_grow_with_what_a_page_lists(count_at):
    one, three = count_at(1), count_at(3)
    assert one == three
    assert {address: number for address, number in three.items() if number > MOST_QUERIES} == {}


@kept.world
def filled(site):
    """One of everything."""
    fill(site, 1)
    return site


def test_visitors_get_no_cookie_and_a_strict_policy(filled, client):
    for address in ADDRESSES:
        response = client.get(address)
        assert not response.cookies, address
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_no_page_speaks_in_untranslated_tags_or_empty_values(filled, client):
    for address in ADDRESSES:
        text = client.get(address).content.decode()
        assert '<html lang="nl"' in text
        assert text.count("<h1") == 1, address
        assert "None" not in text, address


def test_examples_are_labelled_and_kept_from_search_engines(filled, client):
    for address in [one for one in ADDRESSES if "groep-0/agenda/activiteit" in one]:
        text = client.get(address).content.decode()
        assert "Voorbeeld" in text
        assert '<meta name="robots" content="noindex' in text
    assert "noindex" not in client.get("/pagina-0/").content.decode()


BELOW_COMMUNITY = [one for one in ADDRESSES if one.startswith("/communities/groep-0/")]
LISTS = ["/", "/communities/", "/agenda/", "/kennisbank/themas/themepage-0/"]


def named(client, text="Groep 0") -> list[str]:
    return [one for one in LISTS if text in client.get(one).content.decode()]


def test_an_unpublished_community_is_gone_everywhere_and_comes_back(filled, client):
    before = {one: client.get(one).status_code for one in BELOW_COMMUNITY}
    assert set(before.values()) == {200}
    assert named(client) == LISTS
    community = filled.index.get_children().get().specific
    community.unpublish()
    assert {client.get(one).status_code for one in BELOW_COMMUNITY} == {404}
    assert named(client) == []
    assert named(client, "Activiteit 0") == []
    community.save_revision().publish()
    assert {one: client.get(one).status_code for one in BELOW_COMMUNITY} == before
    assert named(client) == LISTS


def test_a_restricted_community_is_gone_for_visitors_and_open_to_members(
    filled, client, admin_user
):
    restriction = PageViewRestriction.objects.create(
        page=filled.index.get_children().get(), restriction_type=PageViewRestriction.LOGIN
    )
    assert {client.get(one).status_code for one in BELOW_COMMUNITY} == {302}
    assert named(client) == []
    assert named(client, "Activiteit 0") == []
    client.force_login(admin_user)
    assert {client.get(one).status_code for one in BELOW_COMMUNITY} == {200}
    assert "Activiteit 0" in client.get("/communities/groep-0/agenda/").content.decode()
    client.logout()
    restriction.delete()
    assert named(client) == LISTS


def test_a_community_with_a_shared_password_is_closed_and_says_so(filled, client):
    PageViewRestriction.objects.create(
        page=filled.index.get_children().get(),
        restriction_type=PageViewRestriction.PASSWORD,
        password="geheim-woord",
    )
    response = client.get("/communities/groep-0/agenda/")
    text = response.content.decode()
    assert "Deze pagina is dicht" in text
    assert 'type="password"' not in text
    assert "Activiteit 0" not in text
    story = client.get("/communities/groep-0/verhalen/verhaal-0/").content.decode()
    assert "Kort." not in story
    assert "noindex" in story


def test_pages_are_for_reading(filled, client):
    assert {client.post(one).status_code for one in ("/", "/agenda/", "/pagina-0/")} == {405}


def test_every_page_type_can_be_previewed_before_it_is_saved(filled, admin_client):
    from django.test import RequestFactory

    from communities.models import CommunityPage
    from events.models import CalendarPage

    request = RequestFactory().get("/")
    for model, parent in (
        (CommunityPage, filled.index),
        (CalendarPage, CommunityPage.objects.get()),
        (ThemePage, ThemeIndexPage.objects.get()),
        (GuidelinePage, GuidelineIndexPage.objects.get()),
        (StepPage, StepPlanPage.objects.get()),
        (ToolPage, ToolIndexPage.objects.get()),
        (ExamplePage, ExampleIndexPage.objects.get()),
    ):
        page = model(title="Nog niet bewaard", slug="nieuw")
        # As Wagtail's preview of a new page places it.
        page.set_url_path(parent)
        page.depth, page.path = parent.depth + 1, f"{parent.path}ZZZZ"
        response = page.make_preview_request(request, page.default_preview_mode)
        assert response.status_code == 200, model
        assert "Nog niet bewaard" in response.content.decode()


def test_an_expired_community_is_gone_without_any_command(filled, client):
    community = filled.index.get_children().get().specific
    community.expire_at = timezone.now() + dt.timedelta(hours=1)
    community.save_revision().publish()
    assert named(client) == LISTS
    Page.objects.filter(pk=community.pk).update(expire_at=timezone.now())
    from events.lines import refresh_branch

    refresh_branch(Page.objects.get(pk=community.pk))
    assert {client.get(one).status_code for one in BELOW_COMMUNITY} == {404}
    assert named(client) == []


def test_a_draft_theme_is_named_nowhere(filled, client):
    theme = ThemePage.objects.get()
    theme.title = "Geheimzinnig thema"
    theme.save_revision().publish()
    showing = [one for one in ADDRESSES if "Geheimzinnig" in client.get(one).content.decode()]
    assert "/communities/groep-0/" in showing
    theme.unpublish()
    assert [one for one in ADDRESSES if "Geheimzinnig" in client.get(one).content.decode()] == []


MISSING = [
    "/bestaat-niet/",
    "/communities/groep-0/agenda/activiteit-0/2026-02-30/",
    "/communities/groep-0/agenda/activiteit-0/1999-01-01/",
    "/communities/groep-0/agenda/activiteit-0/2026-1-1/",
    "/communities/groep-0/agenda/activiteit-0/9999-99-99/",
    "/communities/groep-0/agenda/activiteit-0/2026-12-03T9999/",
    "/communities/groep-0/agenda/activiteit-0/٢٠٢٦-١٢-٠٣/",
    "/communities/groep-0/agenda/activiteit-0/%00/",
    "/agenda/?pagina=0",
    "/agenda/?pagina=-1",
    "/agenda/?pagina=twee",
    "/agenda/?pagina=٢",
    "/agenda/?pagina=499",
    "/agenda/?pagina=99999999999999999999",
    "/agenda/?pagina=%00",
    "/kennisbank/begrippen/bestaat-niet/",
    "/" + "a/" * 50,
    "/" + "a" * 3000 + "/",
]


def test_addresses_that_do_not_exist_get_a_helpful_404(filled, client):
    for address in MISSING:
        response = client.get(address)
        assert response.status_code == 404, address
        text = response.content.decode()
        assert '<html lang="nl"' in text, address
        assert 'href="/agenda/"' in text, address


@pytest.mark.once
def test_every_link_on_every_page_leads_somewhere(filled, client):
    from bs4 import BeautifulSoup

    seen, to_visit = set(), {"/"}
    while to_visit:
        address = to_visit.pop()
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        if not response["Content-Type"].startswith("text/html"):
            continue
        for link in BeautifulSoup(response.content, "html.parser").find_all("a", href=True):
            target = link["href"].split("#")[0]
            if target.startswith("?"):
                target = address.split("?")[0] + target
            if target.startswith("/") and not target.startswith("/admin") and target not in seen:
                to_visit.add(target)
        assert len(seen) < 200
    missing = {one for one in ADDRESSES if one not in seen}
    assert missing == set()
