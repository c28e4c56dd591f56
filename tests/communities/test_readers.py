"""The closed part of the knowledge base, and the sight of advisers."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction

from communities import readers, roles
from communities.models import Adviser
from tests import builders

from .world import client_of


def user_in(group):
    user = get_user_model().objects.create_user(f"{group.pk}@example.org")
    user.groups.add(group)
    return user


@pytest.fixture
def closed(site):
    page = builders.theme(site, "Voor wie meedenkt")
    readers.close(page)
    return page


def test_readers_and_whoever_works_here_read_what_is_closed(closed, site):
    library = builders.community(site, "Zaai en maak").library
    groups = [
        readers.readers(),
        roles.library_group(library),
        roles.network_editors(),
        roles.advisers(),
    ]
    for group in groups:
        response = client_of(user_in(group)).get(closed.url)
        assert response.status_code == 200, group.name
        assert "Voor wie meedenkt" in response.content.decode()


def test_others_do_not_read_it(closed):
    stranger = get_user_model().objects.create_user("x@example.org")
    for user in (None, stranger):
        response = client_of(user).get(closed.url)
        assert response.status_code == 302
        assert "Voor wie meedenkt" not in response.content.decode()


def test_reader_does_not_enter_the_cms(site):
    response = client_of(user_in(readers.readers())).get("/admin/")
    assert response["Location"].startswith("/inloggen/")


def test_choosing_readers_in_the_cms_brings_the_others_along(site):
    page = builders.theme(site)
    roles.network_editors()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(readers.readers())
    names = set(restriction.groups.values_list("name", flat=True))
    assert {readers.READERS, roles.NETWORK_EDITORS} <= names


@pytest.fixture
def advised(site):
    """A library with an adviser who has an account, and a draft."""
    community = builders.community(site, "Zaai en maak")
    user = user_in(roles.advisers())
    adviser = Adviser.objects.create(name="Tarik", user=user)
    community.library.adviser = adviser
    community.library.save()
    draft = builders.event(community.calendar, "Nog niet klaar", publish=False)
    return user, community, draft


def test_adviser_reads_drafts_of_the_own_libraries(advised):
    user, community, draft = advised
    client = client_of(user)
    assert community.library.name in client.get(reverse("communities_advice")).content.decode()
    url = reverse("communities_advice_library", args=[community.library.pk])
    assert "Nog niet klaar" in client.get(url).content.decode()
    page = client.get(reverse("communities_advice_page", args=[draft.pk]))
    assert "Nog niet klaar" in page.content.decode()


def test_adviser_reads_nothing_more_when_the_role_has_ended(advised):
    user, community, draft = advised
    user.groups.set([roles.library_group(builders.library("Bibliotheek Delft"))])
    client = client_of(user)
    assert client.get(reverse("communities_advice"))["Location"] == "/admin/"
    url = reverse("communities_advice_library", args=[community.library.pk])
    assert client.get(url).status_code == 404
    assert client.get(reverse("communities_advice_page", args=[draft.pk])).status_code == 404


def test_adviser_sees_the_registers_of_the_own_libraries_without_buttons(advised, site):
    user, community, _ = advised
    builders.venue("Zaal van ons", library=community.library)
    builders.venue("Zaal van hen", library=builders.library("Bibliotheek Delft"))
    text = client_of(user).get(reverse("events_venue_modeladmin_index")).content.decode()
    assert "Zaal van ons" in text
    assert "Zaal van hen" not in text
    assert "/edit/" not in text.partition("<table")[2]


@pytest.mark.once
def test_pages_of_the_list_take_a_constant_number_of_queries(
    advised, django_assert_max_num_queries
):
    user, community, _ = advised
    client = client_of(user)
    url = reverse("communities_advice_library", args=[community.library.pk])
    client.get(url)
    with django_assert_max_num_queries(60) as few:
        client.get(url)
    for number in range(3):
        builders.event(community.calendar, f"Nog een {number}", publish=False)
    with django_assert_max_num_queries(len(few)):
        client.get(url)


def pictures(community, *titles: str) -> None:
    roles.library_group(community.library)
    community.library.refresh_from_db()
    for title in titles:
        one = builders.picture((40, 30))
        one.title, one.collection = title, community.library.collection
        one.save()


def test_latest_pictures_are_shown_and_the_others_named(advised, monkeypatch):
    """Each of those that are shown is made smaller while its adviser waits."""
    monkeypatch.setattr("communities.advice.views.PICTURES", 2)
    user, community, _ = advised
    pictures(community, "Oud", "Ouder dan nieuw", "Nieuw", "Nieuwst")
    url = reverse("communities_advice_library", args=[community.library.pk])
    page = BeautifulSoup(client_of(user).get(url).content, "html.parser")
    lists = [page.select(f"{one} li") for one in (".people__pictures", ".people__pictures + ul")]
    assert [[item.get_text(strip=True) for item in items] for items in lists] == [
        ["Nieuwst", "Nieuw"],
        ["Ouder dan nieuw", "Oud"],
    ]
    assert [len(item.select("img")) for items in lists for item in items] == [1, 1, 0, 0]
    assert get_image_model().get_rendition_model().objects.count() == 2


@pytest.mark.once
def test_pictures_take_a_constant_number_of_queries(advised):
    user, community, _ = advised
    client = client_of(user)
    url = reverse("communities_advice_library", args=[community.library.pk])

    def asked() -> int:
        client.get(url)
        # Where smaller pictures are found for as long as they are kept.
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            client.get(url)
        return len(found)

    pictures(community, "Een")
    few = asked()
    pictures(community, "Twee", "Drie")
    assert asked() == few
