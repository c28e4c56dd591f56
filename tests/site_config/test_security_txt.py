"""security.txt as RFC 9116 asks: a contact, an end within a year, and the way to the policy."""

import datetime as dt
import subprocess
import sys

import pytest
from django.utils import timezone

from home.models import SiteSettings, StandardPage

from .. import builders

PATH = "/.well-known/security.txt"


@pytest.fixture
def site(site):
    filled_in = SiteSettings.for_site(site.home.get_site())
    filled_in.contact_email = "redactie@example.org"
    filled_in.save()
    return site


def fields(client):
    response = client.get(PATH)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return [tuple(line.split(": ", 1)) for line in response.text.splitlines()]


def test_it_names_the_address_at_the_foot_of_the_site(site, client):
    assert dict(fields(client)) | {"Expires": ""} == {
        "Contact": "mailto:redactie@example.org",
        "Expires": "",
        "Preferred-Languages": "nl, en",
        "Canonical": f"http://localhost{PATH}",
    }


def test_it_ends_within_a_year_and_at_midnight(site, client):
    ends = dt.datetime.fromisoformat(dict(fields(client))["Expires"])
    left = ends - timezone.now()
    assert dt.timedelta(days=178) < left < dt.timedelta(days=365)
    assert ends.time() == dt.time(0)
    assert ends.utcoffset() == dt.timedelta(0)


def test_the_settings_of_the_server_go_before_it(site, client, settings):
    settings.SECURITY_CONTACT = "https://voorbeeld.nl/beveiliging"
    assert fields(client)[0] == ("Contact", "https://voorbeeld.nl/beveiliging")


def test_it_leads_to_the_page_with_our_promises_while_that_is_public(site, client):
    page = site.home.add_child(
        instance=StandardPage(title="Kwetsbaarheid melden", slug="kwetsbaarheid-melden")
    )
    assert ("Policy", "http://localhost/kwetsbaarheid-melden/") in fields(client)
    page.unpublish()
    assert "Policy" not in dict(fields(client))


def test_without_a_contact_there_is_no_file(db, client):
    builders.build_site()
    assert client.get(PATH).status_code == 404


def test_a_contact_that_is_no_address_stops_the_server():
    code = "import site_config.settings"
    found = subprocess.run(
        [sys.executable, "-c", code],
        env={"SECRET_KEY": "x", "SECURITY_CONTACT": "iemand@voorbeeld.nl"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 1
    assert "SECURITY_CONTACT has to begin with mailto:" in found.stderr
