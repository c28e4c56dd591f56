"""“Stappenplan” in the menu: which communities, found and exported by whom."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from communities.progress import changes
from communities.progress import plan as plans
from tests import builders
from tests.communities.world import client_of

from .screen import address
from .test_summary import record

URL = "/admin/progress/"


def names(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [one.text for one in page.select("tbody th a")]


def listed(user, **query) -> list[str]:
    # With a filter that filters nothing, nobody is led on to the only one.
    return names(client_of(user).get(URL, {"q": "", **query}))


@pytest.fixture
def both(gouda, rotterdam):
    one, two, three, _four = plans.steps()
    record(gouda.community, one, state="done", note="=1+1")
    record(gouda.community, two, state="under_way")
    for step in (one, two):
        record(rotterdam.community, step, state="done")
    decided = {"decision": "go", "decided_by": "=De manager", "decided_why": "Alles is rond."}
    record(rotterdam.community, three, state="under_way", **decided)
    return gouda, rotterdam


def test_everybody_sees_the_own_communities(both, editor, admin, site):
    gouda, rotterdam = both
    assert listed(gouda.librarian) == listed(gouda.adviser) == ["Zaai en maak"]
    assert listed(rotterdam.librarian) == ["Bladzijde Z"]
    assert listed(editor) == listed(admin) == ["Zaai en maak", "Bladzijde Z"]


def test_librarian_of_one_community_comes_right_to_it(both, admin, site):
    gouda, _rotterdam = both
    assert client_of(gouda.librarian).get(URL)["Location"] == address(gouda.community)
    builders.community(site, "Nog een", library=gouda.library)
    assert names(client_of(gouda.librarian).get(URL)) == ["Nog een", "Zaai en maak"]
    assert client_of(admin).get(URL).status_code == 200


def test_it_is_in_the_menu_of_who_sees_a_community(both, editor, admin, django_user_model):
    reader = django_user_model.objects.create_user("r@example.org", "r@example.org")
    from communities import roles

    reader.groups.add(roles.advisers())
    for user, there in [(both[0].librarian, True), (editor, True), (admin, True), (reader, False)]:
        home = client_of(user).get(reverse("wagtailadmin_home")).content.decode()
        assert (URL in home) == there, user
    assert client_of(reader).get(URL)["Location"] == "/admin/"


FOUND = [
    ({"q": "zaai"}, ["Zaai en maak"]),
    ({"q": "ROTTERDAM bladzijde"}, ["Bladzijde Z"]),
    ({"q": "niets"}, []),
    ({"q": "zaai\0"}, ["Zaai en maak"]),
    ({"stap": "2"}, ["Zaai en maak"]),
    ({"stap": "3"}, ["Bladzijde Z"]),
    ({"stap": "2", "staat": "done"}, ["Bladzijde Z"]),
    ({"stap": "1", "staat": "done"}, ["Zaai en maak", "Bladzijde Z"]),
    ({"staat": "under_way", "q": "gouda"}, ["Zaai en maak"]),
    ({"staat": "not_for_us"}, []),
    ({"stap": "klaar"}, []),
]


def test_search_and_filters(both, admin):
    client = client_of(admin)
    assert [(query, names(client.get(URL, query))) for query, _found in FOUND] == FOUND


def test_who_passed_all_steps_is_found_by_that(both, admin):
    for step in plans.steps():
        record(both[0].community, step, state="not_for_us")
    assert listed(admin, stap="klaar") == ["Zaai en maak"]
    assert "Alle stappen gedaan" in client_of(admin).get(URL).content.decode()


def test_filter_that_there_is_not_shows_the_whole_list_and_says_so(both, admin):
    for query in [{"stap": "77"}, {"staat": "half"}, {"stap": "\0"}]:
        response = client_of(admin).get(URL, query, follow=True)
        assert "Dat filter bestaat niet." in response.content.decode()
        assert names(response) == ["Zaai en maak", "Bladzijde Z"]


def test_page_that_there_is_not_is_not_found(both, admin):
    client = client_of(admin)
    for number in ["0", "2", "x", "9" * 40]:
        assert client.get(URL, {"pagina": number}).status_code == 404


def test_export_holds_what_the_filters_leave_and_no_formula(both, admin):
    response = client_of(admin).get(URL, {"export": "csv", "stap": "3"})
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines == [
        "Community,Bibliotheek,Adviseur,Huidige stap,Naam van de stap,Stand van de stap,"
        "Nog niet begonnen,Mee bezig,Klaar,Niet voor ons,Nog te regelen,Besluit,Besluit door,"
        "Besluit op,Laatst gewijzigd",
        "Bladzijde Z,Bibliotheek Rotterdam,Adviseur van Rotterdam,3,Regel de basis,Mee bezig,"
        '1,1,2,0,5,"Ja, go",\'=De manager,,2026-11-23 10:00',
    ]
    response = client_of(both[0].librarian).get(URL, {"export": "xlsx"})
    book = load_workbook(BytesIO(b"".join(response.streaming_content)))
    assert [row[0].value for row in book.active.iter_rows()] == ["Community", "Zaai en maak"]


@pytest.mark.once
def test_queries_do_not_grow_with_the_communities(both, admin, site):
    def count() -> int:
        client = client_of(admin)
        client.get(URL)
        with CaptureQueriesContext(connection) as captured:
            client.get(URL)
            return len(captured)

    few = count()
    for number in range(3):
        library = builders.library(f"Bibliotheek {number}")
        library.adviser = both[0].library.adviser
        library.save()
        one = builders.community(site, f"Community {number}", library=library)
        for step in plans.steps():
            row = record(one, step, state="done", met=[each.pk for each in step.preconditions])
            changes.change_comment(row, step, library.adviser, "Goed.", None)
    assert count() == few
