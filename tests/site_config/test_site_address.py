"""The address that pages give of themselves."""

import pytest
from django.core.management import CommandError, call_command


@pytest.mark.parametrize(
    ("address", "root"),
    [
        ("https://community.voorbeeld.nl", "https://community.voorbeeld.nl"),
        ("https://community.voorbeeld.nl/", "https://community.voorbeeld.nl"),
        ("http://localhost:8000", "http://localhost:8000"),
    ],
)
def test_pages_name_the_address_of_the_settings(site, client, settings, address, root):
    settings.WAGTAILADMIN_BASE_URL = address
    call_command("set_site_address")
    call_command("set_site_address")
    assert f'<link rel="canonical" href="{root}/">' in client.get("/").content.decode()
    assert f"<loc>{root}/</loc>" in client.get("/sitemap-pages.xml").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "community.voorbeeld.nl",
        "https://",
        "https://voorbeeld.nl:port",
        "https://voorbeeld.nl:8443",
        "https://voorbeeld.nl/community/",
        "ftp://voorbeeld.nl",
    ],
)
def test_what_cannot_be_the_address_is_refused(site, client, settings, address):
    settings.WAGTAILADMIN_BASE_URL = address
    with pytest.raises(CommandError, match="BASE_URL"):
        call_command("set_site_address")
    assert '<link rel="canonical" href="http://localhost/">' in client.get("/").content.decode()
