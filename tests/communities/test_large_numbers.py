"""A number in an address that no database holds is the number of nothing."""

import pytest
from django.db import connection
from django.urls import reverse

from tests import builders

from .world import MISSING

LARGE = 10**20
ADDRESSES = [
    "communities_ending",
    "communities_ending_take_back",
    "communities_move",
    "events_copy",
    "events_dates:event",
    "events_new",
]


@pytest.mark.parametrize("number", [MISSING, LARGE])
@pytest.mark.parametrize("name", ADDRESSES)
def test_no_such_page(admin_client, site, name, number):
    url = reverse(name, args=[number])
    asked = admin_client.post(url) if name.endswith("take_back") else admin_client.get(url)
    assert asked.status_code == 404


@pytest.mark.parametrize("number", [MISSING, LARGE])
def test_no_preview_of_a_page_that_is_not_there(admin_client, site, number):
    for keys in ([number], [number, number], [site.calendar.pk, number]):
        response = admin_client.post(reverse("events_when_preview", args=keys))
        assert response.status_code == 404, keys


@pytest.mark.parametrize("number", [MISSING, LARGE])
def test_no_copy_into_a_calendar_that_is_not_there(admin_client, site, number):
    event = builders.event(site.calendar)
    data = {"title": "Koor", "first_date": "", "calendar": number}
    response = admin_client.post(reverse("events_copy", args=[event.pk]), data)
    assert list(response.context["form"].errors) == ["calendar"]
    assert type(event).objects.count() == 1


def test_no_filter_by_a_community_that_no_database_holds(admin_client, site):
    index = reverse("communities_evaluation_modeladmin_index")
    asked = {"community__page_ptr__exact": LARGE}
    response = admin_client.get(index, asked, follow=True)
    assert response.status_code == 200
    # PostgreSQL can look for it, and finds nothing; SQLite refuses.
    refused = connection.vendor == "sqlite"
    assert response.redirect_chain == ([(index, 302)] if refused else [])
    assert ("Dat filter bestaat niet." in response.content.decode()) == refused


@pytest.mark.parametrize("number", [MISSING, LARGE])
def test_no_return_day_with_a_community_that_is_not_there(admin_client, site, number):
    response = admin_client.post("/admin/return-days/new/", {"communities": number})
    assert response.status_code == 200
    assert "Eén van de community’s kun je niet meer kiezen." in response.content.decode()


@pytest.mark.parametrize("number", [MISSING, LARGE])
def test_no_library_with_a_theme_that_is_not_there(admin_client, site, number):
    response = admin_client.post(
        reverse("communities_library_modeladmin_create"), {"themes": number}
    )
    assert response.status_code == 200
    assert "themes" in response.context["form"].errors
