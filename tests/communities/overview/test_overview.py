"""“Netwerk in beeld”: who sees which communities, counted how, filtered and exported."""

import csv
import datetime as dt
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from communities import roles
from communities.evaluation.figures import Figures
from communities.models import CommunityTheme, Evaluation
from communities.overview import counts
from events.models import Attendance
from tests import builders
from tests.communities.world import client_of

from .conftest import NOW, account

URL, MAP = "/admin/overview/", "/admin/overview/communities/"


def page_of(user, url=URL, **query) -> BeautifulSoup:
    response = client_of(user).get(url, query)
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def rows(page, name: str) -> list[list[str]]:
    """The cells of one table, as they are read."""
    found = page.select(f"#{name} tbody tr")
    return [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in found]


def titles(page) -> list[str]:
    return [one.text for one in page.select("tbody th a")]


def test_communities_are_counted_by_what_they_are(network):
    page = page_of(network.editor)
    assert [row for row in rows(page, "fase") if row[1] != "0"] == [
        ["Zelf draaien", "1", "50"],
        ["Nog geen afgeronde evaluatie", "1", "50"],
    ]
    assert rows(page, "thema") == [
        ["Lezen", "1", "50"],
        ["Maken en repareren", "1", "50"],
        ["Geen thema", "1", "50"],
    ]
    assert rows(page, "doelgroep") == [
        ["Kinderen", "1", "1"],
        ["Ouderen", "1", "8"],
        ["Niets gebeurd in deze periode", "1", "0"],
    ]
    assert rows(page, "regio") == [["Overijssel", "1", "50"], ["Zuid-Holland", "1", "50"]]
    assert rows(page, "stap") == [
        ["Stap 1: Ken je opdracht", "2", "100"],
        ["Stap 2: Breng groepen in beeld", "0", "0"],
    ]


def test_months_hold_what_took_place_also_of_who_stopped(network):
    found = {row[0]: row[1:] for row in rows(page_of(network.editor), "maanden")}
    assert next(iter(found)) == "december 2025"
    assert list(found)[11] == "november 2026"
    assert len(found) == 12
    assert found["september 2026"] == ["1", "0", "0", "0", "0"]
    assert found["oktober 2026"] == ["5", "0", "12", "2", "2"]
    # Up to today: the 5th, 12th and 19th, and once “Maken”.
    assert found["november 2026"] == ["4", "0", "0", "0", "0"]


def test_another_period_may_be_chosen(network):
    page = page_of(network.editor, van="2026-10", tot="2026-09")
    assert [row[0] for row in rows(page, "maanden")] == ["september 2026", "oktober 2026"]
    assert ["Kinderen", "1", "1"] not in rows(page, "doelgroep")
    assert len(rows(page_of(network.editor, van="2023-12"), "maanden")) == 36


def test_every_table_has_its_chart_beside_it(network):
    page = page_of(network.editor)
    for name in ("fase", "thema", "doelgroep", "regio", "stap"):
        [svg] = page.select(f"#{name} svg")
        values = [one.text for one in svg.select(".chart__value")]
        assert values == [row[1] for row in rows(page, name)]
    assert len(page.select("#maanden svg")) == 2
    assert page.select("svg.chart [style], .overview script, .overview [style]") == []


def test_filters_by_region_and_theme(network):
    assert titles(page_of(network.editor, MAP, regio="overijssel")) == ["Zwartekanarie"]
    assert titles(page_of(network.editor, MAP, thema="lezen")) == ["Zaai en maak", "Weg"]
    page = page_of(network.editor, regio="overijssel")
    assert {row[1] for row in rows(page, "maanden")} == {"0"}
    assert page.select("#maanden svg") == []
    together = page_of(network.editor, MAP, regio="overijssel", thema="lezen")
    assert "Er is geen community met deze filters." in together.text
    assert titles(together) == []


WRONG = [
    *({"regio": "limburg"}, {"thema": "x\0"}, {"van": "2019-01"}, {"tot": "2026-12"}),
    *({"van": "november"}, {"tabel": "alles"}, {"volgorde": "x"}),
]


def test_filter_that_there_is_not_shows_the_whole_and_says_so(network):
    client = client_of(network.editor)
    for query in WRONG:
        url = MAP if "volgorde" in query else URL
        assert client.get(url, query)["Location"] == url
    assert client.get(URL).content.decode().count("Dat filter bestaat niet.") == len(WRONG)


def test_everybody_sees_the_own_communities(network):
    for user in (network.librarian, network.adviser):
        for url in (URL, MAP):
            text = page_of(user, url).text
            assert "Zwartekanarie" not in text
            assert "Overijssel" not in text
        assert titles(page_of(user, MAP)) == ["Zaai en maak", "Weg"]
        assert [row[:2] for row in rows(page_of(user), "regio")] == [["Zuid-Holland", "1"]]
        # What others chose is no filter here: it would say that there is such a community.
        assert client_of(user).get(URL, {"regio": "overijssel"}).status_code == 302
    for user in (network.editor, network.admin):
        assert titles(page_of(user, MAP)) == ["Zaai en maak", "Zwartekanarie", "Weg"]
        assert "geheimverhaal" not in page_of(user).text


def test_who_has_nothing_to_compare_has_no_menu_item_and_strangers_get_nothing(network):
    idle = account("leeg", roles.advisers())
    for user, there in [
        (network.editor, True),
        (network.adviser, True),
        (network.admin, True),
        (network.librarian, False),
        (idle, False),
    ]:
        home = client_of(user).get(reverse("wagtailadmin_home")).content.decode()
        assert (f'"{URL}"' in home) == there, user
    for url in (URL, MAP):
        assert client_of(idle).get(url)["Location"] == "/admin/"


def test_side_by_side_says_what_each_community_is(network):
    first, second, gone = page_of(network.editor, MAP).select("tbody tr")
    for words in (
        *("Bibliotheek Gouda", "Zuid-Holland", "Voor iedereen.", "Maken en repareren, Lezen"),
        *("Zelf draaien", "oktober 2026", "Stap 1: Ken je opdracht", "nog niet begonnen"),
        *("9 activiteiten", "12 bezoekers, 2 keer geteld"),
    ):
        assert words in " ".join(first.text.split()), words
    assert "bezoekers niet geteld" in second.text
    assert "Is gestopt" in gone.text


def test_side_by_side_in_another_order_with_who_stopped_last(network):
    usual, other = (
        ["Zaai en maak", "Zwartekanarie", "Weg"],
        ["Zwartekanarie", "Zaai en maak", "Weg"],
    )
    for order in ("fase", "bezoekers", "thema", "stap"):
        assert titles(page_of(network.editor, MAP, volgorde=order)) == usual
    assert titles(page_of(network.editor, MAP, volgorde="regio")) == other


def test_each_table_is_exported_as_it_is_shown(network):
    page = page_of(network.editor, van="2026-09", tot="2026-10")
    for name in ("fase", "thema", "doelgroep", "regio", "stap", "maanden"):
        links = [one["href"] for one in page.select(f"#{name} a.button")]
        assert ["export=xlsx" in links[0], "export=csv" in links[1]] == [True, True]
        response = client_of(network.editor).get(URL + links[1])
        lines = list(csv.reader(b"".join(response.streaming_content).decode().splitlines()))
        assert lines[0] == [one.text for one in page.select(f"#{name} thead th")]
        assert lines[1:] == rows(page, name)
    assert (
        "activiteiten-en-bezoekers-door-de-tijd-2026-11-24.csv" in response["Content-Disposition"]
    )


def test_export_of_side_by_side_holds_no_formula_and_nothing_of_others(network):
    network.one.title = "=1+1"
    network.one.save()
    response = client_of(network.librarian).get(MAP, {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in found] == ["Community", "'=1+1", "Weg"]
    assert found[1][1:3] == ["Bibliotheek Gouda", "Zuid-Holland"]
    assert found[1][4:] == [
        *("Maken en repareren, Lezen", "Kinderen, Ouderen", "Zelf draaien"),
        *("Stap 1: Ken je opdracht", 9, 12, 2, "nee"),
    ]
    assert found[2][-3:] == [None, 0, "ja"]


def test_a_theme_that_is_not_published_is_named_nowhere(network):
    network.other.unpublish()
    assert "Lezen" not in page_of(network.editor).text
    assert "Lezen" not in page_of(network.editor, MAP).text


def test_a_large_network_is_counted_once_in_ten_minutes(network, monkeypatch):
    monkeypatch.setattr(counts, "MOST_UNKEPT", 1)

    def october(user) -> list[str]:
        return {row[0]: row[1:] for row in rows(page_of(user), "maanden")}["oktober 2026"]

    assert october(network.editor)[2] == "12"
    Attendance.objects.update(visitors=100)
    assert october(network.editor)[2] == "12"
    # What was kept for everybody still shows each one the own communities alone.
    network.two.library = network.gouda
    network.two.save()
    assert october(network.librarian)[0] == "5"
    cache.clear()
    assert october(network.editor)[2] == "200"


def test_figures_are_those_of_the_evaluation(network):
    """Both read the same dates: a period of one month gives the same sums."""
    first, last = dt.date(2026, 10, 1), dt.date(2026, 10, 31)
    total = Figures.of_community(network.one.pk, first, last)
    [row] = rows(page_of(network.editor, van="2026-10", tot="2026-10"), "maanden")
    assert row[1:] == [
        str(number)
        for number in (total.held, total.cancelled, total.visitors, total.counted, total.new_people)
    ]


@pytest.mark.once
@pytest.mark.parametrize("url", [URL, MAP])
def test_queries_do_not_grow_with_the_communities(network, url):
    client = client_of(network.editor)

    def count() -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
            return len(captured)

    few = count()
    for number in range(3):
        library = builders.library(f"Bibliotheek {number}", latitude=52.1, longitude=5.1)
        one = builders.community(network.site, f"Community {number}", library=library)
        CommunityTheme.objects.create(community=one, theme=network.theme)
        event = builders.event(one.calendar, first_date=dt.date(2026, 11, 5))
        Attendance.objects.create(event=event, date=event.first_date, visitors=3)
        Evaluation.objects.create(
            community=one,
            first_date=dt.date(2026, 9, 1),
            last_date=dt.date(2026, 10, 31),
            phase="shaping",
            finished_at=NOW,
        )
    assert count() == few <= 45
