"""The register of reactions: searchable, and handled with one click."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import ModelLogEntry

from knowledge_base.models import Feedback

from .register import FILTERS, HANDLE, LIST, _table_rows, articles, rows


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


@pytest.mark.parametrize("query", FILTERS)
def test_filters_and_search(editor, reactions, query):
    listed = [int(row["data-object-pk"]) for row in _table_rows(editor.get(f"{LIST}?{query}"))]
    assert listed == [reactions[at].pk for at in FILTERS[query]]


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
