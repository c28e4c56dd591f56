"""How the tests read the register of reactions."""

import csv
import datetime as dt
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from knowledge_base.models import Feedback

NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
LIST = "/admin/knowledge_base/feedback/"
SUMMARY = f"{LIST}articles/"
HANDLE = f"{LIST}handle/"


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


def _table_rows(response):
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    return page.select("table.listing tbody tr[data-object-pk]")


def addresses(one: Feedback) -> list[str]:
    named = [
        reverse(f"knowledge_base_feedback_modeladmin_{action}", args=[one.pk])
        for action in ("edit", "delete", "history")
    ]
    exports = [f"{LIST}?export=csv", f"{LIST}?export=xlsx", f"{SUMMARY}?export=csv"]
    return [LIST, SUMMARY, HANDLE, f"{LIST}create/", *exports, *named]
