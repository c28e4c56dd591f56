"""Choosing a password: forgotten, changed, invited."""

import re

import pytest
from django.contrib.auth import get_user_model

from site_config.entrance import invitations
from site_config.entrance.models import SignInRecord
from tests.site_config.entrance.conftest import PASSWORD, SECRET

FORGOTTEN = "/inloggen/wachtwoord-vergeten/"
NEW = "een heel ander wachtwoord"


def link_in(mail) -> str:
    return re.search(r"http://localhost:8000(/inloggen/nieuw-wachtwoord/\S+)", mail.body)[1]


def choose(client, link, password=NEW, again=None):
    form = client.get(link)
    return client.post(form.url, {"password1": password, "password2": again or password})


def test_asking_says_the_same_for_every_address(client, els, mailoutbox):
    known = client.post(FORGOTTEN, {"email": "ELS@example.org"})
    unknown = client.post(FORGOTTEN, {"email": "niemand@example.org"})
    assert known.url == unknown.url == f"{FORGOTTEN}verstuurd/"
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["els@example.org"], "Kies een nieuw wachtwoord voor Kloppend Hart"),
        (["niemand@example.org"], "Geen account bij Kloppend Hart met dit adres"),
    ]
    assert "/nieuw-wachtwoord/" not in mailoutbox[1].body


@pytest.fixture
def broken_mail(monkeypatch):
    """Makes the mail server stop answering."""

    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    return lambda: monkeypatch.setattr("site_config.entrance.mail.send_mail", refuse)


@pytest.mark.parametrize("email", ["els@example.org", "niemand@example.org"])
def test_a_mail_that_cannot_go_out_is_said(client, els, broken_mail, email):
    broken_mail()
    response = client.post(FORGOTTEN, {"email": email})
    assert response.status_code == 200
    text = response.content.decode()
    assert "De mail kon niet worden verstuurd. Probeer het straks nog eens." in text
    assert f'value="{email}"' in text


def test_a_password_is_chosen_also_when_no_mail_can_tell_so(
    client, els, mailoutbox, sign_in, broken_mail
):
    client.post(FORGOTTEN, {"email": els.email})
    link = link_in(mailoutbox[0])
    broken_mail()
    assert choose(client, link).url == "/inloggen/nieuw-wachtwoord/klaar/"
    assert sign_in(password=NEW).url == "/admin/"


def test_the_link_comes_from_the_settings_not_from_the_browser(client, els, mailoutbox, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client.post(FORGOTTEN, {"email": els.email}, headers={"Host": "evil.example"})
    assert "evil" not in mailoutbox[0].body
    assert link_in(mailoutbox[0])


def test_the_link_works_once_and_opens_a_shut_account(client, els, mailoutbox, sign_in):
    for _ in range(5):
        sign_in(password="fout")
    assert sign_in().status_code == 429
    client.post(FORGOTTEN, {"email": els.email})
    link = link_in(mailoutbox[0])
    assert choose(client, link).url == "/inloggen/nieuw-wachtwoord/klaar/"
    assert "_auth_user_id" not in client.session
    assert sign_in(password=NEW).url == "/admin/"
    client.logout()
    used = client.get(link)
    assert used.status_code == 200
    assert "Deze link werkt niet meer" in used.content.decode()
    assert SignInRecord.objects.filter(kind="password", user=els).count() == 1
    assert mailoutbox[-1].subject == "Je wachtwoord voor Kloppend Hart is gewijzigd"


def test_a_new_password_does_not_pass_the_second_step(
    client, els, mailoutbox, sign_in, with_second_step
):
    with_second_step(els)
    client.post(FORGOTTEN, {"email": els.email})
    choose(client, link_in(mailoutbox[0]))
    assert sign_in(password=NEW).url == "/inloggen/code/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("kort", "kort", "Dit wachtwoord is te kort. Neem minstens 12 tekens."),
        ("els@example.org", "els@example.org", "lijkt te veel op"),
        ("qwertyuiop123456", None, None),
        (NEW, NEW + "x", "De twee wachtwoorden zijn niet gelijk."),
        ("passwordpassword", "passwordpassword", None),
    ],
)
def test_weak_passwords_are_explained(client, els, mailoutbox, password, again, said):
    client.post(FORGOTTEN, {"email": els.email})
    answer = choose(client, link_in(mailoutbox[0]), password, again)
    if said is None:
        assert answer.status_code in (200, 302)
        return
    assert said in answer.content.decode()
    els.refresh_from_db()
    assert els.check_password(PASSWORD)


@pytest.mark.parametrize("link", ["1-abc-def", "zzzzzzzzzzzzzzz-abc", "1-set-password", "0-0"])
def test_made_up_links_are_told_so(client, els, link):
    answer = client.get(f"/inloggen/nieuw-wachtwoord/{link}/")
    assert answer.status_code == 200
    assert "Deze link werkt niet meer" in answer.content.decode()


def test_asking_has_an_end(client, els, mailoutbox):
    for _ in range(3):
        client.post(FORGOTTEN, {"email": els.email})
    answer = client.post(FORGOTTEN, {"email": els.email})
    assert answer.status_code == 429
    assert "Je deed dit te vaak in korte tijd." in answer.content.decode()
    assert len(mailoutbox) == 3


def test_changing_asks_for_the_old_one_and_ends_other_sessions(client, els, sign_in, mailoutbox):
    from django.test import Client

    elsewhere = Client()
    sign_in(by=elsewhere)
    sign_in()
    data = {"oldpassword": "fout", "password1": NEW, "password2": NEW}
    wrong = client.post("/inloggen/wachtwoord/", data)
    assert "Dit is niet je wachtwoord van nu." in wrong.content.decode()
    right = client.post("/inloggen/wachtwoord/", {**data, "oldpassword": PASSWORD})
    assert right.url == "/inloggen/account/"
    assert client.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").url == "/inloggen/?next=/admin/"
    assert mailoutbox[0].subject == "Je wachtwoord voor Kloppend Hart is gewijzigd"


def test_the_cms_leads_to_our_page_and_has_no_field_of_its_own(client, els):
    client.force_login(els)
    page = client.get("/admin/account/").content.decode()
    assert 'href="/inloggen/account/"' in page
    assert 'type="password"' not in page
    assert "name_email-email" not in page


def test_an_invitation_lets_somebody_choose_a_password(client, site, mailoutbox, sign_in):
    user = get_user_model().objects.create_user("nieuw@example.org", "nieuw@example.org")
    user.groups.clear()
    invitations.invite(user)
    mail = mailoutbox[0]
    assert mail.subject == "Je account bij Kloppend Hart"
    assert "Je logt in met dit e-mailadres: nieuw@example.org" in mail.body
    choose(client, link_in(mail))
    assert sign_in("nieuw@example.org", NEW).url == "/"
    assert SECRET not in mail.body
