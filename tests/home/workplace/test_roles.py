"""Who finds what on the first page of the CMS, and that every link of it works."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities import roles
from events.models import DateChange
from tests import builders
from tests.communities import world as worlds

from .conftest import Home, account, event, library, words

HOMES = {"/admin/", "/admin/?week=volgende"}
LIBRARIAN = ["Deze week", "Dit wacht op je", "Stappenplan"]
EDITOR = ["Kennisbank", "Activiteiten van het netwerk", "Nieuwe reacties"]


def test_each_role_has_its_panels(gouda, editor, admin):
    assert Home(gouda.librarian).headings == LIBRARIAN
    assert Home(gouda.adviser).headings == ["Mijn bibliotheken"]
    assert Home(editor).headings == EDITOR
    assert Home(admin).headings == ["Het netwerk"]


def test_two_roles_see_the_panels_of_both(gouda, rotterdam, site):
    gouda.librarian.groups.add(roles.network_editors())
    both = Home(gouda.librarian)
    assert both.headings == [
        *("Deze week", "Kennisbank", "Activiteiten van het netwerk"),
        *("Dit wacht op je", "Stappenplan", "Nieuwe reacties"),
    ]
    event(gouda.calendar, "Repair Café", "2026-11-26")
    event(site.calendar, "Terugkomdag", "2026-11-27")
    both = Home(gouda.librarian)
    assert [line.split(" Tot ")[0] for line in both.lines()] == ["19.30 Repair Café"]
    network = both.lines("Activiteiten van het netwerk")
    assert [line.split(" Tot ")[0] for line in network] == ["19.30 Terugkomdag"]
    rotterdam.adviser.groups.add(gouda.group)
    assert Home(rotterdam.adviser).headings == [*LIBRARIAN, "Mijn bibliotheken"]


def test_a_role_that_was_taken_away_leaves_nothing(gouda):
    page = event(gouda.calendar, "Straks geheim", "2026-11-26")
    client = worlds.client_of(gouda.librarian)
    page.title = "Nieuw geheim"
    page.save_revision(user=gouda.librarian, log_action=True)
    page.locked, page.locked_by = True, gouda.librarian
    page.owner = gouda.librarian
    page.save()
    assert "geheim" in client.get("/admin/").content.decode()
    gouda.librarian.groups.set([roles.library_group(builders.library("Bibliotheek Delft"))])
    home = Home(gouda.librarian)
    assert home.response.status_code == 200
    assert home.headings == []
    assert "geheim" not in home.response.content.decode()
    assert "Er staat hier nog niets voor je." in home.response.content.decode()


def test_readers_stay_outside(site):
    reader = account("lezer", roles.readers.readers())
    assert Home(reader).response["Location"].startswith("/inloggen/")


@pytest.fixture
def world(db):
    """With everything that a library can have; what is not public of B carries the canary."""
    made = worlds.build()
    for one, word in ((made.a, "eigen"), (made.b, worlds.CANARY)):
        calendar = one.community.calendar
        event(calendar, f"Gisteren {word}", "2026-11-24")
        event(calendar, f"Morgen {word}", "2026-11-26", rule="FREQ=WEEKLY;COUNT=2")
        DateChange.objects.create(event=one.live, date=dt.date(2026, 12, 4), reason=word)
    return made


@pytest.mark.once
def test_nobody_reads_of_another_library_and_every_link_works(world):
    for who in "AEVS":
        for query in ("", "?week=volgende") if who == "A" else ("",):
            home = Home(world.accounts[who], query)
            html = home.response.content.decode()
            if who in "AV":
                assert "Samen in Gouda" in html or "Gisteren eigen" in html or query
            if who in "AEV":
                for word in (worlds.CANARY, "Samen in Rotterdam", "Bibliotheek Rotterdam"):
                    assert word not in html, (who, word)
            for link in {one for one in home.links if not one.startswith(("mailto:", "tel:"))}:
                response = home.client.get(link, follow=True)
                assert response.status_code == 200, (who, link)
                is_home = '<div class="workplace">' in response.content.decode()
                assert is_home == (link.partition("#")[0] in HOMES), (who, link)


@pytest.mark.once
def test_number_of_queries_does_not_grow(site, gouda, editor, admin):
    """61 for a librarian, 52 for an adviser, 40 for an editor, 29 for an administrator."""
    _fill(gouda, 0)
    everybody = [gouda.librarian, gouda.adviser, editor, admin]
    before = [_queries(user) for user in everybody]
    for number in range(2):
        other = library(site, f"Delft {number}", f"Delft {number}")
        other.library.adviser = gouda.library.adviser
        other.library.save()
        gouda.librarian.groups.add(other.group)
        _fill(other, number)
    assert [_queries(user) for user in everybody] == before
    assert before == [61, 52, 40, 29]


def _fill(made, number: int) -> None:
    for day in ("2026-11-20", "2026-11-24", "2026-11-26"):
        event(made.calendar, f"Activiteit {number} van {day}", day, rule="FREQ=WEEKLY;COUNT=3")
    event(made.calendar, f"Concept {number}", "2026-12-10", publish=False)


def _queries(user) -> int:
    client = worlds.client_of(user)
    client.get("/admin/")
    with CaptureQueriesContext(connection) as found:
        page = client.get("/admin/")
    assert page.status_code == 200
    assert words(BeautifulSoup(page.content, "html.parser").h1) == "Kloppend Hart"
    return len(found)
