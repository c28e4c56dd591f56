"""The second step: set up, given, required, lost."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from communities import roles
from site_config.entrance import second_factor
from site_config.entrance.models import SignInRecord
from tests.site_config.entrance.codes import code
from tests.site_config.entrance.conftest import PASSWORD, SECRET

SET_UP = "/inloggen/tweede-stap/"


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def secret_on(page) -> str:
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page.content.decode())
    return found[1].replace(" ", "")


def kinds() -> list[str]:
    return [line.kind for line in SignInRecord.objects.order_by("pk")]


def test_setting_up_gives_recovery_codes_and_a_mail(
    client, els, sign_in, mailoutbox, django_capture_on_commit_callbacks, has_second_step
):
    sign_in()
    secret = secret_on(client.get(SET_UP))
    with django_capture_on_commit_callbacks(execute=True):
        wrong = client.post(SET_UP, {"code": "abc"})
    assert "Deze code klopt niet." in wrong.content.decode()
    assert not has_second_step(els)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(SET_UP, {"code": code(secret)}).url == "/inloggen/herstelcodes/"
    assert has_second_step(els)
    codes = re.findall(
        r"<code>(\d{8})</code>", client.get("/inloggen/herstelcodes/").content.decode()
    )
    assert len(codes) == 10
    file = client.get("/inloggen/herstelcodes/bewaren/")
    assert file.content.decode().split()[-10:] == codes
    assert [mail.subject for mail in mailoutbox] == ["Je tweede stap voor Kloppend Hart is aan"]
    assert kinds() == ["in", "set"]


def test_the_picture_needs_no_styles(client, els, sign_in):
    sign_in()
    page = client.get(SET_UP).content.decode()
    picture = re.search(r"<svg[^>]*role=\"img\".*?</svg>", page, re.S)[0]
    assert 'role="img" aria-label="QR-code voor je app"' in picture
    assert "style" not in picture
    assert "otpauth://totp/els%40example.org?secret=" in page


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_the_code_of_the_app_lets_in(client, els, sign_in, with_second_step, steps):
    with_second_step(els)
    assert sign_in(next="/admin/pages/").url == "/inloggen/code/"
    assert not is_in(client)
    assert client.get("/admin/").url == "/inloggen/?next=/admin/"
    assert (
        client.post("/inloggen/code/", {"code": code(SECRET, steps=steps)}).url == "/admin/pages/"
    )
    assert is_in(client)


def test_a_code_works_once(client, els, sign_in, with_second_step):
    with_second_step(els)
    number = code(SECRET)
    sign_in()
    client.post("/inloggen/code/", {"code": number})
    other = Client()
    sign_in(by=other)
    assert "klopt niet" in other.post("/inloggen/code/", {"code": number}).content.decode()
    assert not is_in(other)


def test_a_recovery_code_lets_in_once_and_is_written_down(client, els, sign_in, with_second_step):
    codes = with_second_step(els)
    sign_in()
    assert client.post("/inloggen/code/", {"code": f" {codes[3]} "}).url == "/admin/"
    client.post("/inloggen/uitloggen/")
    sign_in()
    client.post("/inloggen/code/", {"code": codes[3]})
    assert not is_in(client)
    assert kinds() == ["recovery", "in", "code"]


@pytest.mark.parametrize("filled_in", ["", "0", "000000", "x" * 10_000, "①②③④⑤⑥", "'; --"])
def test_wrong_codes_get_the_form_back(client, els, sign_in, with_second_step, filled_in):
    with_second_step(els)
    sign_in()
    answer = client.post("/inloggen/code/", {"code": filled_in})
    assert answer.status_code == 200
    assert "Fout:" in answer.content.decode()
    assert not is_in(client)


def test_codes_are_not_guessed_without_end(client, els, sign_in, with_second_step):
    with_second_step(els)
    sign_in()
    for _ in range(5):
        assert client.post("/inloggen/code/", {"code": "000000"}).status_code == 200
    right = client.post("/inloggen/code/", {"code": code(SECRET)})
    assert right.status_code == 429
    assert "Wacht een kwartier" in right.content.decode()
    assert not is_in(client)


def test_secrets_in_the_database_are_closed(els, with_second_step, settings):
    with_second_step(els)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in kept
    adapter = second_factor.SecondFactorAdapter()
    sealed = adapter.encrypt(SECRET)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    assert adapter.decrypt(sealed) == SECRET
    settings.SECRET_KEY_FALLBACKS = []
    lost = adapter.decrypt(sealed)
    assert lost != SECRET
    # Not a secret that everybody can reckon.
    assert lost != adapter.decrypt(sealed)


class TestRequired:
    def test_whoever_owes_it_is_led_to_setting_up_before_anything_else(
        self, client, els, sign_in, required, django_capture_on_commit_callbacks
    ):
        required(roles.advisers())
        assert sign_in(next="/admin/reports/").url == "/admin/reports/"
        for address in ("/admin/", "/admin/reports/", "/admin/account/", "/admin/pages/"):
            assert client.get(address).url == SET_UP
        assert client.post("/admin/account/", {}).url == SET_UP
        assert (
            client.get("/admin/", headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403
        )
        client.get("/admin/reports/")
        page = client.get(SET_UP)
        assert "Voor jouw rol is een tweede stap nodig" in page.content.decode()
        with django_capture_on_commit_callbacks(execute=True):
            client.post(SET_UP, {"code": code(secret_on(page))})
        assert 'href="/admin/reports/"' in client.get("/inloggen/herstelcodes/").content.decode()
        assert client.get("/admin/").status_code == 200

    def test_closed_pages_stay_closed_until_then(self, client, site, els, required):
        PageViewRestriction.objects.create(page=site.index, restriction_type="login")
        client.force_login(els)
        assert client.get("/communities/").status_code == 200
        required(roles.advisers())
        closed = client.get("/communities/", follow=True)
        assert closed.redirect_chain == [
            ("/inloggen/?next=/communities/", 302),
            (SET_UP, 302),
            ("/inloggen/bevestigen/?next=%2Finloggen%2Ftweede-stap%2F", 302),
        ]

    def test_it_holds_for_whoever_is_signed_in_without_a_code(
        self, client, els, required, with_second_step
    ):
        client.force_login(els)
        assert client.get("/admin/").status_code == 200
        with_second_step(els)
        required(roles.advisers())
        assert client.get("/admin/").url == "/inloggen/bevestigen/code/?next=%2Fadmin%2F"
        again = client.post(
            "/inloggen/bevestigen/code/?next=/admin/", {"code": code(SECRET), "next": "/admin/"}
        )
        assert again.url == "/admin/"
        assert client.get("/admin/").status_code == 200

    def test_it_is_asked_of_the_roles_that_were_chosen_only(
        self, client, account, els, administrator, required
    ):
        required(roles.advisers())
        other = account("gouda@example.org", groups=[roles.network_editors()])
        asked = {
            user.email: second_factor.is_required(user) for user in (els, other, administrator)
        }
        assert asked == {
            "els@example.org": True,
            "gouda@example.org": False,
            "baas@example.org": False,
        }
        required(administrators=True)
        assert second_factor.is_required(administrator)
        assert not second_factor.is_required(els)

    def test_it_cannot_be_taken_away(
        self, client, els, sign_in, required, with_second_step, has_second_step
    ):
        with_second_step(els)
        sign_in()
        client.post("/inloggen/code/", {"code": code(SECRET)})
        required(roles.advisers())
        answer = client.post("/inloggen/tweede-stap/uitzetten/")
        assert "Je kunt hem niet weghalen" in answer.content.decode()
        assert has_second_step(els)
        required()
        assert client.post("/inloggen/tweede-stap/uitzetten/").url == "/inloggen/account/"
        assert not has_second_step(els)

    def test_the_rule_is_for_administrators_to_edit(self, client, els, administrator, required):
        required()
        address = "/admin/settings/entrance/secondfactorrule/"
        client.force_login(els)
        assert client.get(address, follow=True).redirect_chain[-1][0] == "/admin/"
        client.force_login(administrator)
        edit = client.get(address).url
        client.post(edit, {"administrators": "", "groups": [roles.advisers().pk]})
        assert second_factor.is_required(els)

    def test_public_pages_ask_nothing_more_for_it(self, client, site, els, required):
        client.get("/")
        with CaptureQueriesContext(connection) as before:
            client.get("/")
        required(roles.advisers())
        with CaptureQueriesContext(connection) as after:
            client.get("/")
        assert len(after) == len(before)


def test_old_sign_ins_give_the_password_again_before_a_change(client, els):
    client.force_login(els)
    cache.clear()
    asked = client.get(SET_UP)
    assert asked.url == "/inloggen/bevestigen/?next=%2Finloggen%2Ftweede-stap%2F"
    wrong = client.post(asked.url, {"password": "fout", "next": SET_UP})
    assert "Dit wachtwoord klopt niet." in wrong.content.decode()
    assert client.post(asked.url, {"password": PASSWORD, "next": SET_UP}).url == SET_UP
    assert client.get(SET_UP).status_code == 200
