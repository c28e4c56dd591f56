"""Who is signed out while typing loses nothing."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.models import StandardPage
from tests.site_config.entrance.conftest import PASSWORD

HERE = {"origin": "http://testserver", "accept": "text/html"}


@pytest.fixture
def editor(site, account):
    page = site.home.add_child(instance=StandardPage(title="Contact", live=False))
    page.save_revision()
    user = account("els@example.org", is_superuser=True, groups=[])
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    opened = client.get(address)
    token = BeautifulSoup(opened.content, "html.parser").select_one("[name=csrfmiddlewaretoken]")
    fields = nested_form_data(
        {
            "title": "Zo vind je <ons>",
            "slug": "contact",
            "body": streamfield([]),
            "comments": inline_formset([]),
        }
    )
    client.page, client.address = page, address
    client.fields = {**fields, "csrfmiddlewaretoken": token["value"]}
    return client


def form_of(response) -> dict:
    page = BeautifulSoup(response.content, "html.parser")
    form = page.select_one("main form")
    fields = {one["name"]: one["value"] for one in form.select("input[type=hidden]")}
    return {"action": form["action"], "fields": fields, "heading": page.h1.text}


def sign_in(client):
    page = BeautifulSoup(client.get("/inloggen/").content, "html.parser")
    token = page.select_one("[name=csrfmiddlewaretoken]")["value"]
    data = {"login": "els@example.org", "password": PASSWORD, "csrfmiddlewaretoken": token}
    return client.post("/inloggen/", {**data, "next": reverse("entrance_back")})


def title(client) -> str:
    client.page.refresh_from_db()
    return client.page.get_latest_revision_as_object().title


def test_what_was_typed_is_sent_again_after_signing_in(editor):
    del editor.cookies["sessionid"]
    kept = editor.post(editor.address, editor.fields, headers=HERE)
    form = form_of(kept)
    assert (kept.status_code, form["heading"]) == (403, "Je bent niet meer ingelogd")
    assert form["fields"]["title"] == "Zo vind je <ons>"
    assert title(editor) == "Contact"
    assert sign_in(editor)["Location"] == reverse("entrance_back")
    # The token of the page is from before signing in: once more, without losing anything.
    again = form_of(editor.post(form["action"], form["fields"], headers=HERE))
    assert again["heading"] == "Verstuur het nog één keer"
    saved = editor.post(again["action"], again["fields"], headers=HERE)
    assert saved["Location"] == editor.address
    assert title(editor) == "Zo vind je <ons>"


def test_who_signed_in_elsewhere_meanwhile_sends_once_more(editor):
    editor.cookies["csrftoken"] = "x" * 32
    form = form_of(editor.post(editor.address, editor.fields, headers=HERE))
    assert form["heading"] == "Verstuur het nog één keer"
    assert editor.post(form["action"], form["fields"], headers=HERE).status_code == 302
    assert title(editor) == "Zo vind je <ons>"


def test_who_owes_the_second_step_keeps_what_was_typed(editor, required):
    required(administrators=True)
    form = form_of(editor.post(editor.address, editor.fields, headers=HERE))
    assert form["heading"] == "Je bent niet meer ingelogd"
    assert form["fields"]["title"] == "Zo vind je <ons>"


@pytest.mark.parametrize(
    "headers",
    [
        {**HERE, "origin": "https://kwaad.example"},
        {**HERE, "origin": "null"},
        {"accept": "text/html"},
        {**HERE, "x-requested-with": "XMLHttpRequest"},
        {**HERE, "accept": "text/csv"},
    ],
)
def test_forms_from_elsewhere_and_scripts_get_nothing_back(editor, headers):
    del editor.cookies["sessionid"]
    answer = editor.post(editor.address, editor.fields, headers=headers)
    assert answer.status_code in (302, 403)
    assert b"Zo vind je" not in answer.content


def test_passwords_are_not_sent_back_and_files_are_named_as_lost(editor):
    del editor.cookies["sessionid"]
    data = {**editor.fields, "password1": "geheim", "file": SimpleUploadedFile("a.txt", b"a")}
    answer = editor.post(editor.address, data, headers=HERE)
    assert "password1" not in form_of(answer)["fields"]
    assert "Alleen het bestand is niet bewaard" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_after_signing_in_one_is_sent_back_to_the_other_tab(site, client):
    assert "Sluit dit tabblad" in client.get(reverse("entrance_back")).content.decode()


def test_the_editor_that_saves_by_itself_is_told_in_words(editor):
    del editor.cookies["sessionid"]
    headers = {**HERE, "accept": "application/json"}
    answer = editor.post(editor.address, editor.fields, headers=headers)
    assert (answer.status_code, answer.json()["error_code"]) == (403, "signed_out")
    assert answer.json()["error_message"].startswith("Je bent niet meer ingelogd.")
    answer = editor.post(editor.address, editor.fields, headers={**headers, "origin": "null"})
    assert b"ingelogd" not in answer.content


def test_the_editor_that_saves_by_itself_is_told_of_an_older_token(editor):
    editor.cookies["csrftoken"] = "x" * 32
    headers = {**HERE, "accept": "application/json"}
    answer = editor.post(editor.address, editor.fields, headers=headers)
    assert (answer.status_code, answer.json()["error_code"]) == (403, "signed_out")
    assert answer.json()["error_message"].startswith("Je hebt intussen opnieuw ingelogd.")
