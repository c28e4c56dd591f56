"""Return days: who makes one, who prepares what, and who reads which."""

import datetime as dt

from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communities.models import Preparation, ReturnDay
from communities.return_days import changes
from tests import builders
from tests.communities.world import client_of

from .conftest import account
from .screens import ALL, NEW, day_url, filled_in, preparation_url, text_of

# Making one


def test_an_editor_makes_a_date_of_the_network_a_return_day(network):
    client = client_of(network.editor)
    page = BeautifulSoup(client.get(NEW).content, "html.parser")
    [key] = [one["value"] for one in page.select("[name=when] option") if one["value"]]
    assert key.endswith("-2026-10-08-0")  # That of December is one already.
    community, adviser = network.zwolle.community.pk, network.zwolle.adviser_row.pk
    data = {"when": key, "communities": [community], "advisers": [adviser]}
    response = client.post(NEW, data)
    day = ReturnDay.objects.get(date=dt.date(2026, 10, 8))
    assert response["Location"] == f"{ALL}{day.pk}/"
    assert (day.title, day.event) == ("Terugkomdag", network.event)
    assert [one.name for one in day.preparations.all()] == ["Samen in Zwolle"]
    assert list(day.advisers.all()) == [network.zwolle.adviser_row]
    # Who sent it twice is told, and keeps what was filled in.
    again = client.post(NEW, data)
    assert "Misschien is het al een terugkomdag." in again.content.decode()
    assert ReturnDay.objects.count() == 2


def test_in_a_busy_calendar_coming_dates_stand_first_and_then_the_latest_past_ones(network):
    first = dt.date(2025, 11, 1)
    builders.event(network.site.calendar, first_date=first, rule="FREQ=DAILY;COUNT=700")
    page = BeautifulSoup(client_of(network.editor).get(NEW).content, "html.parser")
    keys = [one["value"] for one in page.select("[name=when] option") if one["value"]]
    days = [dt.date.fromisoformat(key.split("-", 1)[1][:10]) for key in keys]
    today = dt.date(2026, 11, 24)
    coming, past = [day for day in days if day >= today], [day for day in days if day < today]
    assert days == coming + past == sorted(coming) + sorted(past, reverse=True)
    assert (coming[0], past[0]) == (today, dt.date(2026, 11, 23))
    assert len(days) <= 300


def test_what_is_missing_is_said_and_nothing_is_lost(network):
    response = client_of(network.editor).post(NEW, {"advisers": [network.zwolle.adviser_row.pk]})
    page = BeautifulSoup(response.content, "html.parser")
    assert "Kies een datum." in page.text
    assert "Kies ten minste één community." in page.text
    assert len(page.select("[name=advisers][checked]")) == 1
    assert ReturnDay.objects.count() == 1


def test_dates_of_communities_cannot_be_chosen(network):
    event = builders.event(network.gouda.community.calendar, first_date=dt.date(2026, 12, 10))
    data = {"when": f"{event.pk}-2026-12-10-0", "communities": [network.gouda.community.pk]}
    response = client_of(network.editor).post(NEW, data)
    assert response.status_code == 200
    assert ReturnDay.objects.count() == 1


def test_who_takes_part_may_change_but_nothing_that_was_prepared_is_lost(network):
    third = builders.community(network.site, "Derde", library=network.gouda.library)
    url = f"{day_url(network)}edit/"
    response = client_of(network.editor).post(url, {"communities": [third.pk]}, follow=True)
    # Zwolle had a question, Gouda nothing yet.
    assert [one.name for one in network.day.preparations.all()] == ["Derde", "Samen in Zwolle"]
    assert "er is al iets voorbereid: Samen in Zwolle." in response.content.decode()
    assert network.day.advisers.count() == 0


def test_a_return_day_can_be_taken_back_until_somebody_wrote_something(network):
    client, url = client_of(network.editor), f"{day_url(network)}away/"
    assert client.get(url).status_code == 405
    client.post(url)
    assert ReturnDay.objects.count() == 1
    Preparation.objects.update(question="")
    client.post(url)
    assert ReturnDay.objects.count() == 0
    assert network.event.occurrences.count() == 2


# Preparing


def test_a_librarian_ticks_what_is_ready(network):
    url = preparation_url(network.gouda)
    data = filled_in(network.gouda.librarian, url) | {
        "terugkomdag-items": ["has_card", "has_photo"],
        "terugkomdag-question": "Hoe vind je een vrijwilliger?",
        "terugkomdag-evaluation": str(network.gouda.evaluation.pk),
    }
    response = client_of(network.gouda.librarian).post(url, data)
    assert response["Location"] == day_url(network)
    one = Preparation.objects.get(pk=network.gouda.preparation.pk)
    assert (one.has_card, one.has_story, one.has_photo, one.ready) == (True, False, True, 2)
    assert (one.evaluation, one.changed_by) == (network.gouda.evaluation, network.gouda.librarian)
    text = text_of(network.editor, day_url(network))
    assert "Bibliotheek Gouda · 2 van 5 klaar" in text
    assert "Hoe vind je een vrijwilliger?" in text
    # The editors read only evaluations that were offered.
    assert "heeft een evaluatie" in text
    assert "Lees de evaluatie" not in text
    assert "Lees de evaluatie" in text_of(network.gouda.adviser, url)
    assert "Samen in Gouda: 2 van 5 klaar" in text_of(network.gouda.librarian, ALL)


def test_an_evaluation_of_others_cannot_be_linked(network):
    url = preparation_url(network.gouda)
    data = filled_in(network.gouda.librarian, url)
    data["terugkomdag-evaluation"] = str(network.zwolle.evaluation.pk)
    response = client_of(network.gouda.librarian).post(url, data)
    assert "Kies een van je eigen evaluaties." in response.content.decode()
    network.gouda.preparation.refresh_from_db()
    assert network.gouda.preparation.evaluation is None


def test_two_who_save_at_the_same_time_notice_each_other(network):
    url, client = preparation_url(network.gouda), client_of(network.gouda.librarian)
    mine, theirs = filled_in(network.gouda.librarian, url), filled_in(network.admin, url)
    client_of(network.admin).post(url, theirs | {"terugkomdag-question": "Eerste"})
    response = client.post(url, mine | {"terugkomdag-question": "Tweede"})
    text = response.content.decode()
    assert "Er is nog niets bewaard." in text
    assert "Eerste" in text
    assert "Tweede" in text
    network.gouda.preparation.refresh_from_db()
    assert network.gouda.preparation.question == "Eerste"


def test_only_librarians_of_the_community_prepare_it(network):
    url = preparation_url(network.gouda)
    data = filled_in(network.gouda.librarian, url) | {"terugkomdag-question": "Vraag"}
    for user, status in [
        (network.gouda.adviser, 403),
        (network.editor, 403),
        (network.zwolle.librarian, 404),
        (network.zwolle.adviser, 404),
    ]:
        response = client_of(user).post(url, data)
        # Wagtail leads whom it refuses to the first page.
        refused = response.get("Location") == "/admin/" if status == 403 else None
        assert refused or response.status_code == status, user
    assert not Preparation.objects.get(pk=network.gouda.preparation.pk).question


# Reading


def test_nobody_reads_how_far_others_are(network):
    for user in (network.gouda.librarian, network.gouda.adviser):
        for url in (ALL, day_url(network), preparation_url(network.gouda)):
            text = text_of(user, url)
            assert "zwartekanarie" not in text
            assert "Zwolle: 0" not in text
        assert "Deze community’s doen ook mee: Samen in Zwolle" in text_of(user, day_url(network))
    assert "zwartekanarie" in text_of(network.editor, day_url(network))


def test_a_community_that_is_not_public_is_not_named_to_others(network):
    network.zwolle.community.unpublish()
    assert "Zwolle" not in text_of(network.gouda.librarian, day_url(network))
    assert "Zwolle" not in text_of(network.gouda.librarian, ALL)
    assert "Zwolle" in text_of(network.zwolle.librarian, ALL)


def test_who_has_nothing_to_do_with_a_day_does_not_see_it(network):
    library = builders.library("Bibliotheek Delft")
    builders.community(network.site, "Delft leest", library=library)
    from communities import roles

    stranger = account("delft", roles.library_group(library))
    client = client_of(stranger)
    assert client.get(day_url(network)).status_code == 404
    assert client.post(day_url(network), {}).status_code == 404
    assert client.get(preparation_url(network.gouda)).status_code == 404
    assert "Terugkomdag<" not in client.get(ALL).content.decode()
    home = reverse("wagtailadmin_home")
    assert ALL not in client.get(home).content.decode()
    assert ALL in client_of(network.gouda.librarian).get(home).content.decode()
    # Only those who keep the network get to the forms.
    for url in (NEW, f"{day_url(network)}edit/"):
        assert client_of(network.gouda.librarian).get(url)["Location"] == "/admin/"


def test_list_parts_what_comes_from_what_has_been(network):
    row = network.event.occurrences.get(date=dt.date(2026, 10, 8))
    changes.mark(row, [network.gouda.community], [], network.editor)
    page = BeautifulSoup(client_of(network.editor).get(ALL).content, "html.parser")
    coming, past = page.select(".return-day section")
    assert "donderdag 3 december 2026, 19.30 tot 21.00 uur" in coming.text
    assert "donderdag 8 oktober 2026" in past.text
    assert "1 community deed mee. Er is nog geen verslag." in " ".join(past.text.split())


def test_a_moved_and_a_cancelled_day_say_so(network):
    day = "2026-12-03"
    change = builders.change(network.event, day, new_date=dt.date(2026, 12, 10))
    assert "donderdag 10 december 2026" in text_of(network.editor, ALL)
    change.delete()
    builders.change(network.event, day, cancelled=True)
    assert "Ging niet door" in text_of(network.editor, ALL)


def test_queries_do_not_grow_with_days_and_communities(network):
    def count(url) -> int:
        client = client_of(network.editor)
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
            return len(captured)

    urls = [ALL, day_url(network), f"{day_url(network)}edit/", NEW]
    few = [count(url) for url in urls]
    more = []
    for number in range(3):
        library = builders.library(f"Bibliotheek {number}")
        more.append(builders.community(network.site, f"Community {number}", library=library))
    row = network.event.occurrences.get(date=dt.date(2026, 10, 8))
    changes.mark(row, more, [network.gouda.adviser_row], network.editor)
    for one in more:
        Preparation.objects.create(day=network.day, community=one, name=one.title, question="?")
    assert [count(url) for url in urls] == few
    assert max(few) <= 40
