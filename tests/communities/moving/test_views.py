"""The administrator who moves a community: what is shown, what is refused, all or nothing."""

import pytest
from django.urls import reverse

from communities.models import CommunityPage
from communities.moving import contents, moving
from tests import builders

from ..world import client_of
from .acting import everything, in_days, picture, shown


@pytest.mark.parametrize("where", ["refresh_branch", "_rewrite_drafts", "_hand_over", "log"])
def test_what_breaks_half_way_changes_nothing(gouda, tiel, administrator, monkeypatch, where):
    image = picture("Eigen", gouda)
    gouda.one.picture = image
    gouda.one.save()
    builders.event(
        gouda.one.calendar, "Koor", venue=builders.venue("Tuin", library=gouda),
        first_date=in_days(3),
    )  # fmt: skip
    client = client_of(administrator)
    mark = shown(client, gouda.one, tiel).select_one("[name=shown]")["value"]
    before = everything()
    original = getattr(moving, where)

    def breaks(*args, **kwargs):
        original(*args, **kwargs)
        raise RuntimeError("broken")

    monkeypatch.setattr(moving, where, breaks)
    url = reverse("communities_move", args=[gouda.one.pk])
    assert client.post(url, {"library": tiel.pk, "shown": mark}).status_code == 500
    assert everything() == before
    image.refresh_from_db()
    assert image.collection == gouda.collection


def test_when_something_else_would_go_along_it_is_shown_again(gouda, tiel, administrator):
    client = client_of(administrator)
    mark = shown(client, gouda.one, tiel).select_one("[name=shown]")["value"]
    gouda.one.picture = picture("Nieuw", gouda)
    gouda.one.save()
    url = reverse("communities_move", args=[gouda.one.pk])
    text = client.post(url, {"library": tiel.pk, "shown": mark}).content.decode()
    assert "Er is iets anders dan je net zag." in text
    assert "Nieuw" in text
    assert CommunityPage.objects.get(pk=gouda.one.pk).library == gouda


@pytest.mark.parametrize("library", ["", "987654", "zelf", "x"])
def test_a_library_that_will_not_do_is_refused_with_words(gouda, administrator, library):
    value = str(gouda.pk) if library == "zelf" else library
    url = reverse("communities_move", args=[gouda.one.pk])
    response = client_of(administrator).post(url, {"library": value})
    assert response.status_code == 200
    assert "Kies een bibliotheek." in response.content.decode()


def test_librarians_move_nothing(gouda, tiel, anna):
    url = reverse("communities_move", args=[gouda.one.pk])
    assert client_of(anna).get(url).status_code in (302, 403)
    mark = contents.of(gouda.one, tiel).mark
    response = client_of(anna).post(url, {"library": tiel.pk, "shown": mark})
    assert response.status_code in (302, 403)
    assert CommunityPage.objects.get(pk=gouda.one.pk).library == gouda
