"""“Agenda op je website”: the code that comes out works, and each library keeps its own list."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from communities import roles
from communities.models import Library
from tests import builders
from tests.communities.world import client_of

pytestmark = pytest.mark.once

SITES = "https://www.bieb-gouda.example"


@pytest.fixture
def community(site):
    return builders.community(site, "Zaai en maak", colour="moss")


@pytest.fixture
def other(site):
    library = builders.library("Bibliotheek Rotterdam", calendar_sites="https://geheim.example")
    return builders.community(site, "Bladzijde Z", library=library)


@pytest.fixture
def librarian(community):
    user = get_user_model().objects.create_user("anna@example.org", "anna@example.org")
    user.groups.add(roles.library_group(community.library))
    return client_of(user)


def address(library) -> str:
    return reverse("communities_embedding_library", args=[library.pk])


def page(client, library, query="") -> BeautifulSoup:
    response = client.get(f"{address(library)}{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def frame_in(found: BeautifulSoup):
    """The frame of the code that one copies."""
    [code] = found.select("#snippet")
    return BeautifulSoup(code.string, "html.parser").iframe


def test_librarian_comes_right_to_the_own_library(librarian, community, other):
    response = librarian.get(reverse("communities_embedding"))
    assert response["Location"] == address(community.library)
    assert reverse("communities_embedding") in librarian.get("/admin/").text


def test_administrator_chooses_among_all(community, other, admin_client):
    text = admin_client.get(reverse("communities_embedding")).text
    assert address(community.library) in text
    assert address(other.library) in text


def test_another_library_answers_as_if_it_were_not_there(librarian, other):
    missing = reverse("communities_embedding_library", args=[987654])
    for method in (librarian.get, librarian.post):
        assert method(address(other.library)).status_code == 404
        assert method(missing).status_code == 404
    librarian.post(address(other.library), {"calendar_sites": SITES})
    other.library.refresh_from_db()
    assert other.library.calendar_sites == "https://geheim.example"


def test_the_code_shows_the_calendar_and_links_to_it(librarian, community, client):
    builders.event(community.calendar)
    found = page(librarian, community.library)
    frame = frame_in(found)
    assert frame["src"] == f"http://testserver{community.calendar.url}insluiten/"
    assert [frame["title"], frame["height"]] == ["Agenda van Zaai en maak", "600"]
    code = BeautifulSoup(found.select_one("#snippet").string, "html.parser")
    assert code.a["href"] == f"http://testserver{community.calendar.url}"
    assert client.get(frame["src"]).status_code == 200
    example = found.select_one("iframe.embedding__example")
    assert example["src"] == f"{community.calendar.url}insluiten/"
    assert 'sandbox="allow-same-origin"' in str(example)


def test_choices_end_up_in_the_code_and_in_the_feeds(librarian, site, community, client):
    theme = builders.theme(site)
    query = (
        f"?agenda=zaai-en-maak&kleur=oker&uiterlijk=donker&weergave=compact&aantal=5&hoogte=900"
        f"&thema={theme.slug}&vorm=fysiek&vorm=online&doelgroep=iedereen&dagdeel=avond&q=koor"
        f"&samen=on&bibliotheek=bibliotheek-gouda"
    )
    found = page(librarian, community.library, query)
    frame = frame_in(found)
    assert parse_qs(urlsplit(frame["src"]).query) == {
        "kleur": ["oker"],
        "uiterlijk": ["donker"],
        "weergave": ["compact"],
        "aantal": ["5"],
        "thema": [theme.slug],
        "vorm": ["fysiek", "online"],
        "doelgroep": ["iedereen"],
        "dagdeel": ["avond"],
        "q": ["koor"],
        "samen": ["ja"],
    }
    assert frame["height"] == "900"
    assert client.get(frame["src"]).status_code == 200
    feeds = [one["href"] for one in found.select(".embedding__feeds a")]
    assert client.get("/oembed", {"url": feeds.pop()}).status_code == 200
    assert [client.get(one).status_code for one in feeds] == [200, 200]
    assert all(f"thema={theme.slug}" in one and "kleur" not in one for one in feeds)
    checked = [one["value"] for one in found.select("[name=vorm][checked]")]
    assert checked == ["fysiek", "online"]


def test_the_network_is_shown_for_this_library(librarian, community, other, client):
    found = page(librarian, community.library, "?agenda=netwerk&bibliotheek=bibliotheek-rotterdam")
    frame = frame_in(found)
    assert urlsplit(frame["src"]).path == "/agenda/insluiten/"
    assert parse_qs(urlsplit(frame["src"]).query) == {
        "voor": ["bibliotheek-gouda"],
        "bibliotheek": ["bibliotheek-rotterdam"],
    }
    community.library.calendar_sites = SITES
    community.library.save()
    policy = client.get(frame["src"])["Content-Security-Policy"]
    assert f"frame-ancestors 'self' {SITES};" in f"{policy};"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?aantal=99", "30"),
        ("?hoogte=1", "200"),
        ("?kleur=paars", "paars"),
        ("?agenda=bladzijde-z", "bladzijde-z"),
        ("?thema=bestaat-niet", "bestaat-niet"),
    ],
)
def test_a_wrong_choice_is_said_and_the_rest_is_kept(
    librarian, site, community, other, query, said
):
    builders.theme(site)
    found = page(librarian, community.library, f"{query}&weergave=compact")
    alert = found.select_one("[role=alert]")
    assert "Niet alles wat je hebt ingevuld kan." in alert.get_text()
    messages = " ".join(one.get_text() for one in found.select(".w-field__errors"))
    assert said in messages
    assert frame_in(found)["src"].endswith("/zaai-en-maak/agenda/insluiten/?weergave=compact")


def test_what_is_typed_cannot_leave_the_code(librarian, community):
    found = page(librarian, community.library, '?q="></textarea><script>x</script>')
    assert not [one for one in found.select("script") if one.string == "x"]
    code = BeautifulSoup(found.select_one("#snippet").string, "html.parser")
    assert code.script is None
    assert parse_qs(urlsplit(code.iframe["src"]).query)["q"] == ['"></textarea><script>x</script>']


def test_a_calendar_that_is_not_public_gives_no_code(librarian, site, community, client):
    community.unpublish()
    site.calendar.unpublish()
    found = page(librarian, community.library)
    assert "Je agenda is nog niet openbaar." in found.get_text()
    assert not found.select("#snippet, iframe")


def test_librarian_keeps_the_list_of_the_own_websites(librarian, community, client):
    before = page(librarian, community.library).get_text()
    assert "Nog geen enkele website mag je agenda laten zien." in before
    typed = "HTTPS://www.Bieb-Gouda.example/\n\nhttps://www.bieb-gouda.example"
    response = librarian.post(address(community.library), {"calendar_sites": typed}, follow=True)
    assert "De websites zijn bewaard." in response.text
    community.library.refresh_from_db()
    assert community.library.calendar_sites == SITES
    policy = client.get(f"{community.calendar.url}insluiten/")["Content-Security-Policy"]
    assert f"frame-ancestors 'self' {SITES};" in f"{policy};"
    [entry] = ModelLogEntry.objects.for_instance(community.library)
    assert [entry.action, entry.user.email] == ["wagtail.edit", "anna@example.org"]


def test_a_wrong_website_is_said_and_nothing_typed_is_lost(librarian, community):
    typed = f"{SITES}\nwww.bieb.example"
    response = librarian.post(address(community.library), {"calendar_sites": typed})
    found = BeautifulSoup(response.content, "html.parser")
    assert "Zet https:// voor “www.bieb.example”." in found.get_text()
    assert found.select_one("[name=calendar_sites]").string.strip() == typed
    assert "Nog geen enkele website mag je agenda laten zien." in found.get_text()
    community.library.refresh_from_db()
    assert community.library.calendar_sites == ""
    assert frame_in(found)["height"] == "600"


def test_saving_the_websites_keeps_what_was_chosen_for_the_frame(librarian, community):
    url = f"{address(community.library)}?weergave=compact"
    response = librarian.post(url, {"calendar_sites": SITES})
    assert response["Location"] == f"{url}#websites"
    response = librarian.post(url, {"calendar_sites": "fout"})
    found = BeautifulSoup(response.content, "html.parser")
    assert frame_in(found)["src"].endswith("?weergave=compact")


def test_nothing_else_of_the_library_can_be_changed_here(librarian, community):
    before = Library.objects.values().get(pk=community.library.pk)
    data = {"calendar_sites": SITES, "name": "Anders", "slug": "anders", "adviser": 1}
    librarian.post(address(community.library), data)
    assert Library.objects.values().get(pk=community.library.pk) == {
        **before,
        "calendar_sites": SITES,
    }


def test_administrator_keeps_the_list_in_the_register_too(community, admin_client):
    url = reverse("communities_library_modeladmin_edit", args=[community.library.pk])
    data = {
        **{name: getattr(community.library, name) for name in ("name", "slug", "place", "region")},
        "calendar_sites": "http://bieb.example",
    }
    response = admin_client.post(url, data)
    assert "begint niet met https://" in response.text
    assert admin_client.post(url, {**data, "calendar_sites": SITES}).status_code == 302
    community.library.refresh_from_db()
    assert community.library.calendar_origins == [SITES]


@pytest.mark.once
def test_queries_do_not_grow(librarian, site, community):
    def count() -> int:
        page(librarian, community.library)
        with CaptureQueriesContext(connection) as captured:
            page(librarian, community.library)
        return len(captured)

    builders.theme(site)
    one = count()
    for at in range(3):
        builders.theme(site, f"Thema {at}")
        builders.community(site, f"Groep {at}", library=builders.library(f"Bibliotheek {at}"))
    assert count() == one
