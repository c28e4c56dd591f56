"""There is one door: no other address shows a field for a password, or lets anybody in."""

import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils.regex_helper import normalize

from tests.site_config.entrance.conftest import PASSWORD

pytestmark = [pytest.mark.once, pytest.mark.heavy]

# All of them below /inloggen/, which is ours.
ASKS_VISITORS = {"/inloggen/"}
ASKS_WHO_IS_SIGNED_IN = {"/inloggen/bevestigen/", "/inloggen/wachtwoord/"}


def addresses(patterns=None, before: str = "") -> Iterator[str]:
    """One address for every pattern of the site, with made-up values in it."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        whole = before + one.pattern.regex.pattern.lstrip("^").removesuffix(r"\Z")
        if isinstance(one, URLPattern):
            text, names = normalize(whole)[0]
            values = {name: uuid.UUID(int=1) if "0-9a-f]{8}" in whole else 1 for name in names}
            yield f"/{text % values}"
        else:
            yield from addresses(one.url_patterns, whole)


@pytest.fixture
def everywhere() -> list[str]:
    found = sorted(set(addresses()))
    # The walk itself would be worth nothing if it missed whole apps.
    for known in ("/admin/account/", "/admin/login/", "/_util/login/", "/documents/1/1", "/livez"):
        assert known in found
    assert len(found) > 200
    return found


def asking(client: Client, where: list[str], user=None) -> set[str]:
    """The addresses that show a field for a password."""
    client.raise_request_exception = False
    found = set()
    for address in where:
        # Wagtail's way out is among them.
        if user and "_auth_user_id" not in client.session:
            client.force_login(user)
        answer = client.get(address)
        if not answer.streaming and b'type="password"' in answer.content:
            found.add(address)
    return found


@pytest.mark.filterwarnings("ignore::Warning")
def test_only_our_own_addresses_ask_for_a_password(client, administrator, everywhere):
    assert asking(client, everywhere) == ASKS_VISITORS
    administrator.set_password(PASSWORD)
    administrator.save()
    assert asking(client, everywhere, administrator) == ASKS_WHO_IS_SIGNED_IN


@pytest.mark.filterwarnings("ignore::Warning")
def test_no_other_address_lets_anybody_in(els, everywhere, client):
    client.raise_request_exception = False
    filled_in = {
        **dict.fromkeys(["login", "username", "email", "user"], els.email),
        **dict.fromkeys(["password", "password1", "password2", "pass"], PASSWORD),
        "return_url": "/",
    }
    lets_in = set()
    for address in everywhere:
        client.post(address, filled_in)
        if "_auth_user_id" in client.session:
            lets_in.add(address)
            client.logout()
    assert lets_in == {"/inloggen/"}


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/admin/login/", "/inloggen/"),
        ("/admin/login/?next=/admin/pages/", "/inloggen/?next=%2Fadmin%2Fpages%2F"),
        ("/_util/login/?next=/kennisbank/", "/inloggen/?next=%2Fkennisbank%2F"),
        ("/admin/login/?next=//evil.example/", "/inloggen/"),
        ("/admin/login/?next=https://evil.example/", "/inloggen/"),
        ("/admin/login/?next=javascript:alert(1)", "/inloggen/"),
        ("/admin/login/?next=%00", "/inloggen/"),
        ("/admin/password_reset/", "/inloggen/wachtwoord-vergeten/"),
        ("/admin/password_reset/confirm/MQ/abc-def/", "/inloggen/wachtwoord-vergeten/"),
        ("/admin/", "/inloggen/?next=/admin/"),
    ],
)
def test_wagtails_own_doors_lead_to_ours(client, site, address, leads_to):
    assert client.get(address).headers["Location"] == leads_to


def test_passwords_that_people_share_are_gone(client, site, admin_client):
    for address in (
        "/_util/authenticate_with_password/1/1/",
        "/documents/authenticate_with_password/1/",
    ):
        assert client.post(address, {"password": "x", "return_url": "/"}).status_code == 404
    privacy = admin_client.get(f"/admin/pages/{site.home.pk}/privacy/").json()["html"]
    assert 'value="login"' in privacy
    assert 'value="password"' not in privacy


def test_nobody_signs_up(client, site):
    for address in ("/inloggen/signup/", "/accounts/signup/", "/inloggen/aanmelden/"):
        assert client.get(address).status_code == 404
