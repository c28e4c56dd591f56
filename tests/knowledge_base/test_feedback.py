"""“Heb je hier iets aan gehad?”: from the article to a row that says nothing of the visitor."""

import datetime as dt
import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from knowledge_base.feedback import limits, stamp
from knowledge_base.models import Feedback

START = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """A clock that `clock.tick(seconds)` moves."""

    class Clock:
        now = START

        def tick(self, seconds):
            self.now += dt.timedelta(seconds=seconds)

    made = Clock()
    monkeypatch.setattr("django.utils.timezone.now", lambda: made.now)
    return made


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def subjects(base) -> dict[str, str]:
    """Where one can react, and what the row is called then."""
    return {
        base.guideline.url: "Luister eerst",
        base.step.url: "Regel de basis",
        base.theme.url: "Groen en duurzaam",
        f"{base.theme.url}voor-bibliotheken/": "Groen en duurzaam voor bibliotheken",
        base.example.url: "Zadenbibliotheek in Gouda",
        base.tool.url: "Gespreksleidraad",
        base.publication.url: "Witboek",
        f"{base.glossary.url}kerngroep/": "Kerngroep",
    }


def opened(client, address) -> dict:
    """What the form of an article would send, nothing filled in."""
    page = soup(client.get(f"{address}reactie/"))
    return {"stempel": page.select_one("[name=stempel]")["value"], "mist": "", "website": ""}


def send(client, clock, address, wait=5, **fields):
    data = opened(client, address)
    clock.tick(wait)
    return client.post(f"{address}reactie/", {**data, **fields}, REMOTE_ADDR="192.0.2.7")


def errors(response) -> list[str]:
    return [one.get_text() for one in soup(response).select("[role=alert] li")]


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


BAD = {
    "no answer": ({}, "Kies ja of nee."),
    "another answer": ({"nuttig": "misschien"}, "Kies ja of nee."),
    "too long": (
        {"nuttig": "ja", "mist": "x" * 1001},
        "Je tekst heeft 1001 tekens. Er passen er 1000 in. Maak de tekst korter.",
    ),
    "a character that is none": (
        {"nuttig": "ja", "mist": "a\0b"},
        "In je tekst staat een teken dat we niet kunnen bewaren. Typ de tekst opnieuw.",
    ),
    "an e-mail address": (
        {"nuttig": "ja", "mist": "Mail mij: noor@example.org"},
        "In je tekst staat een e-mailadres. Haal het weg: we hebben het niet nodig.",
    ),
    "a telephone number": (
        {"nuttig": "nee", "mist": "Bel (0182) 12 34 56."},
        "In je tekst staat een telefoonnummer. Haal het weg: we hebben het niet nodig.",
    ),
    "the trap": (
        {"nuttig": "ja", "website": "https://example.org"},
        "Er was een veld ingevuld dat leeg moest blijven. We hebben het leeggemaakt. "
        "Verstuur nog een keer.",
    ),
    "no stamp": (
        {"nuttig": "ja", "stempel": ""},
        "Dit formulier stond te lang open. Kijk het nog eens na en verstuur het opnieuw.",
    ),
    "a forged stamp": (
        {"nuttig": "ja", "stempel": "WyJ4Il0:abc"},
        "Dit formulier stond te lang open. Kijk het nog eens na en verstuur het opnieuw.",
    ),
}


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


def test_faster_than_a_person_is_refused_and_can_be_sent_again(base, client, clock):
    address = f"{base.guideline.url}reactie/"
    data = {**opened(client, base.guideline.url), "nuttig": "ja", "mist": "Snel."}
    clock.tick(1)
    response = client.post(address, data)
    assert errors(response) == ["Dat ging heel snel. Wacht even en verstuur nog een keer."]
    assert soup(response).select_one("[name=stempel]")["value"] == data["stempel"]
    # With something else to mend, one is slow enough the next time.
    assert errors(client.post(address, {**data, "nuttig": ""})) == ["Kies ja of nee."]
    clock.tick(1)
    assert client.post(address, data).status_code == 302


def test_a_form_that_stood_open_too_long_comes_back_with_what_was_typed(base, client, clock):
    response = send(
        client, clock, base.guideline.url, wait=stamp.LONGEST + 1, nuttig="ja", mist="Traag."
    )
    assert errors(response) == [
        "Dit formulier stond te lang open. Kijk het nog eens na en verstuur het opnieuw."
    ]
    assert soup(response).select_one("#mist").get_text() == "Traag."


def test_a_stamp_is_only_good_for_its_own_article(base, client, clock):
    data = {**opened(client, base.theme.url), "nuttig": "ja"}
    clock.tick(5)
    other = client.post(f"{base.theme.url}voor-bibliotheken/reactie/", data)
    assert len(errors(other)) == 1
    assert not Feedback.objects.exists()


def test_sent_twice_is_stored_once(base, client, clock):
    data = {**opened(client, base.guideline.url), "nuttig": "ja"}
    clock.tick(5)
    answers = [client.post(f"{base.guideline.url}reactie/", data) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert Feedback.objects.count() == 1


def test_one_address_may_send_so_many_an_hour_and_others_go_on(base, client, clock, monkeypatch):
    monkeypatch.setattr(limits, "FROM_ONE_ADDRESS", 2)
    sent = [send(client, clock, base.guideline.url, nuttig="ja") for _ in range(3)]
    assert [one.status_code for one in sent] == [302, 302, 429]
    assert sent[2]["Retry-After"] == "3600"
    assert errors(sent[2]) == [
        "Er komen nu heel veel reacties binnen. Probeer het over een uur nog eens. "
        "Wat je schreef, staat er nog."
    ]
    data = {**opened(client, base.guideline.url), "nuttig": "ja"}
    clock.tick(5)
    other = client.post(f"{base.guideline.url}reactie/", data, REMOTE_ADDR="192.0.2.8")
    assert other.status_code == 302
    clock.tick(3600)
    assert send(client, clock, base.guideline.url, nuttig="ja").status_code == 302
    assert Feedback.objects.count() == 4


def test_altogether_there_is_a_limit_too(base, client, clock, monkeypatch):
    monkeypatch.setattr(limits, "ALTOGETHER", 1)
    sent = []
    for number in range(2):
        data = {**opened(client, base.guideline.url), "nuttig": "ja"}
        clock.tick(5)
        address = f"{base.guideline.url}reactie/"
        sent.append(client.post(address, data, REMOTE_ADDR=f"192.0.2.{number}").status_code)
    assert sent == [302, 429]


def test_one_connection_counts_as_one_and_no_address_is_kept(clock):
    assert limits._household("2001:db8:1:2::3") == limits._household("2001:db8:1:2:ffff::9")
    assert limits._household("2001:db8:1:2::3") != limits._household("2001:db8:1:3::3")
    today = limits._hashed("192.0.2.7")
    assert today == limits._hashed("192.0.2.7")
    assert "192.0.2.7" not in today
    clock.tick(limits.DAY)
    assert limits._hashed("192.0.2.7") != today


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


def test_an_answer_that_there_is_not_is_404_and_other_names_are_passed_over(base, client):
    address = f"{base.guideline.url}reactie/"
    assert client.get(address, {"nuttig": "misschien"}).status_code == 404
    assert client.get(address, {"nuttig": "ja\0"}).status_code == 404
    assert client.get(f"{address}?nuttig=ja&nuttig=nee").status_code == 400
    page = soup(client.get(address, {"utm_source": "x"}))
    assert page.select("[name=nuttig][checked]") == []
    assert client.get(f"{base.glossary.url}bestaat-niet/reactie/").status_code == 404
    assert client.get(f"{base.guidelines.url}reactie/").status_code == 404


def test_an_article_itself_takes_no_form(base, client):
    for address in subjects(base):
        assert client.post(address, {"nuttig": "ja"}).status_code == 405
        assert client.post(f"{address}reactie/bedankt/").status_code == 405
        assert client.put(f"{address}reactie/").status_code == 405
    assert client.post(base.glossary.url).status_code == 405


CLOSED = ["reactie/", "reactie/?nuttig=ja", "reactie/bedankt/"]


@pytest.mark.parametrize("tail", CLOSED)
def test_the_form_of_a_closed_article_is_as_closed_as_the_article(base, client, admin_client, tail):
    PageViewRestriction.objects.create(page=base.base, restriction_type=PageViewRestriction.LOGIN)
    for address in subjects(base):
        response = client.get(f"{address}{tail}")
        assert response.status_code == 302
        assert response["Location"].startswith("/inloggen/")
        assert admin_client.get(f"{address}{tail}").status_code == 200


def test_nothing_can_be_sent_to_a_closed_article(base, client, clock):
    data = {**opened(client, base.guideline.url), "nuttig": "ja"}
    clock.tick(5)
    PageViewRestriction.objects.create(
        page=base.guidelines, restriction_type=PageViewRestriction.PASSWORD, password="geheim"
    )
    response = client.post(f"{base.guideline.url}reactie/", data)
    assert "Deze pagina is dicht" in response.content.decode()
    assert "Luister eerst" not in response.content.decode()
    assert not Feedback.objects.exists()


def test_a_draft_an_expired_article_and_one_below_a_draft_have_no_form(base, client, clock):
    data = {**opened(client, base.guideline.url), "nuttig": "ja"}
    clock.tick(5)
    address = f"{base.guideline.url}reactie/"

    def answers():
        return [client.get(address).status_code, client.post(address, data).status_code]

    Page.objects.filter(pk=base.guideline.pk).update(live=False)
    assert answers() == [404, 404]
    Page.objects.filter(pk=base.guideline.pk).update(live=True, expire_at=timezone.now())
    assert answers() == [404, 404]
    Page.objects.filter(pk=base.guideline.pk).update(expire_at=None)
    Page.objects.filter(pk=base.base.pk).update(live=False)
    assert answers() == [404, 404]
    assert not Feedback.objects.exists()


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
