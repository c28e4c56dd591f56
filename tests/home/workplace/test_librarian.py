"""The librarian's week, what waits, and the step plan."""

import datetime as dt

import pytest
from django.urls import reverse
from wagtail.models import Page

from communities.models import Ending, StepProgress, StoryPage
from communities.progress import changes
from communities.progress import plan as plans
from events.models import Attendance, DateChange
from tests import builders

from .conftest import AMSTERDAM, NOW, Home, account, event, library, words


def buttons(home, title: str) -> list[str]:
    for line in home.page.select(".workplace__line"):
        if title in words(line.select_one(".workplace__title")):
            return [one.find(string=True, recursive=False) for one in line.select(".button")]
    raise AssertionError(title)


def test_a_week_by_day_with_what_is_at_hand(gouda, site):
    event(gouda.calendar, "Zondag geweest", "2026-11-22")
    event(gouda.calendar, "Maandag geweest", "2026-11-23")
    yesterday = event(gouda.calendar, "Gisteren", "2026-11-24")
    now = event(
        gouda.calendar,
        "Bezig",
        "2026-11-25",
        start_time=dt.time(11),
        end_time=dt.time(13),
    )
    tomorrow = event(gouda.calendar, "Morgen", "2026-11-26")
    event(gouda.calendar, "Zondag", "2026-11-29", start_time=dt.time(9, 30))
    event(gouda.calendar, "Maandag", "2026-11-30")
    event(site.calendar, "Van het netwerk", "2026-11-26")
    home = Home(gouda.librarian)
    panel = home.panel("Deze week")
    assert [words(one) for one in panel.select(".workplace__date")] == [
        "Maandag 23 november",
        "Dinsdag 24 november",
        "Woensdag 25 november vandaag",
        "Donderdag 26 november",
        "Zondag 29 november",
    ]
    assert words(panel.select_one("details summary")) == "Eerder deze week"
    assert [words(one) for one in panel.select("details .workplace__title")] == ["Maandag geweest"]
    assert home.lines()[-1].startswith("9.30 Zondag Tot 21.00 uur. Chocoladefabriek")
    assert buttons(home, "Gisteren") == buttons(home, "Bezig") == ["Noteer bezoekers"]
    assert buttons(home, "Morgen") == ["Gaat niet door…", "Verplaatsen…"]
    key = [tomorrow.pk, "2026-11-26", 0]
    back = "?next=/admin/"
    assert reverse("events_dates:change", args=[*key, "cancel"]) + back in home.links
    assert reverse("events_dates:change", args=[*key, "move"]) + back in home.links
    key = [now.pk, "2026-11-25", 0]
    assert reverse("events_dates:attendance", args=key) + back in home.links
    Attendance.objects.create(event=yesterday, date=dt.date(2026, 11, 24), visitors=14)
    counted = Home(gouda.librarian)
    assert buttons(counted, "Gisteren") == []
    assert "14 bezoekers" in counted.lines()[1]


def test_state_of_a_date(gouda):
    page = event(gouda.calendar, "Koor", "2026-11-26", rule="FREQ=DAILY;COUNT=2")
    builders.change(page, "2026-11-26", cancelled=True, reason="De dirigent is ziek.")
    lines = Home(gouda.librarian).lines()
    assert "Gaat niet door: De dirigent is ziek." in lines[0]
    assert "Gaat niet door: " not in lines[1]


def test_next_week_is_a_click_away(gouda):
    event(gouda.calendar, "Volgende maandag", "2026-11-30")
    home = Home(gouda.librarian)
    assert "Nog niets deze week. Maak een activiteit" in words(home.panel("Deze week"))
    assert home.lines() == []
    assert "/admin/?week=volgende#week" in home.links
    following = Home(gouda.librarian, "?week=volgende")
    assert ["Volgende maandag" in one for one in following.lines("Volgende week")] == [True]
    assert "/admin/#week" in following.links
    assert Home(gouda.librarian, "?week=2026-W60").response.status_code == 404


def test_on_monday_yesterday_is_still_there(gouda, monkeypatch):
    monday = dt.datetime(2026, 11, 23, 9, 0, tzinfo=AMSTERDAM)
    event(gouda.calendar, "Zondag", "2026-11-22")
    event(gouda.calendar, "Zaterdag", "2026-11-21")
    monkeypatch.setattr("django.utils.timezone.now", lambda: monday)
    home = Home(gouda.librarian)
    assert [words(one) for one in home.page.select(".workplace__title")] == ["Zondag"]
    assert buttons(home, "Zondag") == ["Noteer bezoekers"]


def test_new_activity_once(gouda):
    where = reverse("events_new_where")
    found = Home(gouda.librarian).page.select(f'main a.button[href="{where}"]')
    assert [one.text for one in found] == ["Nieuwe activiteit"]


def test_drafts_newest_first(gouda, monkeypatch):
    live = event(gouda.calendar, "Openbaar", "2026-11-28")
    event(gouda.calendar, "Concept", "2026-11-28", publish=False)
    offline = event(gouda.calendar, "Van de site", "2026-11-28")
    offline.unpublish()
    later = NOW + dt.timedelta(hours=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    live.title = "Straks anders"
    live.save_revision(user=gouda.librarian)
    found = Home(gouda.librarian).below("Dit wacht op je", "Concepten")
    assert found == [
        "Straks anders wijzigingen nog niet gepubliceerd, 25 november 2026, Anna Gouda",
        "Concept nog niet op de site, 25 november 2026",
    ]


# Six weeks after 25 November is 6 January; two weeks after it is 9 December.
def test_series_that_end_within_six_weeks(gouda):
    def series(title, until):
        event(gouda.calendar, title, "2026-11-04", rule=f"FREQ=WEEKLY;UNTIL={until}T225959Z")

    series("Net nog", "20270106")
    series("Eerst", "20261202")
    series("Later", "20270113")
    event(gouda.calendar, "Eenmalig", "2026-12-01")
    event(gouda.calendar, "Zonder einde", "2026-11-04", rule="FREQ=WEEKLY")
    assert Home(gouda.librarian).below("Dit wacht op je", "Reeksen die aflopen") == [
        "Eerst loopt af op 2 december 2026",
        "Net nog loopt af op 6 januari 2027",
    ]


@pytest.mark.parametrize(("days", "shown"), [(13, True), (14, True), (15, False)])
def test_what_goes_off_the_site_soon(gouda, days, shown):
    story = gouda.community.stories.add_child(
        instance=StoryPage(title="Een verhaal", summary="Kort.", date=dt.date(2026, 11, 2))
    )
    Page.objects.filter(pk=story.pk).update(expire_at=NOW + dt.timedelta(days=days))
    found = Home(gouda.librarian).below("Dit wacht op je", "Gaat binnenkort van de site")
    assert len(found) == shown


def test_dates_without_visitors_of_two_weeks(gouda):
    event(gouda.calendar, "Te lang geleden", "2026-11-10")
    event(gouda.calendar, "Net twee weken", "2026-11-11")
    counted = event(gouda.calendar, "Geteld", "2026-11-20")
    Attendance.objects.create(event=counted, date=dt.date(2026, 11, 20), visitors=0)
    event(gouda.calendar, "Vrijdag", "2026-11-20")
    event(gouda.calendar, "Gisteren", "2026-11-24")
    assert Home(gouda.librarian).below("Dit wacht op je", "Hoeveel mensen kwamen er?") == [
        "Vrijdag vrijdag 20 november",
        "Net twee weken woensdag 11 november",
    ]
    following = Home(gouda.librarian, "?week=volgende")
    assert following.below("Dit wacht op je", "Hoeveel mensen kwamen er?")[:2] == [
        "Gisteren dinsdag 24 november",
        "Vrijdag vrijdag 20 november",
    ]


def test_changes_that_lost_their_date(gouda):
    page = event(gouda.calendar, "Koor", "2026-12-03")
    DateChange.objects.create(event=page, date=dt.date(2026, 12, 4), full=True, reason="Vol")
    found = Home(gouda.librarian).below("Dit wacht op je", "Wijzigingen zonder datum")
    assert [one.startswith("Koor vrijdag 4 december 2026:") for one in found] == [True]


def test_nothing_waits(gouda):
    assert "Er wacht niets op je." in words(Home(gouda.librarian).panel("Dit wacht op je"))


def test_progress_on_the_step_plan(site, gouda):
    builders.step(site, "Ken je opdracht", 1, ["De directie zit aan tafel.", "Er is tijd."])
    builders.step(site, "Regel de basis", 2, ["Er is koffie."])
    [first, second] = plans.steps()
    record = StepProgress(community=gouda.community)
    met = {"state": "done", "met": [first.preconditions[0].pk]}
    changes.change_step(record, first, met, gouda.librarian)
    panel = Home(gouda.librarian).panel("Stappenplan")
    assert words(panel.strong) == "Stap 2: Regel de basis"
    assert [words(one) for one in panel.select("li")] == ["Er is tijd.", "Er is koffie."]
    task_list = reverse("communities_progress_one", args=[gouda.community.pk])
    assert [one["href"] for one in panel.select("a")] == [
        f"{task_list}#stap-{first.pk}",
        f"{task_list}#stap-{second.pk}",
        task_list,
    ]


def test_a_community_that_ended_needs_no_step_plan(gouda):
    Ending.objects.create(community=gouda.community, last_day=dt.date(2026, 11, 24), goodbye="Dag.")
    assert Home(gouda.librarian).headings == ["Deze week", "Dit wacht op je"]


def test_two_libraries_are_told_apart(site, gouda):
    other = library(site, "Delft", "Delft leest")
    anna = account("anna", gouda.group, other.group)
    event(gouda.calendar, "Koor", "2026-11-26")
    event(other.calendar, "Lezen", "2026-11-27")
    first, second = Home(anna).lines()
    assert "Chocoladefabriek, Gouda – Zaai en maak" in first
    assert "Chocoladefabriek, Gouda – Delft leest" in second
    assert "Zaai en maak" not in Home(gouda.librarian).lines()[0]
