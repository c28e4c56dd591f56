"""Uploading a picture: at every door the same answer, clear and in Dutch, and never a 500."""

import datetime as dt
import json
import tracemalloc

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.models import UploadedFile

from communities import roles
from site_config.uploads.picture_file import PictureFile
from tests import builders

from . import files

pytestmark = pytest.mark.once

WORDS = {"title": "De kas", "description": "Een kas vol tomaten"}
REFUSED = {
    "no picture": (lambda: files.text("kas.jpg"), "is geen afbeelding, of het is beschadigd"),
    "cut off": (files.cut_off, "is geen afbeelding, of het is beschadigd"),
    "cut off png": (lambda: files.cut_off("half.png", "PNG"), "of het is beschadigd"),
    "50 megapixels": (lambda: files.huge(8000, 6250), "meer dan 30 miljoen beeldpunten"),
    "a bomb": (lambda: files.huge(60_000, 60_000), "meer dan 30 miljoen beeldpunten"),
    "svg": (lambda: files.text("logo.svg", files.SVG), "In een SVG-bestand kan een programma"),
    "svg in disguise": (lambda: files.text("logo.png", files.SVG), "is geen afbeelding"),
    "another ending": (
        lambda: files.picture("kas.png"),
        "De naam eindigt op .png, maar het is een ander soort afbeelding. Noem het bestand "
        "“kas.jpg”",
    ),
    "unknown ending": (lambda: files.picture("kas.bmp", "BMP"), "Gebruik JPG, PNG, WebP of GIF."),
    "no ending": (lambda: files.picture("kas"), "Gebruik JPG, PNG, WebP of GIF."),
    "of a phone": (lambda: files.text("IMG_1.HEIC"), "Dit soort foto (HEIC)"),
    "empty": (lambda: files.text("kas.jpg", ""), "leeg"),
}


@pytest.fixture
def librarian(calendar):
    library = builders.library()
    user = get_user_model().objects.create_user("gouda", "gouda@example.org")
    user.groups.add(roles.library_group(library))
    library.refresh_from_db()
    client = Client()
    client.force_login(user)
    client.collection = library.collection_id
    return client


def by_form(client, file, **words):
    data = {"file": file, "collection": client.collection, **WORDS, **words}
    return client.post(reverse("wagtailimages:add"), data)


def by_chooser(client, file, **words):
    data = {"file": file, "collection": client.collection, **WORDS, **words}
    data = {f"image-chooser-upload-{name}": value for name, value in data.items()}
    return client.post(reverse("wagtailimages_chooser:create"), data)


def by_many(client, file):
    data = {"files[]": file, "title": "De kas", "collection": client.collection}
    return client.post(reverse("wagtailimages:add_multiple"), data)


def errors(response) -> str:
    """What the answer says is wrong, from a page or from one of Wagtail's JSON answers."""
    html = response.content.decode()
    if "json" in response["Content-Type"]:
        answer = json.loads(html)
        html = answer.get("htmlFragment") or answer.get("form") or ""
        if "error_message" in answer:
            return answer["error_message"]
    page = BeautifulSoup(html, "html.parser")
    return " ".join(one.get_text(" ", strip=True) for one in page.select(".error-message"))


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_shown_is_refused_at_every_door(librarian, case):
    make, said = REFUSED[case]
    for door in (by_form, by_chooser, by_many):
        response = door(librarian, make())
        assert response.status_code == 200
        assert said in errors(response), door.__name__
    assert not Image.objects.exists()
    assert not UploadedFile.objects.exists()


def test_a_file_that_is_too_big_is_refused(librarian, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 500
    said = errors(by_form(librarian, files.picture()))
    assert said.startswith("Dit bestand is te groot (")
    assert "Het mag hooguit 500 bytes zijn." in said.replace("\xa0", " ")


def test_what_was_typed_is_still_there_when_the_file_is_refused(librarian):
    page = BeautifulSoup(by_form(librarian, files.text("kas.jpg")).content, "html.parser")
    title, description = page.select_one("[name=title]"), page.select_one("form [name=description]")
    assert title["value"] == "De kas"
    assert (description.get("value") or description.text.strip()) == "Een kas vol tomaten"


@pytest.mark.parametrize("door", [by_form, by_chooser])
@pytest.mark.parametrize(
    ("description", "said"),
    [("", "Dit is een verplicht veld."), ("  ", "verplicht"), ("IMG_2034.jpg", "zegt niets")],
)
def test_a_description_is_asked_for(librarian, door, description, said):
    assert said in errors(door(librarian, files.picture(), description=description))
    assert not Image.objects.exists()


@pytest.mark.parametrize("door", [by_form, by_chooser])
@pytest.mark.parametrize(
    ("name", "kind"),
    [("k.jpg", "JPEG"), ("k.JPEG", "JPEG"), ("k.png", "PNG"), ("k.webp", "WEBP"), ("k.gif", "GIF")],
)
def test_a_picture_with_a_description_is_taken(librarian, door, name, kind):
    door(librarian, files.picture(name, kind))
    assert Image.objects.get().default_alt_text == "Een kas vol tomaten"


def test_of_many_pictures_each_waits_for_its_description(librarian):
    answer = by_many(librarian, files.picture()).json()
    assert (answer["success"], Image.objects.count()) == (True, 0)
    upload = UploadedFile.objects.get()
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[upload.pk])
    prefix = f"uploaded-image-{upload.pk}"

    def describe(words):
        data = {"title": "De kas", "collection": librarian.collection, "description": words}
        return librarian.post(address, {f"{prefix}-{name}": one for name, one in data.items()})

    assert "verplicht" in errors(describe(""))
    assert describe("Een kas").json()["success"]
    assert Image.objects.get().description == "Een kas"
    assert not UploadedFile.objects.exists()


def test_a_picture_of_old_needs_words_before_it_can_be_changed(librarian):
    image = builders.picture()
    Image.objects.filter(pk=image.pk).update(description="", collection=librarian.collection)
    address = reverse("wagtailimages:edit", args=[image.pk])
    data = {"title": "Nieuw", "collection": librarian.collection}
    assert "verplicht" in errors(librarian.post(address, {**data, "description": ""}))
    librarian.post(address, {**data, "description": "Een vlak"})
    image.refresh_from_db()
    assert (image.title, image.description) == ("Nieuw", "Een vlak")


def test_refusing_a_huge_picture_takes_little_memory():
    tracemalloc.start()
    with pytest.raises(ValidationError):
        PictureFile().clean(files.huge(8000, 6250))
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_uploads_that_nobody_described_are_taken_away_after_a_week(librarian, monkeypatch):
    by_many(librarian, files.picture())
    call_command("forget_uploads")
    upload = UploadedFile.objects.get()
    storage, name = upload.file.storage, upload.file.name
    later = timezone.now() + dt.timedelta(days=8)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    call_command("forget_uploads")
    assert (UploadedFile.objects.count(), storage.exists(name)) == (0, False)
