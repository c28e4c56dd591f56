"""“Heb je hier iets aan gehad?”: from the article to a row that says nothing of the visitor."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, ReferenceIndex

from knowledge_base.models import Feedback

from .sending import BAD, errors, send, soup, subjects


def test_every_kind_of_article_leads_to_its_form_and_is_thanked_for(base, client, clock):
    for address, title in subjects(base).items():
        question = soup(client.get(address)).select_one("form.feedback")
        assert question["method"] == "get"
        target = question["action"]
        assert target == f"{address}reactie/"
        assert [one["value"] for one in question.select("[name=nuttig]")] == ["ja", "nee"]
        form = soup(client.get(target, {"nuttig": "nee"}))
        assert title in form.h1.get_text()
        assert [one["value"] for one in form.select("[name=nuttig][checked]")] == ["nee"]
        response = send(client, clock, address, nuttig="nee", mist="Een voorbeeld.")
        assert (response.status_code, response["Location"]) == (302, f"{target}bedankt/")
        thanks = client.get(response["Location"])
        assert soup(thanks).h1.get_text() == "Bedankt voor je reactie"
        assert soup(thanks).select_one(".article__header a")["href"] == address
    rows = Feedback.objects.order_by("pk").values_list("title", "useful", "missed")
    assert list(rows) == [(one, False, "Een voorbeeld.") for one in subjects(base).values()]


def test_a_row_points_at_its_article_its_part_or_its_word(base, client, clock):
    for address in subjects(base):
        send(client, clock, address, nuttig="ja")
    rows = list(Feedback.objects.order_by("pk").values_list("page_id", "term_id", "part"))
    theme = base.theme.pk
    assert rows[2:4] == [(theme, None, ""), (theme, None, "libraries")]
    assert rows[-1] == (None, base.term.pk, "")
    assert rows[0] == (base.guideline.pk, None, "")


def test_only_the_form_has_a_cookie_and_it_goes_when_one_sends(base, clock):
    client = Client(enforce_csrf_checks=True)
    for address in subjects(base):
        assert not client.get(address).cookies
    form = client.get(f"{base.guideline.url}reactie/")
    assert list(form.cookies) == [settings.CSRF_COOKIE_NAME]
    assert form.cookies[settings.CSRF_COOKIE_NAME]["max-age"] == ""
    data = {one["name"]: one["value"] for one in soup(form).select("main input[type=hidden]")}
    clock.tick(5)
    response = client.post(f"{base.guideline.url}reactie/", {**data, "nuttig": "ja"})
    assert response.status_code == 302
    assert response.cookies[settings.CSRF_COOKIE_NAME]["max-age"] == 0
    # As a browser does; the test client would send it on, emptied.
    del client.cookies[settings.CSRF_COOKIE_NAME]
    assert not client.get(response["Location"]).cookies
    assert Feedback.objects.count() == 1


def test_without_the_cookie_nothing_is_stored_and_the_page_says_why(base, clock):
    client = Client(enforce_csrf_checks=True)
    response = send(client, clock, base.guideline.url, nuttig="ja")
    assert response.status_code == 403
    assert soup(response).h1.get_text() == "Je formulier is niet verstuurd"
    assert soup(response).select_one("meta[name=robots]")["content"] == "noindex"
    assert not Feedback.objects.exists()


def test_who_is_signed_in_keeps_the_cookie(base, admin_client, clock):
    response = send(admin_client, clock, base.guideline.url, nuttig="ja")
    assert response.status_code == 302
    assert settings.CSRF_COOKIE_NAME not in response.cookies


@pytest.mark.parametrize("tail", ["reactie/", "reactie/bedankt/"])
def test_the_form_and_the_thanks_are_in_no_cache_and_no_index(base, client, tail):
    response = client.get(f"{base.guideline.url}{tail}")
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    page = soup(response)
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.select("link[rel=canonical]") == []
    assert "Disallow: /kennisbank/*/reactie/" in client.get("/robots.txt").content.decode()


def test_the_form_asks_for_no_names_and_says_what_happens(base, client):
    text = soup(client.get(f"{base.guideline.url}reactie/")).main.get_text(" ", strip=True)
    assert "Schrijf hier geen namen of andere persoonlijke gegevens op." in text
    assert "Na twee jaar gooien we je reactie weg." in text


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_said_and_can_be_mended(base, client, clock, name):
    fields, message = BAD[name]
    response = send(client, clock, base.guideline.url, **fields)
    assert response.status_code == 200
    assert errors(response) == [message]
    page = soup(response)
    assert page.title.get_text().startswith("Fout: ")
    for link in page.select("[role=alert] a"):
        assert page.select(link["href"])
    assert not Feedback.objects.exists()
    # What was typed is still there; the form itself can be sent at once.
    kept = page.select_one("#mist").get_text()
    assert kept == fields.get("mist", "")
    again = {one["name"]: one["value"] for one in page.select("form.feedback-form input[value]")}
    clock.tick(5)
    mended = {"stempel": again["stempel"], "website": "", "nuttig": "ja", "mist": "Goed zo."}
    assert client.post(f"{base.guideline.url}reactie/", mended).status_code == 302
    assert Feedback.objects.get().missed == "Goed zo."


@pytest.mark.parametrize(
    "text",
    [
        "Ik miste de data 03-12-2026 19.30 en 10-12-2026 19.30.",
        "In 2024, 2025 en 2026 kwamen er 120, 140 en 160 mensen.",
        "<script>alert(1)</script> =SOM(A1) 😀 \u202eomgekeerd",
        "Een regel\r\nnog een regel " + "x" * 974,
    ],
)
def test_any_other_text_is_kept_as_it_was_written(base, client, clock, text):
    assert send(client, clock, base.guideline.url, nuttig="nee", mist=text).status_code == 302
    assert Feedback.objects.get().missed == text.replace("\r\n", "\n")


def test_nothing_of_the_visitor_is_in_the_row(base, client, clock):
    client.get(base.guideline.url, headers={"user-agent": "Een browser"})
    send(client, clock, base.guideline.url, nuttig="ja")
    names = {field.name for field in Feedback._meta.get_fields()}
    assert names == {
        *("id", "page", "term", "part", "title", "useful", "missed"),
        *("created_at", "form", "handled", "note"),
    }
    row = Feedback.objects.values().get()
    assert not re.search(r"192\.0\.2|browser", str(row))


def test_the_question_costs_the_article_no_query(base, client):
    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return [one["sql"] for one in found]

    assert [one for one in queries(base.guideline.url) if "feedback" in one] == []
    assert len(queries(f"{base.guideline.url}reactie/")) <= 8


def test_a_reaction_outlives_its_article_and_does_not_keep_it(base, client, admin_client, clock):
    send(client, clock, base.publication.url, nuttig="ja")
    send(client, clock, f"{base.glossary.url}kerngroep/", nuttig="ja")
    assert not ReferenceIndex.get_references_to(base.publication).exists()
    admin_client.post(f"/admin/pages/{base.publication.pk}/delete/")
    admin_client.post(f"/admin/knowledge_base/glossaryterm/delete/{base.term.pk}/")
    assert not Page.objects.filter(pk=base.publication.pk).exists()
    kept = list(Feedback.objects.order_by("pk"))
    assert [(one.page_id, one.term_id, one.article) for one in kept] == [
        (None, None, "Witboek"),
        (None, None, "Kerngroep"),
    ]


def test_an_article_can_be_previewed_with_its_question(base, admin_client):
    response = admin_client.get(f"/admin/pages/{base.theme.pk}/view_draft/")
    assert response.status_code == 200
    assert soup(response).select_one("form.feedback")["action"] == f"{base.theme.url}reactie/"
