"""Guessing passwords comes to an end, for the one who guesses."""

import pytest
from django.test import RequestFactory

from site_config.entrance import throttle
from site_config.entrance.models import SignInRecord
from tests.site_config.entrance.conftest import PASSWORD

LOCKED = "Dit klopte te vaak niet. Wacht een kwartier"


def guess(sign_in, email="els@example.org", times=5, **extra):
    for _ in range(times):
        answer = sign_in(email, "fout", **extra)
    return answer


@pytest.mark.parametrize("email", ["els@example.org", "niemand@example.org"])
def test_five_wrong_passwords_shut_the_account_for_that_address(els, sign_in, email):
    assert guess(sign_in, email, 4).status_code == 200
    fifth = guess(sign_in, email, 1)
    assert fifth.status_code == 429
    assert LOCKED in fifth.content.decode()
    assert sign_in(email).status_code == 429


def test_the_owner_comes_in_from_elsewhere(client, els, sign_in):
    guess(sign_in, REMOTE_ADDR="10.0.0.1")
    assert sign_in(REMOTE_ADDR="10.0.0.1").status_code == 429
    assert sign_in(REMOTE_ADDR="10.0.0.2").url == "/admin/"


def test_others_behind_the_same_address_come_in(account, els, sign_in):
    account("kim@example.org")
    guess(sign_in)
    assert sign_in("kim@example.org").url == "/admin/"


def test_trying_while_shut_does_not_make_it_longer(els, sign_in, settings):
    import datetime as dt

    from axes.models import AccessAttempt

    guess(sign_in)
    first = AccessAttempt.objects.get().attempt_time
    guess(sign_in, times=2)
    assert AccessAttempt.objects.get().attempt_time == first
    AccessAttempt.objects.update(attempt_time=first - dt.timedelta(minutes=16))
    assert sign_in().url == "/admin/"


def test_a_right_password_wipes_the_slate_for_this_account_only(els, account, sign_in, client):
    account("kim@example.org")
    guess(sign_in, times=4)
    guess(sign_in, "kim@example.org", times=4)
    assert sign_in().url == "/admin/"
    client.post("/inloggen/uitloggen/")
    assert guess(sign_in, times=4).status_code == 200
    assert guess(sign_in, "kim@example.org", times=1).status_code == 429


def test_an_account_is_not_guessed_from_everywhere(els, sign_in, settings):
    settings.ACCOUNT_RATE_LIMITS = {"wrong_anywhere": "6/h/key"}
    for number in range(6):
        guess(sign_in, times=1, REMOTE_ADDR=f"10.1.{number}.1")
    shut = sign_in(REMOTE_ADDR="10.2.0.1")
    assert shut.status_code == 429
    throttle.open_again(None, els)
    assert sign_in(REMOTE_ADDR="10.2.0.1").url == "/admin/"


def test_asking_for_the_password_again_is_counted_too(client, els):
    client.force_login(els)
    for _ in range(5):
        answer = client.post("/inloggen/bevestigen/", {"password": "fout"})
    assert answer.status_code == 429
    assert client.post("/inloggen/bevestigen/", {"password": PASSWORD}).status_code == 429


def test_it_is_written_down_once(els, sign_in):
    guess(sign_in, times=7)
    kinds = [line.kind for line in SignInRecord.objects.order_by("pk")]
    assert kinds == ["wrong"] * 4 + ["held", "wrong"]


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "address"),
    [
        (0, "10.0.0.1", None, "10.0.0.1"),
        (0, "10.0.0.1", "1.2.3.4", "10.0.0.1"),
        (1, "127.0.0.1", "1.2.3.4", "1.2.3.4"),
        (1, "127.0.0.1", "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "127.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.9", "1.2.3.4"),
        (2, "127.0.0.1", "1.2.3.4", "0.0.0.0"),
        (1, "127.0.0.1", None, "0.0.0.0"),
        (1, "", "1.2.3.4", "1.2.3.4"),
        (0, "", None, "0.0.0.0"),
        (1, "127.0.0.1", "<script>", "0.0.0.0"),
        (0, "2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::"),
        (0, "::ffff:1.2.3.4", None, "1.2.3.4"),
    ],
)
def test_the_address_is_that_of_the_visitor(settings, proxies, remote, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory(headers=headers).get("/", REMOTE_ADDR=remote)
    assert throttle.client_address(request) == address
