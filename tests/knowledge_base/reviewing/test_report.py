"""The report of articles to look at again."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from communities import roles

from .conftest import user_in

REPORT = "knowledge_base_review_report"


@pytest.fixture
def articles(article):
    return [
        article("Te laat", looked=400, again=-30, reviewed_by="redactie"),
        article("Nooit gezien"),
        article("Binnenkort aan de beurt", looked=340, again=20),
        article("Helemaal goed", looked=5, again=360),
        article("Een concept", publish=False),
    ]


def titles(client, **asked) -> list[str]:
    response = client.get(reverse(REPORT), asked)
    return [one.title for one in response.context["object_list"]]


def test_report_shows_what_needs_attention(client, editor, articles):
    assert titles(client) == ["Te laat", "Binnenkort aan de beurt", "Nooit gezien"]


def test_report_is_filtered(client, editor, articles, today):
    assert titles(client, review_state="overdue") == ["Te laat"]
    assert titles(client, review_state="fine") == ["Helemaal goed"]
    assert titles(client, review_by=today.isoformat()) == ["Te laat"]
    response = client.get(reverse(REPORT))
    kinds = response.context["filters"].form.fields["content_type"].queryset
    assert len(kinds) == 6
    assert titles(client, content_type=kinds.get(model="toolpage").pk) == titles(client)
    assert titles(client, content_type=kinds.get(model="steppage").pk) == []


@pytest.mark.every_case
@pytest.mark.parametrize(
    "asked", [{"review_state": "x"}, {"content_type": "x"}, {"review_by": "morgen"}, {"p": "99"}]
)
def test_odd_filters_are_no_server_error(client, editor, articles, asked):
    assert client.get(reverse(REPORT), asked).status_code == 200
    assert client.get(reverse(f"{REPORT}_results"), asked).status_code == 200


def test_report_says_what_and_offers_one_click(client, editor, articles):
    html = client.get(reverse(REPORT)).content.decode()
    assert "Te laat</span>" in html
    assert "redactie" in html
    mark = reverse("knowledge_base_looked_at", args=[articles[0].pk])
    assert html.count(f'action="{mark}"') == 1
    assert f'name="next" value="{reverse(REPORT)}"' in html


def test_export_holds_the_rows_of_the_filter(client, editor, articles, today):
    response = client.get(reverse(REPORT), {"export": "csv", "review_state": "overdue"})
    rows = list(csv.reader(io.StringIO(response.getvalue().decode())))
    assert rows == [
        ["Titel", "Soort", "Stand", "Laatst nagekeken op", "Door wie", "Opnieuw nakijken voor"],
        [
            "Te laat",
            "Hulpmiddel",
            "Te laat",
            articles[0].reviewed_on.isoformat(),
            "redactie",
            articles[0].review_by.isoformat(),
        ],
    ]


def test_a_title_is_no_formula_in_a_spreadsheet(client, editor, article):
    article("=1+1")
    text = client.get(reverse(REPORT), {"export": "csv"}).getvalue().decode()
    assert "\r\n'=1+1," in text
    file = client.get(reverse(REPORT), {"export": "xlsx"}).getvalue()
    sheet = load_workbook(io.BytesIO(file)).active
    assert sheet["A2"].value == "'=1+1"


def test_librarians_have_no_articles_and_no_entry_in_the_menu(client, articles, calendar):
    client.force_login(user_in(roles.library_group(calendar.get_parent().specific.library)))
    assert titles(client) == []
    assert reverse(REPORT) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_editors_find_it_below_reports(client, editor, articles):
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Artikelen om na te kijken" in html


def test_advisers_are_kept_out(client, articles):
    client.force_login(user_in(roles.advisers()))
    assert client.get(reverse(REPORT)).status_code == 302


@pytest.mark.once
def test_the_number_of_queries_does_not_grow(client, editor, article):
    article("Een")
    titles(client)
    with CaptureQueriesContext(connection) as for_one:
        assert len(titles(client)) == 1
    for number in range(5):
        article(f"Nog {number}")
    with CaptureQueriesContext(connection) as for_six:
        assert len(titles(client)) == 6
    assert len(for_six) == len(for_one)
