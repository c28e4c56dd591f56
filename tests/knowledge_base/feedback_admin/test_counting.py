"""Reactions counted, and taken along as a file."""

import datetime as dt
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from knowledge_base.models import Feedback

from .register import LIST, SUMMARY, _table_rows, add, articles, exported, rows, sheet


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


def test_what_is_older_than_two_years_goes(base):
    kept = add(base.guideline, useful=True, days=729)
    add(base.guideline, useful=True, days=732)
    said = StringIO()
    call_command("delete_old_feedback", "--dry-run", stdout=said)
    assert Feedback.objects.count() == 2
    call_command("delete_old_feedback", stdout=said)
    assert said.getvalue().splitlines() == ["1 to delete.", "1 deleted."]
    assert list(Feedback.objects.all()) == [kept]
