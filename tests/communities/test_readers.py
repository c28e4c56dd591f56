"""The closed part of the knowledge base, and the sight of advisers."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
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
