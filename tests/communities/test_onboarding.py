"""A new library in one go, from the form of the register."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection, GroupPagePermission, Page

from communities import invitations, roles
from communities.models import Adviser, CommunityPage, Library, StoryIndexPage
from communities.onboarding import making
from events.models import CalendarPage
from tests import builders

from .world import client_of

ADD = "communities_library_modeladmin_create"
FILLED = {
    "name": "Bibliotheek Zutphen",
    "place": "Zutphen",
    "region": "noord",
    "community": "Samen zingen",
    "summary": "Wie graag zingt, zingt hier mee.",
    "email": "Roos@Zutphen.example",
    "first_name": "Roos",
}


@pytest.fixture
def administrator(site):
    return get_user_model().objects.create_superuser("s@example.org", "s@example.org", "geheim")


@pytest.fixture
def post(administrator, django_capture_on_commit_callbacks):
    def send(**data):
        with django_capture_on_commit_callbacks(execute=True):
            return client_of(administrator).post(reverse(ADD), {**FILLED, **data})

    return send


def everything() -> tuple:
    """How much there is of all that a new library makes."""
    models = (Library, Page, Group, Collection, get_user_model(), GroupPagePermission)
    return (*(model.objects.count() for model in models), len(mail.outbox))


def words(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ").split())


def test_one_form_makes_all_that_a_library_needs(post, site):
    theme = builders.theme(site, "Muziek")
    adviser = Adviser.objects.create(name="Tarik")
    response = post(
        adviser=adviser.pk, themes=[theme.pk], latitude="52,1401", longitude="6.19612345"
    )
    library = Library.objects.get()
    assert response.url == reverse("communities_library_made", args=[library.pk])
    assert (library.slug, library.region, library.adviser) == ("zutphen", "noord", adviser)
    assert (str(library.latitude), str(library.longitude)) == ("52.14010", "6.19612")
    assert library.group.name == library.collection.name == "Bibliotheek Zutphen"
    community = CommunityPage.objects.get()
    assert (community.live, community.library) == (False, library)
    assert community.subtitle == "Wie graag zingt, zingt hier mee."
    assert [link.theme_id for link in community.theme_links.all()] == [theme.pk]
    assert len(community.ladder) == 4
    below = {page.slug: type(page) for page in community.get_children().specific()}
    assert below == {"agenda": CalendarPage, "verhalen": StoryIndexPage}
    [message] = mail.outbox
    assert message.to == ["roos@zutphen.example"]
    assert "Bibliotheek Zutphen" in message.body


def test_the_first_librarian_writes_and_publishes_with_one_click(post, site):
    post()
    roos = get_user_model().objects.get(email="roos@zutphen.example")
    community = CommunityPage.objects.get()
    client = client_of(roos)
    assert client.get("/communities/samen-zingen/").status_code == 404
    assert client.get("/communities/samen-zingen/agenda/").status_code == 404
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[community.pk]))
    assert "Hoe kan iemand een keer komen kijken?" in editor.content.decode()
    community.get_latest_revision_as_object().save_revision(user=roos).publish(user=roos)
    assert client.get("/communities/samen-zingen/").status_code == 200
    assert client.get("/communities/samen-zingen/agenda/").status_code == 200
    assert client.get("/communities/samen-zingen/verhalen/").status_code == 200


def test_the_page_after_it_leads_on_and_says_what_is_to_do(post, administrator):
    response = client_of(administrator).get(post().url)
    page = BeautifulSoup(response.content, "html.parser").main
    community = CommunityPage.objects.get()
    calendar = CalendarPage.objects.child_of(community).get()
    links = {link["href"] for link in page.select("a")}
    assert links >= {
        reverse("wagtailadmin_pages:edit", args=[community.pk]),
        reverse("wagtailadmin_explore", args=[calendar.pk]),
        reverse("communities_people_group", args=[Library.objects.get().group_id]),
    }
    said = words(response)
    assert "Roos kiest een wachtwoord. nog te doen" in said
    assert "Publiceer “Samen zingen”. nog te doen" in said
    assert "Kies een adviseur. nog te doen" in said


def test_tasks_that_are_done_are_marked(post, administrator):
    url = post().url
    library, community = Library.objects.get(), CommunityPage.objects.get()
    library.adviser = Adviser.objects.create(name="Tarik")
    library.save()
    draft = community.get_latest_revision_as_object()
    for name in ("for_whom", "purpose", "how_to_look", "how_to_join", "how_to_help"):
        setattr(draft, name, "Onze eigen tekst.")
    draft.how_to_lead = ""
    draft.save_revision().publish()
    said = words(client_of(administrator).get(url))
    assert "Kies een adviseur. klaar" in said
    assert "Vervang de eerste tekst van “Samen zingen”. klaar" in said
    assert "Publiceer “Samen zingen”. klaar" in said


def test_the_same_name_again_leads_to_the_library_that_is_there(post, site):
    post()
    before = everything()
    response = post(name="  bibliotheek   ZUTPHEN ", email="ander@example.org")
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    assert "Er is al een bibliotheek met de naam “Bibliotheek Zutphen”." in words(response)
    made = reverse("communities_library_made", args=[Library.objects.get().pk])
    assert page.select_one(f'a[href="{made}"]')
    assert page.select_one("[name=email]")["value"] == "ander@example.org"
    assert everything() == before


def test_an_existing_account_gets_the_role_and_stays_one(post, site):
    gouda = roles.library_group(builders.library())
    user = get_user_model().objects.create_user("roos", "roos@zutphen.example", "geheim")
    user.groups.add(gouda)
    post()
    assert get_user_model().objects.filter(email="roos@zutphen.example").count() == 1
    names = set(user.groups.values_list("name", flat=True))
    assert names == {"Bibliotheek Gouda", "Bibliotheek Zutphen"}
    [message] = mail.outbox
    assert "/admin/\n" in message.body


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"name": ""}, "Vul dit in."),
        ({"region": "oost"}, "Kies een regio."),
        ({"email": "geen adres"}, "Voer een geldig e-mailadres in."),
        ({"latitude": "52"}, "Vul beide graden in, of geen van beide."),
        ({"latitude": "veel", "longitude": "4"}, "Schrijf een getal zoals 52,0147."),
        ({"latitude": "4,7", "longitude": "52"}, "Dit ligt niet in Nederland."),
        ({"latitude": "NaN", "longitude": "4"}, "Schrijf een getal zoals 52,0147."),
        ({"adviser": "987654"}, "Selecteer een geldige keuze."),
        ({"themes": ["987654"]}, "Selecteer een geldige keuze."),
        ({"email": "dicht@example.org"}, "Dit account is gesloten."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(post, data, said):
    get_user_model().objects.create_user("d", "dicht@example.org", is_active=False)
    before = everything()
    response = post(**data)
    assert response.status_code == 200
    assert said in words(response)
    assert everything() == before


def test_without_a_page_of_communities_it_says_so(post, site):
    site.index.delete()
    before = everything()
    assert "Maak eerst de pagina met alle community’s." in words(post())
    assert everything() == before


@pytest.mark.parametrize("where", ["changes.invite", "roles.library_group", "_below"])
def test_what_breaks_half_way_leaves_nothing(site, administrator, monkeypatch, where):
    """The last step of each kind fails: nothing of the steps before it stays, and no mail."""
    target, _dot, name = where.rpartition(".")
    owner = getattr(making, target) if target else making
    original = getattr(owner, name)

    def breaks(*args, **kwargs):
        original(*args, **kwargs)
        raise RuntimeError("broken")

    before = everything()
    monkeypatch.setattr(owner, name, breaks)
    response = client_of(administrator).post(reverse(ADD), FILLED)
    assert response.status_code == 500
    assert everything() == before


def test_a_mail_server_that_does_not_answer_is_told_and_costs_nothing(
    post, administrator, monkeypatch
):
    def refuse(*args, **kwargs):
        raise OSError("no connection")

    monkeypatch.setattr(invitations, "send_mail", refuse)
    response = post()
    assert Library.objects.count() == 1
    said = words(client_of(administrator).get(response.url))
    assert "Stuur de uitnodiging van Roos: die is niet verstuurd. nog te doen" in said


def test_two_of_one_name_at_once_make_one(site, administrator):
    """The second has read that there is none, and finds it under the lock."""
    new = making.NewLibrary(**FILLED)
    making.make(new, administrator)
    with pytest.raises(making.AlreadyThere):
        making.make(new, administrator)
    assert Library.objects.count() == 1


def test_a_slug_that_is_taken_gets_a_number(site, administrator):
    builders.library("Zutphen")
    library = making.make(making.NewLibrary(**FILLED), administrator).library
    assert library.slug == "zutphen-2"


def test_the_page_of_a_library_reads_the_same_for_more_communities(post, site, administrator):
    url = post().url
    client = client_of(administrator)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(url)
    builders.community(site, "Nog een", library=Library.objects.get())
    with CaptureQueriesContext(connection) as two:
        client.get(url)
    # A community is asked for its calendar, its stories and its draft; five at most are shown.
    assert len(two) - len(one) <= 8


@pytest.mark.parametrize("role", ["network_editors", "advisers"])
def test_only_administrators_add_a_library(site, role):
    user = get_user_model().objects.create_user("e@example.org", "e@example.org")
    user.groups.add(getattr(roles, role)())
    library = builders.library()
    client = client_of(user)
    assert client.get(reverse(ADD)).status_code in (302, 403)
    assert client.post(reverse(ADD), FILLED).status_code in (302, 403)
    made = client.get(reverse("communities_library_made", args=[library.pk]))
    assert made.status_code in (302, 403)
    assert Library.objects.count() == 1
