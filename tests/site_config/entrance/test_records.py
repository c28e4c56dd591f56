"""What the log keeps, and for how long."""

import datetime as dt

from axes.models import AccessAttempt
from django.core.management import call_command
from django.utils import timezone

from site_config.entrance.models import SignInRecord


def test_what_somebody_typed_is_kept_only_if_it_is_an_account(els, sign_in):
    sign_in("mijn-geheim-wachtwoord@example.org", "fout")
    sign_in("els@example.org", "fout")
    sign_in()
    lines = SignInRecord.objects.order_by("pk")
    assert [(line.kind, line.email, line.user, line.address) for line in lines] == [
        ("wrong", "", None, "127.0.0.1"),
        ("wrong", "els@example.org", els, "127.0.0.1"),
        ("in", "els@example.org", els, "127.0.0.1"),
    ]


def test_a_line_outlives_its_account(els, sign_in):
    sign_in()
    els.delete()
    line = SignInRecord.objects.get()
    assert (line.user, line.email) == (None, "els@example.org")


def test_passwords_are_kept_nowhere(els, sign_in):
    sign_in(password="mijn echte wachtwoord van thuis")
    attempt = AccessAttempt.objects.get()
    assert "thuis" not in f"{attempt.get_data} {attempt.post_data}"


def test_addresses_are_forgotten_after_two_weeks_and_lines_after_a_year(els, sign_in, capsys):
    now = timezone.now()

    def line(days):
        return SignInRecord.objects.create(
            kind="in", email=f"{days}", address="10.0.0.1", at=now - dt.timedelta(days=days)
        )

    for days in (0, 13, 15, 364, 366):
        line(days)
    sign_in(password="fout")
    SignInRecord.objects.filter(kind="wrong").delete()
    AccessAttempt.objects.update(attempt_time=now - dt.timedelta(minutes=16))
    call_command("forget_sign_ins")
    assert capsys.readouterr().out == "lines: 1, addresses: 2, attempts: 1\n"
    assert dict(SignInRecord.objects.values_list("email", "address")) == {
        "0": "10.0.0.1",
        "13": "10.0.0.1",
        "15": None,
        "364": None,
    }
    assert not AccessAttempt.objects.exists()
