"""Icons and manifest: all that they name is there and is what it says."""

from io import BytesIO

from bs4 import BeautifulSoup
from PIL import Image


def body(response):
    return b"".join(response) if response.streaming else response.content


def test_the_manifest_names_icons_of_their_size(site, client):
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    manifest = response.json()
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == (
        "Kloppend Hart",
        "nl",
        "/",
    )
    assert manifest["display"] == "browser"
    for icon in manifest["icons"]:
        found = client.get(icon["src"])
        assert found["Content-Type"] == icon["type"]
        if icon["type"] == "image/png":
            width, height = Image.open(BytesIO(body(found))).size
            assert f"{width}x{height}" == icon["sizes"]
    assert "maskable" in {icon["purpose"] for icon in manifest["icons"]}


def test_every_page_names_the_icons(site, client):
    soup = BeautifulSoup(client.get("/").content, "html.parser")
    types = {
        "icon": {"image/svg+xml", "image/vnd.microsoft.icon", "image/x-icon"},
        "apple-touch-icon": {"image/png"},
        "manifest": {"application/manifest+json"},
    }
    links = soup.select('link[rel~="icon"], link[rel="apple-touch-icon"], link[rel="manifest"]')
    assert sorted(one["rel"][0] for one in links) == [
        "apple-touch-icon",
        "icon",
        "icon",
        "manifest",
    ]
    for link in links:
        assert client.get(link["href"])["Content-Type"] in types[link["rel"][0]]


def test_the_touch_icon_is_large_enough_and_opaque(client):
    image = Image.open(BytesIO(body(client.get("/static/site_config/icons/touch-180.png"))))
    assert image.size == (180, 180)
    assert image.convert("RGBA").getchannel("A").getextrema() == (255, 255)


def test_the_old_address_of_the_icon_leads_to_it(db, client):
    response = client.get("/favicon.ico", follow=True)
    image = Image.open(BytesIO(body(response)))
    assert image.ico.sizes() == {(16, 16), (32, 32), (48, 48)}
