"""The librarian who stops a community: what is shown first, what is refused, and back."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import PageLogEntry

from communities.models import Ending
from events import occurrences
from events.models import Occurrence
from tests import builders
from tests.events.editing import editor

from ..world import client_of
from .stopping import coming, filled, in_days, stop, text_of


def test_the_librarian_reads_what_happens_before_it_does(community, librarian):
    url = reverse("communities_ending", args=[community.pk])
    client = client_of(librarian)
    response = client.post(url, filled())
    page = BeautifulSoup(response.content, "html.parser").main
    text = text_of(page)
    assert Ending.objects.count() == 0
    gone = len([1 for day, _status in coming(community.choir) if day > 14])
    assert f"Dit raakt {gone + 1} data die nog komen:" in text
    assert f"{gone} data staan niet meer in de agenda" in text
    assert "1 datum krijgt “gaat niet door”" in text
    assert len(page.select(".people__checklist li")) == 6
    shown = page.select_one("[name=shown]")["value"]
    response = client.post(url, filled(shown=shown))
    assert response.url == url
    assert Ending.objects.get().made_by == librarian
    entry = PageLogEntry.objects.get(page=community.pk, action="communities.ending.end")
    assert entry.message.startswith("De community stopt. De laatste dag is ")
    assert "Community door laten gaan" in client.get(url).content.decode()


def test_another_day_than_was_shown_is_shown_again(community, librarian):
    url = reverse("communities_ending", args=[community.pk])
    client = client_of(librarian)
    page = BeautifulSoup(client.post(url, filled()).content, "html.parser").main
    shown = page.select_one("[name=shown]")["value"]
    again = client.post(url, filled(7, shown=shown)).content.decode()
    assert "Er is iets anders dan je net zag." in again
    assert Ending.objects.count() == 0


def test_taking_back_asks_first_and_tells_how_many_dates(community, librarian):
    gone = len([1 for day, _status in coming(community.choir) if day > 14])
    stop(community, 14)
    url = reverse("communities_ending_take_back", args=[community.pk])
    client = client_of(librarian)
    text = text_of(BeautifulSoup(client.get(url).content, "html.parser").main)
    assert f"Er veranderen {gone + 1} data die nog komen:" in text
    assert Ending.objects.count() == 1
    client.post(url)
    assert Ending.objects.count() == 0
    assert client.post(url).status_code == 302


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"last_day": ""}, "Kies de laatste dag."),
        ({"last_day": "morgen"}, "Dit is geen datum."),
        ({"last_day": "0001-01-01"}, "Kies een dag tussen 2000 en 2100."),
        ({"goodbye": " "}, "Schrijf ten minste één zin."),
        ({"forward_url": "javascript:alert(1)"}, "Voer een geldige URL in."),
        ({"forward_page": "987654"}, "Selecteer een geldige keuze."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(community, librarian, data, said):
    url = reverse("communities_ending", args=[community.pk])
    response = client_of(librarian).post(url, {**filled(goodbye="Tot ziens."), **data})
    assert response.status_code == 200
    assert said in response.content.decode()
    if "goodbye" not in data:
        assert "Tot ziens." in response.content.decode()
    assert Ending.objects.count() == 0


def test_a_draft_of_another_library_cannot_be_the_page_to_go_on_to(site, community, librarian):
    other = builders.community(site, "Geheim", library=builders.library("B"), live=False)
    url = reverse("communities_ending", args=[community.pk])
    response = client_of(librarian).post(url, filled(forward_page=other.pk))
    assert response.status_code in (302, 403)
    assert "Geheim" not in response.content.decode()
    assert Ending.objects.count() == 0


def test_what_breaks_half_way_changes_nothing(community, librarian, monkeypatch):
    url = reverse("communities_ending", args=[community.pk])
    client = client_of(librarian)
    page = BeautifulSoup(client.post(url, filled()).content, "html.parser").main
    before = list(Occurrence.objects.order_by("pk").values())
    original, written = occurrences.write, []

    def breaks(event, *args, **kwargs):
        original(event, *args, **kwargs)
        written.append(event)
        if len(written) == 2:
            raise RuntimeError("broken")

    monkeypatch.setattr(occurrences, "write", breaks)
    shown = page.select_one("[name=shown]")["value"]
    assert client.post(url, filled(shown=shown)).status_code == 500
    assert len(written) == 2
    assert Ending.objects.count() == 0
    assert list(Occurrence.objects.order_by("pk").values()) == before


def test_who_publishes_an_activity_is_told_that_the_community_stops(community, librarian):
    stop(community, 14)
    client = client_of(librarian)
    day = in_days(60).isoformat()
    response = editor.edit(client, community.party, first_date=day, **editor.PUBLISH)
    assert response.status_code == 302
    text = client.get("/admin/").content.decode()
    assert "Deze community stopt. De laatste dag is" in text


def test_the_menu_above_the_page_leads_there(community, librarian):
    administrator = get_user_model().objects.create_superuser("s@example.org", "s@example.org")
    edit = reverse("wagtailadmin_pages:edit", args=[community.pk])
    end = reverse("communities_ending", args=[community.pk])
    move = reverse("communities_move", args=[community.pk])
    for user, links in ((librarian, [end]), (administrator, [end, move])):
        page = BeautifulSoup(client_of(user).get(edit).content, "html.parser")
        assert [url for url in (end, move) if page.select_one(f'a[href="{url}"]')] == links
