"""A community that stops: what residents see, what happens to its dates, and taking it back."""

import datetime as dt

import icalendar
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from communities import roles
from communities.endings import ending as endings
from communities.models import Ending, StoryPage
from events import occurrences, rolling, verification
from events.models import Occurrence
from home.search import entries
from tests import builders, kept
from tests.events.editing import editor

from .world import client_of

NAME = "Zaai en maak"
PAGE = "/communities/zaai-en-maak/"


def in_days(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


@kept.world
def community(site):
    """A weekly choir that goes on, one party in two months, and a story."""
    page = builders.community(
        site,
        NAME,
        how_to_look="Loop binnen.",
        contact_phone="0182 123456",
        online_place="In de groepsapp.",
    )
    page.choir = builders.event(
        page.calendar, "Koor", first_date=in_days(-14), rule="FREQ=WEEKLY", venue_note="Hier"
    )
    page.party = builders.event(
        page.calendar, "Feest", first_date=in_days(60), venue=builders.venue("Zaal")
    )
    page.stories.add_child(
        instance=StoryPage(title="Zo was het", summary="Mooi.", date=in_days(-3))
    )
    return page


@pytest.fixture
def librarian(community):
    user = get_user_model().objects.create_user("anna@example.org", "anna@example.org")
    user.groups.add(roles.library_group(community.library))
    return user


def stop(community, days: int, **said):
    values = {"goodbye": "Dank aan iedereen die hielp.", **said}
    return endings.end(community, None, last_day=in_days(days), **values)


def read(client, url=PAGE):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def text_of(soup) -> str:
    return " ".join(soup.get_text(" ").split())


def coming(event) -> list[tuple[int, str]]:
    """Days from today, and status, of the dates of an event that are to come."""
    rows = event.occurrences.filter(start__gt=timezone.now()).order_by("start")
    return [((row.first_day - timezone.localdate()).days, row.status) for row in rows]


def test_the_page_of_what_has_stopped_says_so_and_invites_nobody(community, client):
    stop(community, -1, forward_url="https://www.tuinvereniging.example/gouda")
    page = read(client)
    text = text_of(page)
    assert "Deze community is gestopt" in text
    assert "Dank aan iedereen die hielp." in text
    link = page.select_one('a[href="https://www.tuinvereniging.example/gouda"]')
    assert link.get_text() == "tuinvereniging.example"
    for gone in ("Zo doe je mee", "Loop binnen.", "Volgende keer", "0182", "groepsapp", "Koor"):
        assert gone not in text
    assert "Zo was het" in text
    assert page.select_one(f'a[href="{PAGE}agenda/archief/"]')
    robots = BeautifulSoup(client.get(PAGE).content, "html.parser").select_one("[name=robots]")
    assert robots is None


def test_until_the_last_day_everything_goes_on_and_the_page_says_when(community, client):
    stop(community, 10)
    text = text_of(read(client))
    assert "Deze community stopt" in text
    for there in ("Loop binnen.", "0182 123456", "Koor"):
        assert there in text


def test_forwarding_leads_only_to_what_the_visitor_may_see(site, community, client):
    other = builders.community(site, "Groene vingers")
    stop(community, -1, forward_page=other)
    assert read(client).select_one('a[href="/communities/groene-vingers/"]')
    other.live = False
    other.save()
    assert "Groene vingers" not in text_of(read(client))


def test_in_the_overview_it_stands_apart_and_not_on_the_front_page(site, community, client):
    builders.community(site, "Bladzijde Z")
    stop(community, -1)
    overview = read(client, "/communities/")
    cards = [one.get_text(strip=True) for one in overview.select(".community-card__name > a")]
    assert cards == ["Bladzijde Z"]
    assert NAME in text_of(overview.select_one("[aria-labelledby=afgerond]"))
    assert NAME not in text_of(read(client, "/"))
    endings.take_back(community, None)
    assert "Afgerond" not in text_of(read(client, "/communities/"))


def test_the_filters_offer_nothing_that_only_stopped_communities_have(site, community, client):
    for title, page in (("Groen", community), ("Lezen", builders.community(site, "B"))):
        page.theme_links = [page.theme_links.model(theme=builders.theme(site, title))]
        page.save()
    builders.community(site, "C").theme_links = []
    stop(community, -1)
    overview = read(client, "/communities/")
    values = {one["value"] for one in overview.select("input[name=thema]")}
    assert "groen" not in values
    chosen = read(client, "/communities/?thema=groen")
    assert NAME in text_of(chosen.select_one("[aria-labelledby=afgerond]"))
    assert chosen.select(".community-card") == []


def test_series_end_on_the_last_day_and_planned_dates_are_called_off(community):
    stop(community, 14)
    assert coming(community.choir)[-1] == (14, "scheduled")
    assert coming(community.party) == [(60, "cancelled")]
    row = community.party.occurrences.get()
    assert row.reason == "Deze community stopt."
    community.choir.series.refresh_from_db()
    assert community.choir.series.ends_on == in_days(14)


def test_what_has_been_stays(community):
    before = list(community.choir.occurrences.filter(start__lte=timezone.now()).values())
    stop(community, -30)
    assert list(community.choir.occurrences.filter(start__lte=timezone.now()).values()) == before
    assert coming(community.choir) == []


def test_the_table_is_what_the_rules_say_and_stays_so(community):
    stop(community, 14)
    assert list(verification.differences()) == []
    later = timezone.now() + dt.timedelta(days=90)
    rolling.extend(later)
    assert coming(community.choir)[-1] == (14, "scheduled")
    endings.take_back(community, None)
    assert list(verification.differences()) == []


def test_taken_back_all_dates_are_as_they_were(community):
    before = list(Occurrence.objects.order_by("event", "date").values_list("event", "start"))
    stop(community, 14)
    endings.take_back(community, None)
    rows = list(Occurrence.objects.order_by("event", "date").values_list("event", "start"))
    assert rows == before
    assert coming(community.party) == [(60, "scheduled")]
    community.choir.series.refresh_from_db()
    assert community.choir.series.ends_on is None


def test_an_older_draft_does_not_begin_it_again(community, client):
    draft = community.save_revision()
    stop(community, -1)
    draft.publish()
    community.choir.save_revision().publish()
    assert "Deze community is gestopt" in text_of(read(client))
    assert coming(community.choir) == []


def test_a_date_that_was_changed_by_itself_is_called_off_as_well(community):
    row = community.choir.occurrences.filter(start__gt=timezone.now()).order_by("start")[5]
    builders.change(community.choir, row.date.isoformat(), new_start=dt.time(12, 0))
    builders.change(
        community.choir,
        community.choir.occurrences.filter(start__gt=timezone.now())
        .order_by("start")
        .first()
        .date.isoformat(),
        new_date=in_days(40),
    )
    stop(community, 14)
    statuses = dict(coming(community.choir))
    assert statuses[40] == "cancelled"
    assert max(day for day, status in statuses.items() if status != "cancelled") <= 14


def test_feeds_end_and_say_what_was_called_off(community, client):
    stop(community, 14)
    response = client.get(f"{PAGE}agenda/feed.ics")
    assert response.status_code == 200
    parts = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    choir = next(one for one in parts if one["SUMMARY"] == "Koor" and "RRULE" in one)
    assert choir["RRULE"]["UNTIL"][0].date() <= in_days(15)
    party = [one for one in parts if "Feest" in one["SUMMARY"] and "RECURRENCE-ID" in one]
    assert [one["STATUS"] for one in party] == ["CANCELLED"]
    data = client.get(f"{PAGE}agenda/feed.json").json()["occurrences"]
    assert {one["status"] for one in data if one["title"] == "Feest"} == {"cancelled"}
    assert client.get(f"{PAGE}agenda/feed.xml").status_code == 200


def test_calendar_and_activities_say_that_it_has_stopped(community, client):
    stop(community, -1)
    assert "Zaai en maak is gestopt." in text_of(read(client, f"{PAGE}agenda/"))
    text = text_of(read(client, f"{PAGE}agenda/koor/"))
    assert "Zaai en maak is gestopt." in text
    assert "Er komt geen nieuwe datum." in text


def test_it_is_found_after_living_communities(site, community, client):
    builders.community(site, "Bladzijde Z", purpose="We lezen over wie zaai en maak zegt.")
    entries.rebuild()

    def found() -> list[str]:
        soup = read(client, "/zoeken/?q=zaai+en+maak&soort=communitys")
        hits = [one["href"] for one in soup.select("a[href^='/communities/']")]
        return [one for one in hits if one in (PAGE, other)]

    other = "/communities/bladzijde-z/"
    assert found() == [PAGE, other]
    stop(community, -1)
    assert found() == [other, PAGE]
    endings.take_back(community, None)
    assert found() == [PAGE, other]


def filled(days: int = 14, **data) -> dict:
    return {"last_day": in_days(days).isoformat(), "goodbye": "Dag allemaal.", **data}


def test_the_librarian_reads_what_happens_before_it_does(community, librarian):
    url = reverse("communities_ending", args=[community.pk])
    client = client_of(librarian)
    response = client.post(url, filled())
    page = BeautifulSoup(response.content, "html.parser").main
    text = text_of(page)
    assert Ending.objects.count() == 0
    gone = len([1 for day, _status in coming(community.choir) if day > 14])
    assert f"Dit raakt {gone + 1} data die nog komen:" in text
    assert f"{gone} data staan niet meer in de agenda" in text
    assert "1 datum krijgt “gaat niet door”" in text
    assert len(page.select(".people__checklist li")) == 6
    shown = page.select_one("[name=shown]")["value"]
    response = client.post(url, filled(shown=shown))
    assert response.url == url
    assert Ending.objects.get().made_by == librarian
    entry = PageLogEntry.objects.get(page=community.pk, action="communities.ending.end")
    assert entry.message.startswith("De community stopt. De laatste dag is ")
    assert "Community door laten gaan" in client.get(url).content.decode()


def test_another_day_than_was_shown_is_shown_again(community, librarian):
    url = reverse("communities_ending", args=[community.pk])
    client = client_of(librarian)
    page = BeautifulSoup(client.post(url, filled()).content, "html.parser").main
    shown = page.select_one("[name=shown]")["value"]
    again = client.post(url, filled(7, shown=shown)).content.decode()
    assert "Er is iets anders dan je net zag." in again
    assert Ending.objects.count() == 0


def test_taking_back_asks_first_and_tells_how_many_dates(community, librarian):
    gone = len([1 for day, _status in coming(community.choir) if day > 14])
    stop(community, 14)
    url = reverse("communities_ending_take_back", args=[community.pk])
    client = client_of(librarian)
    text = text_of(BeautifulSoup(client.get(url).content, "html.parser").main)
    assert f"Er veranderen {gone + 1} data die nog komen:" in text
    assert Ending.objects.count() == 1
    client.post(url)
    assert Ending.objects.count() == 0
    assert client.post(url).status_code == 302


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"last_day": ""}, "Kies de laatste dag."),
        ({"last_day": "morgen"}, "Dit is geen datum."),
        ({"last_day": "0001-01-01"}, "Kies een dag tussen 2000 en 2100."),
        ({"goodbye": " "}, "Schrijf ten minste één zin."),
        ({"forward_url": "javascript:alert(1)"}, "Voer een geldige URL in."),
        ({"forward_page": "987654"}, "Selecteer een geldige keuze."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(community, librarian, data, said):
    url = reverse("communities_ending", args=[community.pk])
    response = client_of(librarian).post(url, {**filled(goodbye="Tot ziens."), **data})
    assert response.status_code == 200
    assert said in response.content.decode()
    if "goodbye" not in data:
        assert "Tot ziens." in response.content.decode()
    assert Ending.objects.count() == 0


def test_a_draft_of_another_library_cannot_be_the_page_to_go_on_to(site, community, librarian):
    other = builders.community(site, "Geheim", library=builders.library("B"), live=False)
    url = reverse("communities_ending", args=[community.pk])
    response = client_of(librarian).post(url, filled(forward_page=other.pk))
    assert response.status_code in (302, 403)
    assert "Geheim" not in response.content.decode()
    assert Ending.objects.count() == 0


def test_what_breaks_half_way_changes_nothing(community, librarian, monkeypatch):
    url = reverse("communities_ending", args=[community.pk])
    client = client_of(librarian)
    page = BeautifulSoup(client.post(url, filled()).content, "html.parser").main
    before = list(Occurrence.objects.order_by("pk").values())
    original, written = occurrences.write, []

    def breaks(event, *args, **kwargs):
        original(event, *args, **kwargs)
        written.append(event)
        if len(written) == 2:
            raise RuntimeError("broken")

    monkeypatch.setattr(occurrences, "write", breaks)
    shown = page.select_one("[name=shown]")["value"]
    assert client.post(url, filled(shown=shown)).status_code == 500
    assert len(written) == 2
    assert Ending.objects.count() == 0
    assert list(Occurrence.objects.order_by("pk").values()) == before


def test_the_overview_reads_the_same_for_one_and_for_three_that_stopped(site, community, client):
    stop(community, -1)
    client.get("/communities/")
    with CaptureQueriesContext(connection) as one:
        client.get("/communities/")
    for title in ("Een", "Twee"):
        stop(builders.community(site, title), -1)
    with CaptureQueriesContext(connection) as three:
        client.get("/communities/")
    assert len(three) == len(one)


def test_who_publishes_an_activity_is_told_that_the_community_stops(community, librarian):
    stop(community, 14)
    client = client_of(librarian)
    day = in_days(60).isoformat()
    response = editor.edit(client, community.party, first_date=day, **editor.PUBLISH)
    assert response.status_code == 302
    text = client.get("/admin/").content.decode()
    assert "Deze community stopt. De laatste dag is" in text


def test_the_menu_above_the_page_leads_there(community, librarian):
    administrator = get_user_model().objects.create_superuser("s@example.org", "s@example.org")
    edit = reverse("wagtailadmin_pages:edit", args=[community.pk])
    end = reverse("communities_ending", args=[community.pk])
    move = reverse("communities_move", args=[community.pk])
    for user, links in ((librarian, [end]), (administrator, [end, move])):
        page = BeautifulSoup(client_of(user).get(edit).content, "html.parser")
        assert [url for url in (end, move) if page.select_one(f'a[href="{url}"]')] == links
