"""The addresses that machines ask."""

import datetime as dt

from django.urls import reverse

from events.models import Series
from tests import builders


def test_livez_answers(client, db):
    assert client.get("/livez").json() == {"status": "ok"}


def test_readyz_names_every_check(client, calendar):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": {"database": "ok", "cache": "ok", "migrations": "ok", "occurrences": "ok"},
    }


def test_readyz_fails_when_the_nightly_roll_has_stopped(client, calendar):
    builders.event(calendar)
    Series.objects.update(written_until=dt.date(2026, 1, 1))
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["occurrences"] == "failed"


def test_robots_closes_an_example_site(client, site):
    assert b"Disallow: /admin/\n" in client.get("/robots.txt").content
    site.home.is_example = True
    site.home.save()
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


def test_the_admin_is_dutch_and_asks_for_a_login(client, site):
    response = client.get(reverse("wagtailadmin_home"), follow=True)
    assert response.redirect_chain == [("/inloggen/?next=/admin/", 302)]
    assert "<h1>Inloggen</h1>" in response.content.decode()
