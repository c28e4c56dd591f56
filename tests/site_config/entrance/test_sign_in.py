"""Signing in with an e-mail address, and where it leads."""

import pytest
from wagtail.models import PageViewRestriction

from communities import roles
from tests.site_config.entrance.conftest import PASSWORD

WRONG = "Het e-mailadres of het wachtwoord klopt niet."


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("written", ["els@example.org", "ELS@Example.org", " els@example.org "])
def test_the_address_may_be_written_in_any_way(client, els, sign_in, written):
    assert sign_in(written).url == "/admin/"
    assert is_in(client)


def test_an_account_with_a_name_of_its_own_signs_in_by_address_only(client, account, sign_in):
    account("Kim@Example.org", username="kim")
    assert WRONG not in sign_in("kim").content.decode()  # Not an address: said by the field.
    assert not is_in(client)
    assert sign_in("kim@example.org").url == "/admin/"


def test_what_is_wrong_is_said_alike_for_known_and_unknown_addresses(client, els, sign_in):
    els_closed = sign_in("els@example.org", "fout")
    nobody = sign_in("niemand@example.org", "fout")

    def without_what_was_typed(answer, email):
        text = answer.content.decode().replace(email, "")
        return [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]

    assert els_closed.status_code == nobody.status_code == 200
    assert WRONG in els_closed.content.decode()
    assert without_what_was_typed(els_closed, "els@example.org") == without_what_was_typed(
        nobody, "niemand@example.org"
    )
    assert not is_in(client)


def test_a_closed_account_stays_out(client, account, sign_in):
    account("weg@example.org", is_active=False)
    assert sign_in("weg@example.org").url == "/inloggen/gesloten/"
    assert not is_in(client)
    assert "Dit account is gesloten" in client.get("/inloggen/gesloten/").content.decode()


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/admin/pages/", "/admin/pages/"),
        ("//evil.example/", "/admin/"),
        ("https://evil.example/", "/admin/"),
        ("javascript:alert(1)", "/admin/"),
        ("/\\evil.example/", "/admin/"),
    ],
)
def test_the_way_on_stays_on_this_site(els, sign_in, wanted, leads_to):
    assert sign_in(next=wanted).url == leads_to


def test_readers_go_to_the_front_page(client, account, sign_in):
    account("lezer@example.org", groups=[])
    assert sign_in("lezer@example.org").url == "/"
    # The CMS would send them back and forth.
    page = client.get("/admin/", follow=True)
    assert page.redirect_chain == [("/inloggen/?next=/admin/", 302)]
    assert "Je bent al ingelogd" in page.content.decode()


def test_a_page_for_others_does_not_send_people_round(client, site, els):
    restriction = PageViewRestriction.objects.create(
        page=site.index, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.set([roles.network_editors()])
    client.force_login(els)
    page = client.get("/communities/", follow=True)
    assert page.redirect_chain == [("/inloggen/?next=/communities/", 302)]
    text = page.content.decode()
    assert "els@example.org" in text
    assert 'href="/communities/"' in text


def test_sessions_end_with_the_browser_and_the_day(client, els, sign_in, settings):
    sign_in()
    cookie = client.cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert cookie["httponly"]
    assert client.session.get_expiry_age() <= 12 * 60 * 60
    assert client.session.get_expire_at_browser_close()


def test_signing_out_is_a_form(client, els):
    client.force_login(els)
    assert client.get("/inloggen/uitloggen/").status_code == 200
    assert is_in(client)
    assert client.post("/inloggen/uitloggen/").url == "/inloggen/"
    assert not is_in(client)
    assert "Je bent uitgelogd." in client.get("/inloggen/").content.decode()


def test_wagtails_way_out_leads_to_our_door(client, els):
    client.force_login(els)
    assert client.post("/admin/logout/").url == "/inloggen/"
    assert not is_in(client)


def test_pages_of_the_entrance_are_strict_and_kept_by_nobody(client, site):
    for address in ("/inloggen/", "/inloggen/wachtwoord-vergeten/"):
        answer = client.get(address)
        policy = answer.headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "no-store" in answer.headers["Cache-Control"]
        assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_public_pages_set_no_cookie_and_ask_no_session(client, site):
    answer = client.get("/")
    assert answer.cookies == {}
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize(
    "filled_in",
    [
        {},
        {"login": "", "password": ""},
        {"login": "geen adres", "password": "x"},
        {"login": "a\0@example.org", "password": "x"},
        {"login": "els@example.org", "password": "x\0"},
        {"login": "a" * 500 + "@example.org", "password": "x"},
        {"login": "els@example.org", "password": "x" * 100_000},
        {"login": "\ud800@example.org".encode("utf-8", "surrogatepass"), "password": "x"},
        {"login": "els@example.org", "password": PASSWORD.upper(), "next": "\0"},
    ],
)
def test_bad_input_gets_the_form_back(client, els, filled_in):
    answer = client.post("/inloggen/", filled_in)
    assert answer.status_code == 200
    assert "Fout:" in answer.content.decode()
    assert not is_in(client)


def test_a_form_that_was_open_too_long_is_told_in_dutch(els):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/inloggen/", {"login": "x", "password": "x"})
    assert answer.status_code == 403
    assert "Je formulier is niet verstuurd" in answer.content.decode()
