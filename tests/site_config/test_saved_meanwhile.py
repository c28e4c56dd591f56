"""Two librarians at one page: the second is told, and the first finds their text back."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.urls import reverse

from communities import roles
from tests import builders
from tests.events.dates_admin.conftest import librarian_of
from tests.events.editing import editor

SAID = "Anna heeft deze pagina ook bewaard terwijl jij bezig was."


@pytest.fixture
def event(calendar):
    return builders.event(calendar)


@pytest.fixture
def anna(event):
    return librarian_of(builders.library(), "Anna")


@pytest.fixture
def bram(event):
    return librarian_of(builders.library(), "Bram")


def opened(client, event) -> dict:
    """What the editor knows of the version that it shows."""
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    page = BeautifulSoup(client.get(address).content, "html.parser")
    names = ("loaded_revision_id", "loaded_revision_created_at")
    return {name: page.select_one(f"[name={name}]")["value"] for name in names}


def warnings(response) -> list[str]:
    return [str(one) for one in get_messages(response.wsgi_request) if one.level_tag == "warning"]


@pytest.mark.parametrize("how", [{}, editor.PUBLISH])
def test_the_second_one_is_told_and_nothing_is_lost(event, anna, bram, how):
    of_bram = opened(bram, event)
    editor.edit(anna, event, title="Van Anna", **opened(anna, event))
    response = editor.edit(bram, event, title="Van Bram", **of_bram, **how)
    [said] = warnings(response)
    assert said.startswith(SAID)
    event.refresh_from_db()
    assert event.get_latest_revision_as_object().title == "Van Bram"
    link = BeautifulSoup(said, "html.parser").a["href"]
    compared = BeautifulSoup(bram.get(link).content, "html.parser")
    removed = {one.text for one in compared.select(".deletion")}
    added = {one.text for one in compared.select(".addition")}
    assert ("Anna" in removed, "Bram" in added) == (True, True)


def test_saving_by_itself_does_not_write_over_another_version(event, anna, bram):
    of_bram = opened(bram, event)
    editor.edit(anna, event, title="Van Anna", **opened(anna, event))
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    data = editor.form(slug=event.slug, title="Van Bram", **of_bram)
    refused = bram.post(address, data, headers={"accept": "application/json"})
    assert (refused.status_code, refused.json()["error_code"]) == (400, "invalid_revision")
    assert refused.json()["error_message"] == (
        "Door op te slaan wordt een nieuwere versie overschreven."
    )
    event.refresh_from_db()
    assert event.get_latest_revision_as_object().title == "Van Anna"


def test_who_is_alone_reads_no_warning(event, anna):
    first = editor.edit(anna, event, title="Eerst", **opened(anna, event))
    again = editor.edit(anna, event, title="Dan", **opened(anna, event))
    without = editor.edit(anna, event, title="Zonder", loaded_revision_created_at="gisteren")
    assert [warnings(one) for one in (first, again, without)] == [[], [], []]


def ping(client, event, session=0):
    name = "wagtailadmin_editing_sessions:ping"
    address = reverse(name, args=["wagtailcore", "page", event.pk, session])
    return client.post(address, {"is_editing": "1"})


def test_who_else_has_the_page_open_is_named_in_dutch_to_colleagues_only(site, event, anna, bram):
    other = builders.library("Bibliotheek Delft")
    builders.community(site, "Lezen in Delft", library=other)
    stranger = librarian_of(other, "Vreemd")
    roles.library_group(other)
    assert ping(stranger, event).status_code == 404
    ping(anna, event)
    answer = ping(bram, event).json()
    assert [one["user"] for one in answer["other_sessions"]] == ["Anna"]
    text = " ".join(BeautifulSoup(answer["html"], "html.parser").get_text(" ").split())
    assert "Anna heeft niet-opgeslagen wijzigingen" in text
