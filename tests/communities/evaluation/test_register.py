"""The evaluations in the CMS: who reads and writes which, bad input, exports, and paper."""

import csv
import datetime as dt
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.evaluation import steps
from communities.models import Evaluation
from tests import builders

from .conftest import FIRST, LAST, TEXTS

LIST = "/admin/communities/evaluation/"
CREATE = f"{LIST}create/"


def rows(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    found = []
    for row in page.select("table.listing tbody tr"):
        for actions in row.select("ul.actions"):
            actions.decompose()
        found.append(" ".join(row.select_one("td, th").get_text().split()))
    return found


def errors(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [" ".join(one.get_text().split()) for one in page.select(".error-message")]


def form_of(community, **fields) -> dict:
    return {"community": community.pk, "first_date": FIRST, "last_date": LAST, **fields}


def test_a_librarian_writes_one_and_reads_it(librarian, community):
    response = librarian.post(CREATE, form_of(community, learned_yes=5, learned_no=0, story="Opa."))
    one = Evaluation.objects.get()
    assert response["Location"] == f"{LIST}inspect/{one.pk}/"
    assert (one.learned_yes, one.learned_some, one.learned_no) == (5, None, 0)
    page = BeautifulSoup(librarian.get(response["Location"]).content, "html.parser")
    text = " ".join(page.select_one(".evaluation").get_text(" ").split())
    assert "Heb je iets nieuws geleerd? ja 5, een beetje 0, nee 0" in text
    assert "Voel je je zekerder?" not in text
    assert "Dit zijn de cijfers van vandaag." in text


def test_the_only_community_is_chosen_already(librarian, community):
    page = BeautifulSoup(librarian.get(CREATE).content, "html.parser")
    [chosen] = page.select("[name=community] option[selected]")
    assert chosen["value"] == str(community.pk)


def test_the_form_shows_the_figures(librarian, evaluation):
    page = librarian.get(f"{LIST}edit/{evaluation.pk}/").content.decode()
    assert "geteld bij 4 van de 8 keer" in page


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"first_date": ""}, None),
        ({"first_date": "0001-01-01"}, "Kijk het jaar van deze datum na."),
        ({"last_date": "2026-09-01"}, "De laatste dag is eerder dan de eerste."),
        ({"last_date": "2030-09-01"}, "Kies een periode van hooguit twee jaar."),
        ({"first_date": "morgen"}, None),
        ({"learned_yes": "-1"}, None),
        ({"learned_yes": "9" * 5000}, None),
        ({"helpers": 70000}, None),
        ({"story": "x" * 3001}, None),
        ({"story": "a\0b"}, None),
        ({"phase": "weg"}, None),
        ({"outcome": "helping", "second_outcome": "helping"}, "Deze koos je al."),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_is_lost(librarian, community, fields, expected):
    data = form_of(community, **{"failure": "Blijft staan", **fields})
    response = librarian.post(CREATE, data)
    assert response.status_code == 200
    assert len(errors(response)) >= 1
    assert expected is None or expected in errors(response)
    assert "Blijft staan" in response.content.decode()
    assert not Evaluation.objects.exists()


def test_nobody_writes_about_a_community_of_others(librarian, stranger, evaluation, community):
    other = Evaluation.objects.get(story="zwartekanarie")
    for url, data in (
        (CREATE, form_of(other.community)),
        (f"{LIST}edit/{evaluation.pk}/", form_of(other.community, **TEXTS)),
    ):
        response = librarian.post(url, data)
        assert response.status_code in (200, 302, 403)
        assert "Lezen in Delft" not in response.content.decode()
    evaluation.refresh_from_db()
    assert evaluation.community == community
    assert Evaluation.objects.count() == 2


def test_everybody_sees_what_is_theirs_to_see(librarian, stranger, adviser, editor, evaluation):
    assert rows(librarian.get(LIST)) == ["Zaai en maak"]
    assert rows(adviser.get(LIST)) == ["Zaai en maak"]
    assert rows(stranger.get(LIST)) == ["Lezen in Delft"]
    assert rows(editor.get(LIST)) == []
    for client in (librarian, adviser, editor):
        other = Evaluation.objects.get(story="zwartekanarie")
        for url in (
            f"{LIST}inspect/{other.pk}/",
            f"{LIST}edit/{other.pk}/",
            f"/admin/evaluations/{other.pk}/print/",
        ):
            missing = client.get(url.replace(str(other.pk), "987654"))
            assert client.get(url).status_code == missing.status_code == 404
        assert "zwartekanarie" not in client.get(LIST).content.decode()


def test_an_adviser_reads_and_changes_nothing(adviser, evaluation):
    page = adviser.get(f"{LIST}inspect/{evaluation.pk}/")
    assert "Een opa kwam" in page.content.decode()
    assert BeautifulSoup(page.content, "html.parser").select(".evaluation form") == []
    assert adviser.get(f"/admin/evaluations/{evaluation.pk}/print/").status_code == 200
    assert adviser.post(f"{LIST}edit/{evaluation.pk}/", TEXTS).status_code in (302, 403)
    for step in ("finish", "reopen", "offer", "withdraw", "accept"):
        assert adviser.post(f"/admin/evaluations/{evaluation.pk}/{step}/").status_code == 404
    evaluation.refresh_from_db()
    assert evaluation.finished_at is None


def test_an_editor_reads_only_what_was_offered(editor, librarian, evaluation):
    url = f"{LIST}inspect/{evaluation.pk}/"
    steps.finish(evaluation.pk, librarian.user)
    assert editor.get(url).status_code == 404
    steps.offer(evaluation.pk, librarian.user)
    assert rows(editor.get(LIST)) == ["Zaai en maak"]
    assert "Een opa kwam" in editor.get(url).content.decode()
    assert editor.post(f"/admin/evaluations/{evaluation.pk}/withdraw/").status_code == 404
    steps.withdraw(evaluation.pk, librarian.user)
    assert editor.get(url).status_code == 404


def test_what_is_finished_is_read_and_not_changed(librarian, admin_client, evaluation, community):
    steps.finish(evaluation.pk, librarian.user)
    for client in (librarian, admin_client):
        response = client.post(f"{LIST}edit/{evaluation.pk}/", form_of(community, story="Anders"))
        assert response["Location"] == f"{LIST}inspect/{evaluation.pk}/"
        assert client.post(f"{LIST}delete/{evaluation.pk}/").status_code in (302, 403)
    evaluation.refresh_from_db()
    assert evaluation.story == TEXTS["story"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=opa", 1),
        ("q=zwartekanarie", 0),
        ("staat=open", 1),
        ("staat=afgerond", 0),
        ("phase__exact=shaping", 1),
        ("phase__exact=running", 0),
    ],
)
def test_search_and_filters(librarian, stranger, evaluation, query, found):
    assert len(rows(librarian.get(f"{LIST}?{query}"))) == found


def test_a_filter_that_is_not_there_is_refused(librarian, evaluation):
    assert librarian.get(f"{LIST}?staat=stuk").status_code == 302


def test_a_spreadsheet_holds_the_frozen_figures(librarian, evaluation):
    evaluation.goal, evaluation.met_no = "=1+1", 0
    evaluation.save()
    steps.finish(evaluation.pk, librarian.user)
    response = librarian.get(f"{LIST}?export=csv")
    lines = csv.reader(StringIO(b"".join(response.streaming_content).decode()))
    head, row = list(lines)
    cells = dict(zip(head, row, strict=True))
    assert cells["Community"] == "Zaai en maak"
    assert cells["Bezoekers"] == "20"
    assert cells["In het gebouw en online"] == "0"
    assert cells["Geteld bij hoeveel keer"] == "4"
    assert cells["Leerde iemand kennen: nee"] == "0"
    assert cells["Leerde iemand kennen: ja"] == ""
    assert cells["Fase"] == "Vorm krijgen"
    assert cells["Onze doelzin"] == "'=1+1"
    assert librarian.get(f"{LIST}?export=xlsx").status_code == 200


def test_the_page_to_print_stands_alone(librarian, evaluation):
    response = librarian.get(f"/admin/evaluations/{evaluation.pk}/print/")
    page = BeautifulSoup(response.content, "html.parser")
    assert page.html["lang"] == "nl"
    assert page.h1.get_text() == "Evaluatie: Zaai en maak"
    assert page.select("form, nav, script") == []
    assert "1 oktober tot en met 20 november 2026" in page.get_text()
    assert "geteld bij 4 van de 8 keer" in page.get_text()


def test_text_is_never_html(librarian, evaluation):
    evaluation.story = "<script>alert(1)</script>"
    evaluation.save()
    for url in (f"{LIST}inspect/{evaluation.pk}/", f"/admin/evaluations/{evaluation.pk}/print/"):
        assert "<script>alert(1)" not in librarian.get(url).content.decode()


@pytest.mark.once
def test_the_number_of_queries_does_not_grow(librarian, evaluation, community):
    def queries(url) -> int:
        librarian.get(url)
        with CaptureQueriesContext(connection) as found:
            response = librarian.get(url)
            list(response.streaming_content) if response.streaming else response.content
        return len(found)

    urls = [LIST, f"{LIST}?export=csv", f"{LIST}inspect/{evaluation.pk}/"]
    before = [queries(url) for url in urls]
    for number in range(3):
        builders.event(community.calendar, f"Koor {number}", first_date=dt.date(2026, 11, 4))
        one = Evaluation.objects.create(
            community=community, first_date=FIRST, last_date=LAST, **TEXTS
        )
        steps.finish(one.pk, librarian.user)
    assert [queries(url) for url in urls] == before
