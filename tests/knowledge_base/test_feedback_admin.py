"""The register of reactions: for editors, searchable, countable, and safe to take along."""

import csv
import datetime as dt
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from communities import roles
from knowledge_base.models import Feedback
from tests import builders

NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
LIST = "/admin/knowledge_base/feedback/"
SUMMARY = f"{LIST}articles/"
HANDLE = f"{LIST}handle/"


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def reactions(base):
    """Five of them, the youngest first in the list."""
    return [
        add(base.guideline, useful=True, days=0),
        add(base.guideline, useful=False, missed="Een foto van het plein.", days=10),
        add(base.guideline, useful=False, missed="=1+1", days=40, handled=True, note="-"),
        add(base.theme, part="libraries", useful=False, missed="Kosten", days=100),
        add(None, title="Verdwenen", useful=True, days=400),
    ]


def add(page, *, days, title="", **fields) -> Feedback:
    return Feedback.objects.create(
        page_id=page.pk if page else None,
        title=title or page.title,
        created_at=NOW - dt.timedelta(days=days),
        **fields,
    )


def client_of(group) -> Client:
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.create_user(group.name, password="geheim")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(site):
    return client_of(roles.network_editors())


def rows(response) -> list[list[str]]:
    """The cells of the list: article, answer, missed, received, handled."""
    page = BeautifulSoup(response.content, "html.parser")
    found = []
    for row in page.select("table.listing tbody tr"):
        for actions in row.select("ul.actions, button"):
            actions.decompose()
        found.append([" ".join(cell.get_text().split()) for cell in row.select("td, th")])
    return found


def articles(client, **query) -> list[str]:
    return [row[0] for row in rows(client.get(LIST, query))]


def exported(client, address=LIST, **query) -> list[list[str]]:
    response = client.get(address, {**query, "export": "csv"})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(response.streaming_content).decode()
    return list(csv.reader(StringIO(text)))


def sheet(client, address=LIST, **query):
    response = client.get(address, {**query, "export": "xlsx"})
    return load_workbook(BytesIO(b"".join(response.streaming_content))).active


def test_the_list_shows_what_was_said_and_whether_it_was_handled(editor, reactions):
    assert rows(editor.get(LIST))[:3] == [
        ["Luister eerst", "Ja", "-", "22 november 2026 12.00", "Nog niet afgehandeld"],
        [
            "Luister eerst",
            "Nee",
            "Een foto van het plein.",
            "12 november 2026 12.00",
            "Nog niet afgehandeld",
        ],
        ["Luister eerst", "Nee", "=1+1", "13 oktober 2026 12.00", "Afgehandeld"],
    ]


FILTERS = {
    "nuttig=ja": [0, 4],
    "nuttig=nee": [1, 2, 3],
    "tekst=met": [1, 2, 3],
    "tekst=zonder": [0, 4],
    "afgehandeld=ja": [2],
    "afgehandeld=nee": [0, 1, 3, 4],
    "periode=week": [0],
    "periode=maand": [0, 1],
    "periode=kwartaal": [0, 1, 2],
    "periode=dit-jaar": [0, 1, 2, 3],
    "periode=vorig-jaar": [4],
    "artikel=weg-Verdwenen": [4],
    "artikel=": [0, 1, 2, 3, 4],
    "q=plein": [1],
    "q=PLEIN+foto": [1],
    "q=luister": [0, 1, 2],
    "q=bestaatniet": [],
    "nuttig=nee&periode=maand": [1],
    "utm_source=x": [0, 1, 2, 3, 4],
}


@pytest.mark.parametrize("query", FILTERS)
def test_filters_and_search(editor, reactions, query):
    listed = [int(row["data-object-pk"]) for row in _table_rows(editor.get(f"{LIST}?{query}"))]
    assert listed == [reactions[at].pk for at in FILTERS[query]]


def _table_rows(response):
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    return page.select("table.listing tbody tr[data-object-pk]")


def test_the_filter_by_article_knows_parts_and_keeps_the_other_filters(editor, base, reactions):
    page = BeautifulSoup(editor.get(LIST, {"nuttig": "nee"}).content, "html.parser")
    form = page.select_one("form:has(#filter-artikel)")
    options = {one.get_text(): one["value"] for one in form.select("option")}
    assert options == {
        "Alle artikelen": "",
        "Groen en duurzaam voor bibliotheken": f"page-{base.theme.pk}-libraries",
        "Luister eerst": f"page-{base.guideline.pk}",
        "Verdwenen": "weg-Verdwenen",
    }
    assert {one["name"]: one["value"] for one in form.select("[type=hidden]")} == {"nuttig": "nee"}
    chosen = {"artikel": options["Luister eerst"], "nuttig": "nee"}
    assert articles(editor, **chosen) == ["Luister eerst", "Luister eerst"]
    assert articles(editor, artikel=f"page-{base.theme.pk}-libraries") == [
        "Groen en duurzaam voor bibliotheken"
    ]


@pytest.mark.parametrize(
    "query",
    ["nuttig=misschien", "afgehandeld=%00", "periode=ooit", "artikel=page-999", "artikel=weg-"],
)
def test_a_value_that_there_is_not_leads_back_with_a_message(editor, reactions, query):
    response = editor.get(f"{LIST}?{query}")
    assert (response.status_code, response["Location"]) == (302, LIST)
    assert [str(one).strip() for one in get_messages(response.wsgi_request)] == [
        "Dat filter bestaat niet. Je ziet de hele lijst."
    ]


@pytest.mark.every_case
@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "a+" * 3000,
        "q=%22%22%22",
        "p=0",
        "p=-1",
        "p=99999999999999999999",
        "p=twee",
        "o=-7.abc.%C2%B2",
        "export=pdf",
        "missed__foo=1",
        "page__owner__password__startswith=x",
        "id=99999999999999999999999",
    ],
)
def test_odd_addresses_give_a_list(editor, reactions, query):
    assert editor.get(f"{LIST}?{query}").status_code == 200


def test_no_other_field_can_be_asked_for_through_the_address(editor, reactions, base, admin_user):
    """With a filter over relations one could guess the password of who made a page."""
    type(base.guideline).objects.filter(pk=base.guideline.pk).update(owner=admin_user)
    for start in (admin_user.password[:5], "niet-dit"):
        listed = articles(editor, page__owner__password__startswith=start)
        assert len(listed) == len(reactions)


def test_one_click_marks_as_handled_and_another_opens_again(editor, reactions):
    page = BeautifulSoup(editor.get(f"{LIST}?nuttig=nee").content, "html.parser")
    button = page.select_one(f"button[value='{reactions[1].pk}']")
    assert button.get_text() == "Markeer als afgehandeld"
    assert button["aria-label"] == "Markeer als afgehandeld: Luister eerst: Nee"
    form = button.find_parent("form")
    assert (form["method"], form["action"]) == ("post", HANDLE)
    back = form.select_one("[name=next]")["value"]
    response = editor.post(HANDLE, {button["name"]: button["value"], "next": back})
    assert (response.status_code, response["Location"]) == (302, f"{LIST}?nuttig=nee")
    assert [str(one).strip() for one in get_messages(response.wsgi_request)] == [
        "Afgehandeld: “Luister eerst: Nee”."
    ]
    reactions[1].refresh_from_db()
    assert reactions[1].handled
    assert ModelLogEntry.objects.filter(object_id=reactions[1].pk).count() == 1
    editor.post(HANDLE, {"open": reactions[1].pk})
    reactions[1].refresh_from_db()
    assert not reactions[1].handled


@pytest.mark.parametrize("number", ["", "0", "999999", "abc", "²", "9" * 30, "1 OR 1=1", "\0"])
def test_handling_what_there_is_not_is_404(editor, reactions, number):
    assert editor.post(HANDLE, {"handled": number}).status_code == 404
    assert Feedback.objects.filter(handled=True).count() == 1


def test_handling_leads_to_no_other_site_and_takes_no_get(editor, reactions):
    data = {"handled": reactions[0].pk, "next": "https://example.org/"}
    assert editor.post(HANDLE, data)["Location"] == LIST
    assert editor.get(HANDLE, {"handled": reactions[1].pk}).status_code == 405


def test_an_editor_writes_a_note_and_cannot_change_what_was_said(editor, reactions):
    address = reverse("knowledge_base_feedback_modeladmin_edit", args=[reactions[1].pk])
    page = BeautifulSoup(editor.get(address).content, "html.parser")
    shown = [one.get_text(strip=True) for one in page.select(".w-field__input")]
    assert shown[:4] == [
        "Luister eerst",
        "12 november 2026 12.00",
        "Nee",
        "Een foto van het plein.",
    ]
    names = {one["name"] for one in page.select("main [name], form [name]")}
    assert {"handled", "note"} <= names
    assert names.isdisjoint({"useful", "missed", "title", "page", "created_at"})
    editor.post(address, {"handled": "on", "note": "Foto gezocht.", "missed": "Anders"})
    reactions[1].refresh_from_db()
    said = (reactions[1].handled, reactions[1].note, reactions[1].missed)
    assert said == (True, "Foto gezocht.", "Een foto van het plein.")


def test_the_export_is_of_what_one_sees_and_holds_no_formula(editor, reactions):
    assert exported(editor, nuttig="nee") == [
        ["Artikel", "Nuttig", "Gemist", "Ontvangen", "Afgehandeld", "Opmerking"],
        ["Luister eerst", "Nee", "Een foto van het plein.", "2026-11-12 12:00", "nee", ""],
        ["Luister eerst", "Nee", "'=1+1", "2026-10-13 12:00", "ja", "'-"],
        [
            "Groen en duurzaam voor bibliotheken",
            "Nee",
            "Kosten",
            "2026-08-14 12:00",
            "nee",
            "",
        ],
    ]
    response = editor.get(LIST, {"export": "csv"})
    assert response["Content-Disposition"] == 'attachment; filename="reacties-2026-11-22.csv"'


def test_the_workbook_has_dates_as_dates_and_text_as_text(editor, reactions):
    cells = list(sheet(editor, afgehandeld="ja").iter_rows())
    assert [cell.value for cell in cells[1]] == [
        "Luister eerst",
        "Nee",
        "'=1+1",
        dt.datetime(2026, 10, 13, 12, 0),  # noqa: DTZ001 - a spreadsheet knows no zones
        "ja",
        "'-",
    ]
    assert {cell.data_type for cell in cells[1]} == {"s", "d"}


def test_the_summary_counts_for_each_article(editor, base, reactions):
    wanted = [
        ["Luister eerst", "1", "2", "33", "2", "22 november 2026"],
        ["Groen en duurzaam voor bibliotheken", "0", "1", "0", "1", "14 augustus 2026"],
        ["Verdwenen", "1", "0", "100", "1", "18 oktober 2025"],
    ]
    response = editor.get(SUMMARY)
    assert rows(response) == wanted
    page = BeautifulSoup(response.content, "html.parser")
    for link, number in zip(page.select("tbody th a"), (3, 1, 1), strict=True):
        assert len(_table_rows(editor.get(link["href"]))) == number
    assert rows(editor.get(SUMMARY, {"periode": "vorig-jaar"})) == wanted[2:]
    assert editor.get(SUMMARY, {"periode": "ooit"}).status_code == 404
    assert editor.get(SUMMARY, {"p": "9"}).status_code == 404
    assert exported(editor, SUMMARY, periode="dit-jaar") == [
        ["Artikel", "Ja", "Nee", "Aandeel ja (%)", "Nog niet afgehandeld", "Laatste reactie"],
        ["Luister eerst", "1", "2", "33", "2", "2026-11-22 12:00"],
        ["Groen en duurzaam voor bibliotheken", "0", "1", "0", "1", "2026-08-14 12:00"],
    ]
    numbers = [cell.value for cell in list(sheet(editor, SUMMARY).iter_rows())[2]]
    assert numbers[1:5] == [0, 1, 0, 1]


def test_an_article_with_a_new_name_is_still_one_article(editor, base, reactions):
    base.guideline.title = "Luister altijd eerst"
    base.guideline.save_revision().publish()
    add(base.guideline, useful=True, days=1)
    assert rows(editor.get(SUMMARY))[0][:3] == ["Luister altijd eerst", "2", "2"]
    assert articles(editor, q="altijd") == ["Luister altijd eerst"] * 4


@pytest.mark.once
@pytest.mark.parametrize("address", [LIST, SUMMARY, f"{LIST}?export=csv"])
def test_queries_do_not_grow_with_the_reactions(editor, base, reactions, address):
    def queries():
        with CaptureQueriesContext(connection) as found:
            response = editor.get(address)
            assert response.status_code == 200
            if response.streaming:
                b"".join(response.streaming_content)
        return len(found)

    few = queries()
    for page in (base.tool, base.example, base.step):
        add(page, useful=True, days=3)
    assert queries() == few


def addresses(one: Feedback) -> list[str]:
    named = [
        reverse(f"knowledge_base_feedback_modeladmin_{action}", args=[one.pk])
        for action in ("edit", "delete", "history")
    ]
    exports = [f"{LIST}?export=csv", f"{LIST}?export=xlsx", f"{SUMMARY}?export=csv"]
    return [LIST, SUMMARY, HANDLE, f"{LIST}create/", *exports, *named]


def test_it_is_not_for_librarians_and_advisers(site, reactions):
    community = builders.community(site, "Zaai en maak")
    before = list(Feedback.objects.order_by("pk").values())
    for group in (roles.library_group(community.library), roles.advisers()):
        client = client_of(group)
        assert "Reacties" not in client.get("/admin/").content.decode()
        for address in addresses(reactions[1]):
            for response in (
                client.get(address),
                client.post(address, {"handled": reactions[1].pk, "note": "Ik was hier."}),
            ):
                assert response.status_code in (302, 403, 404, 405), address
                if response.status_code == 302:
                    assert response["Location"] == "/admin/", address
                assert "plein" not in response.content.decode()
    assert list(Feedback.objects.order_by("pk").values()) == before


def test_it_is_not_for_visitors(client, reactions):
    for address in addresses(reactions[1]):
        for response in (client.get(address), client.post(address)):
            assert response.status_code == 302
            assert response["Location"].startswith("/inloggen/")


def test_it_is_for_editors_and_administrators_and_nobody_makes_one(
    editor, admin_client, site, reactions
):
    for client in (editor, admin_client):
        home = client.get("/admin/").content.decode()
        assert LIST in home
        assert len(_table_rows(client.get(LIST))) == len(reactions)
        response = client.get(f"{LIST}create/")
        assert (response.status_code, response["Location"]) == (302, "/admin/")
        assert "create/" not in client.get(LIST).content.decode()


def test_what_is_older_than_two_years_goes(base):
    kept = add(base.guideline, useful=True, days=729)
    add(base.guideline, useful=True, days=732)
    said = StringIO()
    call_command("delete_old_feedback", "--dry-run", stdout=said)
    assert Feedback.objects.count() == 2
    call_command("delete_old_feedback", stdout=said)
    assert said.getvalue().splitlines() == ["1 to delete.", "1 deleted."]
    assert list(Feedback.objects.all()) == [kept]
