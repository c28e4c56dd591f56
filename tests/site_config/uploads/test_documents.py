"""Uploading a document: which kinds, how large, and what is said of the others."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection, UploadedFile

from . import files


def by_form(client, file) -> str:
    data = {"title": "Verslag", "file": file, "collection": Collection.objects.get().pk}
    response = client.post(reverse("wagtaildocs:add"), data)
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(one.get_text(" ", strip=True) for one in page.select(".error-message"))


def by_many(client, file) -> str:
    data = {"files[]": file, "collection": Collection.objects.get().pk}
    return client.post(reverse("wagtaildocs:add_multiple"), data).json().get("error_message", "")


@pytest.mark.parametrize("name", ["virus.exe", "pagina.html", "logo.svg", "verslag", "a.pdf.js"])
def test_other_kinds_are_refused_by_name(admin_client, name):
    for door in (by_form, by_many):
        assert door(admin_client, files.text(name)) == (
            "Dit soort bestand nemen we niet aan. Gebruik een van deze: "
            "PDF, DOCX, ODT, XLSX, ODS, PPTX, ODP, TXT."
        )
    assert not Document.objects.exists()
    assert not UploadedFile.objects.exists()


def test_a_document_that_is_too_big_is_refused(admin_client, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    for door in (by_form, by_many):
        said = door(admin_client, files.text("verslag.txt", "Meer dan tien tekens"))
        assert (
            said.replace("\xa0", " ")
            == "Dit bestand is te groot (20 bytes). Het mag hooguit 10 bytes zijn."
        )
    assert not Document.objects.exists()


def test_a_document_is_taken(admin_client):
    for door in (by_form, by_many):
        assert door(admin_client, files.text("Verslag.TXT")) == ""
    assert Document.objects.count() == 2
