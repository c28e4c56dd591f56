"""“Mensen”: invite, replace for a while, remove."""

import datetime as dt
import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from communities import roles
from communities.models import Membership
from communities.people import changes, history
from tests import builders

from .world import client_of

pytestmark = pytest.mark.once


@pytest.fixture
def group(site):
    return roles.library_group(builders.community(site, "Zaai en maak").library)


@pytest.fixture
def other(site):
    library = builders.library("Bibliotheek Rotterdam")
    return roles.library_group(builders.community(site, "Bladzijde Z", library=library).library)


def account(email: str, *groups, **fields):
    user = get_user_model().objects.create_user(email, email, **fields)
    user.groups.add(*groups)
    return user


@pytest.fixture
def librarian(group):
    return account("anna@example.org", group, first_name="Anna")


def post(user, group, django_capture_on_commit_callbacks, **data):
    url = reverse("communities_people_group", args=[group.pk])
    with django_capture_on_commit_callbacks(execute=True):
        return client_of(user).post(url, data)


def logged(group) -> list[str]:
    return [entry.message for entry in history.of_group(group)]


def in_days(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


def test_librarian_invites_a_colleague_who_chooses_a_password(
    librarian, group, client, django_capture_on_commit_callbacks
):
    post(librarian, group, django_capture_on_commit_callbacks, email="Bas@Example.org", name="Bas")
    bas = get_user_model().objects.get(username="bas@example.org")
    assert [bas.first_name, *bas.groups.all()] == ["Bas", group]
    [message] = mail.outbox
    assert message.to == ["bas@example.org"]
    link = re.search(r"http://localhost:8000(/\S+)", message.body).group(1)
    form = client.get(link, follow=True)
    word = "een-lang-wachtwoord-5"
    client.post(form.request["PATH_INFO"], {"password1": word, "password2": word})
    bas.refresh_from_db()
    assert bas.check_password(word)
    assert client_of(bas).get("/admin/").status_code == 200
    assert logged(group) == ["bas@example.org is uitgenodigd."]


def test_somebody_with_a_password_gets_the_address_to_sign_in(
    librarian, group, other, django_capture_on_commit_callbacks
):
    account("kees@example.org", other, password="geheim")
    post(librarian, group, django_capture_on_commit_callbacks, email="kees@example.org")
    [message] = mail.outbox
    assert "http://localhost:8000/admin/\n" in message.body
    assert "wachtwoord" not in message.body


def test_inviting_again_sets_the_last_day_and_does_not_mail(
    librarian, group, django_capture_on_commit_callbacks
):
    bas = account("bas@example.org", group, password="geheim")
    last = in_days(30)
    post(librarian, group, django_capture_on_commit_callbacks, email=bas.email, until=last)
    assert Membership.objects.get(user=bas).until == last
    post(librarian, group, django_capture_on_commit_callbacks, email=bas.email)
    assert Membership.objects.get(user=bas).until is None
    assert mail.outbox == []
    assert logged(group)[0] == "bas@example.org blijft, zonder laatste dag."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"email": "geen adres"}, "Voer een geldig e-mailadres in."),
        ({"email": ""}, "Vul een e-mailadres in."),
        ({"email": "b@example.org", "until": "2020-01-01"}, "Deze dag is voorbij."),
        ({"email": "b@example.org", "until": "morgen"}, "Voer een geldige datum in."),
        ({"email": "dicht@example.org"}, "Dit account is gesloten."),
        ({"email": "dubbel@example.org"}, "Er is meer dan één account met dit adres."),
    ],
)
def test_wrong_invitation_says_why(
    librarian, group, data, said, django_capture_on_commit_callbacks
):
    account("dicht@example.org", is_active=False)
    for name in ("een", "twee"):
        get_user_model().objects.create_user(name, "dubbel@example.org")
    response = post(librarian, group, django_capture_on_commit_callbacks, **data)
    assert response.status_code == 200
    assert said in response.content.decode()
    assert group.user_set.count() == 1
    assert mail.outbox == []


def test_last_day_ends_the_role_at_the_next_request(librarian, group):
    bas = account("bas@example.org", group)
    Membership.objects.create(group=group, user=bas, until=timezone.localdate())
    client = client_of(bas)
    assert client.get("/admin/").status_code == 200
    Membership.objects.update(until=in_days(-1))
    assert client.get("/admin/")["Location"].startswith("/inloggen/")
    assert not bas.groups.exists()
    assert not Membership.objects.exists()
    assert logged(group) == [f"De tijd van bas@example.org liep af op {_words(in_days(-1))}."]


def _words(day: dt.date) -> str:
    from site_config import dates

    return dates.day(day)


def test_whoever_is_over_is_not_listed_even_before_a_request(librarian, group):
    bas = account("bas@example.org", group)
    Membership.objects.create(group=group, user=bas, until=in_days(-1))
    response = client_of(librarian).get(reverse("communities_people_group", args=[group.pk]))
    assert "bas@example.org" not in response.content.decode()


def test_other_roles_of_the_same_account_go_on(group, other):
    bas = account("bas@example.org", group, other)
    Membership.objects.create(group=group, user=bas, until=in_days(-1))
    changes.end_overdue(bas)
    assert list(bas.groups.all()) == [other]


def test_visitors_without_a_session_cost_no_query(site, client, django_assert_num_queries):
    client.get("/livez")
    with django_assert_num_queries(0):
        client.get("/livez")


def test_librarian_removes_a_colleague_at_once(librarian, group):
    bas = account("bas@example.org", group)
    theirs = client_of(bas)
    assert theirs.get("/admin/").status_code == 200
    client_of(librarian).post(reverse("communities_people_remove", args=[group.pk, bas.pk]))
    assert theirs.get("/admin/")["Location"].startswith("/inloggen/")
    assert logged(group) == ["bas@example.org is verwijderd."]


def test_the_last_one_who_stays_cannot_be_removed(librarian, group):
    bas = account("bas@example.org", group)
    Membership.objects.create(group=group, user=bas, until=in_days(30))
    url = reverse("communities_people_remove", args=[group.pk, librarian.pk])
    response = client_of(librarian).post(url, follow=True)
    assert "Je bent hier de laatste zonder laatste dag." in response.content.decode()
    assert librarian.groups.get() == group


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("anna@example.org", "Je bent hier de laatste zonder laatste dag."),
        ("bas@example.org", "Dit is hier de laatste zonder laatste dag."),
    ],
)
def test_the_last_one_who_stays_gets_no_last_day(
    librarian, group, who, said, django_capture_on_commit_callbacks
):
    bas = account("bas@example.org", group)
    leaving = bas if who == "anna@example.org" else librarian
    Membership.objects.create(group=group, user=leaving, until=in_days(30))
    last = in_days(10)
    response = post(librarian, group, django_capture_on_commit_callbacks, email=who, until=last)
    assert said in response.content.decode()
    assert [one.user for one in Membership.objects.all()] == [leaving]
    assert logged(group) == []
    # Once there is somebody who stays it may end.
    Membership.objects.all().delete()
    post(librarian, group, django_capture_on_commit_callbacks, email=who, until=last)
    assert [(one.user.email, one.until) for one in Membership.objects.all()] == [(who, last)]


def test_the_first_one_of_a_library_may_have_a_last_day(
    admin_user, group, django_capture_on_commit_callbacks
):
    data = {"email": "bas@example.org", "until": in_days(10)}
    post(admin_user, group, django_capture_on_commit_callbacks, **data)
    assert [one.until for one in Membership.objects.all()] == [in_days(10)]


def test_a_mail_server_that_does_not_answer_is_told_and_the_role_is_there(
    librarian, group, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", 1
    response = post(librarian, group, django_capture_on_commit_callbacks, email="bas@example.org")
    assert [str(one).strip() for one in get_messages(response.wsgi_request)] == [
        "bas@example.org doet mee.",
        "De mail die dat vertelt, kon niet worden verstuurd.",
    ]
    assert get_user_model().objects.get(email="bas@example.org").groups.get() == group


def test_librarian_who_leaves_goes_to_the_front_of_the_cms(librarian, group):
    account("bas@example.org", group)
    url = reverse("communities_people_remove", args=[group.pk, librarian.pk])
    assert client_of(librarian).post(url)["Location"] == "/admin/"
    assert not librarian.groups.exists()


def test_librarian_says_nothing_of_another_library(librarian, group, other):
    kees = account("kees@example.org", other)
    client = client_of(librarian)
    there = reverse("communities_people_group", args=[other.pk])
    away = reverse("communities_people_remove", args=[other.pk, kees.pk])
    mixed = reverse("communities_people_remove", args=[group.pk, kees.pk])
    assert client.get(there).status_code == 404
    assert client.post(there, {"email": "anna@example.org"}).status_code == 404
    assert client.post(away).status_code == 404
    assert client.post(mixed).status_code == 404
    assert kees.groups.get() == other
    assert not ModelLogEntry.objects.filter(action__startswith="communities.people.").exists()


def test_librarian_gives_no_role_of_the_network(librarian):
    for group in (roles.network_editors(), roles.advisers(), roles.readers.readers()):
        url = reverse("communities_people_group", args=[group.pk])
        assert client_of(librarian).get(url).status_code == 404


def test_administrator_finds_every_role_and_every_library(site, django_user_model):
    builders.library("Bibliotheek Delft")
    admin = django_user_model.objects.create_superuser("s@example.org")
    text = client_of(admin).get(reverse("communities_people")).content.decode()
    for name in ("Netwerkredactie", "Adviseurs", "Lezers van de kennisbank", "Bibliotheek Delft"):
        assert name in text


def test_librarian_of_one_library_comes_right_to_it(librarian, group):
    response = client_of(librarian).get(reverse("communities_people"))
    assert response["Location"] == reverse("communities_people_group", args=[group.pk])


def test_reader_is_invited_to_the_site_and_not_to_the_cms(
    django_user_model, site, django_capture_on_commit_callbacks
):
    admin = django_user_model.objects.create_superuser("s@example.org", "s@example.org")
    readers = roles.readers.readers()
    account("lezer@example.org", password="geheim")
    post(admin, readers, django_capture_on_commit_callbacks, email="lezer@example.org")
    [message] = mail.outbox
    assert "http://localhost:8000/\n" in message.body
    assert message.subject == "Je kunt meelezen op Kloppend Hart"


def test_administrator_reads_who_works_where(
    admin_client, librarian, group, other, django_assert_num_queries
):
    def lines():
        page = BeautifulSoup(admin_client.get(reverse("communities_people")).content, "html.parser")
        return [" ".join(one.get_text(" ").split()) for one in page.select(".people__circle")]

    left = account("weg@example.org", other)
    Membership.objects.create(group=other, user=left, until=in_days(-1))
    assert lines()[-2:] == ["Bibliotheek Gouda Anna", "Bibliotheek Rotterdam Nog niemand"]
    with CaptureQueriesContext(connection) as few:
        lines()
    # Before the next request begins, which empties the log of queries.
    asked = len(few)
    for number in range(5):
        account(f"n{number}@example.org", other, first_name=f"Nummer {number}")
    assert lines()[-1] == ("Bibliotheek Rotterdam Nummer 0, Nummer 1, Nummer 2, Nummer 3 en nog 1")
    with django_assert_num_queries(asked):
        lines()
