"""Accounts as administrators make and help them."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from site_config.entrance.models import SignInRecord
from tests.site_config.entrance.codes import code
from tests.site_config.entrance.conftest import SECRET

NEW = {"email": "Nieuw@Example.org", "first_name": "Noor", "last_name": "Nieuw"}


@pytest.fixture
def baas(client, administrator):
    client.force_login(administrator)
    return client


def test_a_new_account_is_named_by_its_address_and_invited(baas, administrator, mailoutbox):
    baas.post("/admin/users/new/", NEW)
    user = get_user_model().objects.get(email="nieuw@example.org")
    assert user.username == "nieuw@example.org"
    assert not user.has_usable_password()
    assert [mail.to for mail in mailoutbox] == [["nieuw@example.org"]]
    line = SignInRecord.objects.get(kind="invited")
    assert (line.user, line.by) == (user, administrator)


def test_an_address_is_there_once(baas, els):
    answer = baas.post("/admin/users/new/", {**NEW, "email": "ELS@example.org"})
    assert "Er is al een account met dit adres." in answer.content.decode()
    answer = baas.post("/admin/users/new/", {**NEW, "email": f"{'a' * 60}@{'b.' * 60}nl"})
    assert "Maximaal 150 tekens." in answer.content.decode()
    assert get_user_model().objects.count() == 2


def test_another_address_is_another_name_and_the_old_one_lets_nobody_in(baas, els, sign_in):
    from django.test import Client

    data = {**NEW, "email": "anders@example.org", "is_active": "on", "groups": []}
    baas.post(f"/admin/users/edit/{els.pk}/", data)
    els.refresh_from_db()
    assert (els.username, els.email) == ("anders@example.org", "anders@example.org")
    assert sign_in("els@example.org", by=Client()).status_code == 200
    assert sign_in("anders@example.org", by=Client()).status_code == 302


def test_a_mail_server_that_refuses_does_not_lose_the_account(baas, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", 1
    page = baas.post("/admin/users/new/", NEW, follow=True)
    assert "kon niet worden verstuurd" in page.content.decode()
    assert get_user_model().objects.filter(email="nieuw@example.org").exists()


def test_a_lost_telephone(baas, els, administrator, with_second_step, has_second_step, mailoutbox):
    with_second_step(els)
    address = f"/admin/inloggen/{els.pk}/"
    assert "De tweede stap staat aan." in baas.get(address).content.decode()
    assert baas.post(address, {"action": "second_step"}).url == address
    assert not has_second_step(els)
    line = SignInRecord.objects.get(kind="removed")
    assert (line.user, line.by) == (els, administrator)
    assert [mail.to for mail in mailoutbox] == [["els@example.org"]]
    assert "haalde de tweede stap weg" in baas.get(address).content.decode()


def test_opening_an_account_again(baas, els, sign_in):
    from django.test import Client

    for _ in range(5):
        sign_in(password="fout", by=Client())
    address = f"/admin/inloggen/{els.pk}/"
    assert "te vaak een verkeerd wachtwoord" in baas.get(address).content.decode()
    baas.post(address, {"action": "open"})
    assert "te vaak een verkeerd wachtwoord" not in baas.get(address).content.decode()
    assert sign_in(by=Client()).url == "/admin/"


def test_what_cannot_be_done_is_refused(baas, els):
    assert baas.post(f"/admin/inloggen/{els.pk}/", {"action": "nonsense"}).status_code == 400
    assert baas.get("/admin/inloggen/999999/").status_code == 404


def test_accounts_and_the_log_are_for_administrators(
    client, els, account, with_second_step, has_second_step
):
    """Also with every permission on users: those are given for less."""
    from django.contrib.auth.models import Permission

    kim = account("kim@example.org")
    with_second_step(kim)
    SignInRecord.objects.create(kind="in", user=kim, email=kim.email)
    els.user_permissions.set(
        Permission.objects.filter(
            content_type__app_label__in=["auth", "entrance", "account", "mfa"]
        )
    )
    client.force_login(els)
    for address in (f"/admin/inloggen/{kim.pk}/", "/admin/entrance/signinrecord/"):
        answer = client.get(address, follow=True)
        assert answer.redirect_chain[-1][0] == "/admin/"
        assert "kim@example.org" not in answer.content.decode()
    client.post(f"/admin/inloggen/{kim.pk}/", {"action": "second_step"})
    assert has_second_step(kim)


def test_the_log_is_read_and_searched_and_not_written(baas, els, account, sign_in):
    from django.test import Client

    account("kim@example.org")
    sign_in(by=Client())
    sign_in("kim@example.org", "fout", by=Client())
    log = "/admin/entrance/signinrecord/"
    assert "els@example.org" in baas.get(log).content.decode()
    found = baas.get(f"{log}?q=kim").content.decode()
    assert "verkeerd wachtwoord of onbekend adres" in found
    assert "els@example.org" not in found
    pk = SignInRecord.objects.first().pk
    before = SignInRecord.objects.count()
    baas.post(f"{log}delete/{pk}/")
    baas.post(f"{log}edit/{pk}/", {"kind": "in"})
    baas.post(f"{log}create/", {"kind": "in"})
    assert SignInRecord.objects.count() == before


def test_the_list_of_users_leads_to_the_page(baas, els):
    assert f"/admin/inloggen/{els.pk}/" in baas.get("/admin/users/").content.decode()


def test_the_command_opens_an_account(client, els, with_second_step, sign_in, capsys):
    with_second_step(els)
    for _ in range(5):
        sign_in(password="fout")
    call_command("open_account", "ELS@example.org")
    assert sign_in().url == "/inloggen/code/"
    assert client.post("/inloggen/code/", {"code": code(SECRET)}).status_code == 302
    client.logout()
    call_command("open_account", "els@example.org", "--without-second-step")
    assert sign_in().url == "/admin/"
    with pytest.raises(CommandError, match="no account"):
        call_command("open_account", "niemand@example.org")
