"""A new activity as a copy of an earlier one."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communities import readers, roles
from events import copying, recurrence
from events.models import EventPage
from knowledge_base.models import ThemePage
from tests import builders
from tests.events.dates_admin.conftest import librarian_of

pytestmark = pytest.mark.once

NEXT_SEASON = dt.date(2027, 12, 2)


@pytest.fixture(autouse=True)
def _clock(time_machine_now):
    pass


@pytest.fixture
def librarian(calendar):
    return librarian_of(builders.library(), "gouda")


@pytest.fixture
def stranger(site, calendar):
    other = builders.library("Bibliotheek Delft")
    page = builders.community(site, "Lezen in Delft", library=other)
    builders.event(page.calendar, "Leesclub")
    return librarian_of(other, "delft")


def copied(client, event, **fields) -> EventPage:
    before = set(EventPage.objects.values_list("pk", flat=True))
    data = {"title": event.title, "first_date": "", "calendar": event.get_parent().pk, **fields}
    response = client.post(reverse("events_copy", args=[event.pk]), data)
    new = EventPage.objects.exclude(pk__in=before).get()
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[new.pk])
    return new


def lines(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [one.get_text(strip=True) for one in page.select(".dates__line h3")]


def test_a_copy_has_the_texts_and_the_rhythm_but_nothing_of_the_old_dates(
    site, calendar, librarian
):
    theme = builders.theme(site)
    event = builders.event(
        calendar,
        rule="FREQ=WEEKLY;BYDAY=TH;UNTIL=20270603",
        picture=builders.picture(),
        summary="Samen maken.",
        sign_up_note="Bel de balie.",
        full=True,
        themes=[theme],
        extra_dates=[dt.date(2026, 12, 5)],
        skipped_dates=[dt.date(2026, 12, 24)],
    )
    builders.change(event, "2026-12-10", cancelled=True)
    new = copied(librarian, event, first_date=NEXT_SEASON)
    for page in (new, new.get_latest_revision_as_object()):
        assert (page.title, page.slug) == ("Repair Café", "repair-cafe-2027")
        assert (page.summary, page.sign_up_note) == ("Samen maken.", "Bel de balie.")
        assert (page.picture, page.venue) == (event.picture, event.venue)
        assert [one.theme for one in page.theme_links.all()] == [ThemePage.objects.get()]
        assert (page.first_date, page.full) == (NEXT_SEASON, False)
        assert (
            recurrence.to_text(page.recurrences)
            == "RRULE:FREQ=WEEKLY;UNTIL=20280601T215959Z;BYDAY=TH"
        )
        assert list(page.extra_dates.all()) + list(page.skipped_dates.all()) == []
    assert (new.live, new.occurrences.count(), new.date_changes.count()) == (False, 0, 0)
    assert (new.owner, new.revisions.count()) == (librarian.user, 1)


def test_publishing_the_copy_starts_a_series_of_its_own(calendar, librarian):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=3")
    dates, uid = builders.dates_of(event), event.series.uid
    new = copied(librarian, event, first_date=NEXT_SEASON)
    new.get_latest_revision().publish()
    new = EventPage.objects.get(pk=new.pk)
    assert builders.dates_of(new) == [NEXT_SEASON + dt.timedelta(weeks=n) for n in range(3)]
    assert new.series.uid != uid
    assert new.series.follows is None
    assert new.translation_key != event.translation_key
    event.refresh_from_db()
    assert (builders.dates_of(event), event.series.uid) == (dates, uid)


@pytest.mark.parametrize(
    ("rule", "first", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=TH;COUNT=2", "2027-01-05", ["2027-01-05", "2027-01-12"]),
        (
            "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3",
            "2027-01-05",
            ["2027-01-05", "2027-01-07", "2027-01-12"],
        ),
        ("FREQ=MONTHLY;BYDAY=1TH;COUNT=2", "2027-01-07", ["2027-01-07", "2027-02-04"]),
        ("FREQ=DAILY;UNTIL=20261205", "2027-01-01", ["2027-01-01", "2027-01-02", "2027-01-03"]),
    ],
)
def test_the_rhythm_moves_along(rule, first, expected):
    pattern = recurrence.parse(f"RRULE:{rule}")
    first = dt.date.fromisoformat(first)
    moved = copying.shifted(pattern, dt.date(2026, 12, 3), first)
    found = recurrence.dates(moved, first, first, dt.date(2028, 1, 1))
    assert [str(day) for day in found] == expected


def test_without_a_date_the_copy_has_no_dates_at_all(calendar, librarian):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH", last_date=dt.date(2026, 12, 4))
    new = copied(librarian, event)
    assert (new.first_date, new.last_date, new.recurrences, new.slug) == (
        None,
        None,
        None,
        "repair-cafe-2",
    )
    editor = librarian.get(reverse("wagtailadmin_pages:edit", args=[new.pk]))
    assert editor.status_code == 200


def test_a_time_of_several_days_stays_as_long(calendar, librarian):
    event = builders.event(calendar, last_date=dt.date(2026, 12, 5))
    assert copied(librarian, event, first_date="2027-12-30").last_date == dt.date(2028, 1, 1)


def test_what_is_closed_stays_closed_in_the_copy(calendar, librarian):
    event = builders.event(calendar)
    readers.close(event)
    new = copied(librarian, event)
    assert new.view_restrictions.count() == 1


def test_the_copy_may_go_to_another_calendar_of_ones_own(site, calendar, librarian):
    library = builders.library()
    other = builders.community(site, "Lezen", library=library)
    roles.library_group(library)
    event = builders.event(calendar)
    page = BeautifulSoup(
        librarian.get(reverse("events_copy", args=[event.pk])).content, "html.parser"
    )
    assert [one.text for one in page.select("select[name=calendar] option")] == [
        "Agenda van Zaai en maak",
        "Agenda van Lezen",
    ]
    new = copied(librarian, event, calendar=other.calendar.pk)
    assert (new.get_parent().pk, new.slug) == (other.calendar.pk, "repair-cafe")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": ""}, "Dit is een verplicht veld."),
        ({"first_date": "morgen"}, "Dit is geen datum. Schrijf hem zo: 2027-01-14."),
        ({"first_date": "9999-01-01"}, "Kijk het jaar van deze datum na."),
        (
            {"first_date": "2026-11-21"},
            "Deze datum is al geweest. Kies een datum die nog komt.",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(calendar, librarian, fields, said):
    event = builders.event(calendar)
    data = {"title": "Zo", "first_date": "", "calendar": calendar.pk, **fields}
    response = librarian.post(reverse("events_copy", args=[event.pk]), data)
    page = BeautifulSoup(response.content, "html.parser")
    assert [one.get_text(strip=True) for one in page.select(".error-message")] == [said]
    assert EventPage.objects.count() == 1


def test_others_copy_nothing_and_nothing_goes_to_others(site, calendar, librarian, stranger):
    event = builders.event(calendar)
    address = reverse("events_copy", args=[event.pk])
    assert stranger.get(address).status_code == 404
    assert stranger.post(address, {"title": "Weg"}).status_code == 404
    theirs = EventPage.objects.get(title="Leesclub").get_parent()
    data = {"title": "Zo", "calendar": theirs.pk}
    assert librarian.post(address, data).status_code == 200
    assert librarian.get(reverse("events_new", args=[theirs.pk])).status_code == 404
    assert EventPage.objects.count() == 2


def test_the_list_has_what_was_last_first_and_can_be_searched(site, calendar, librarian):
    builders.event(calendar, "Nog te komen")
    builders.event(calendar, "Oud", first_date=dt.date(2025, 3, 1))
    builders.event(calendar, "Pas geleden", first_date=dt.date(2026, 11, 1))
    builders.event(calendar, "Een plan", publish=False)
    builders.event(site.calendar, "Van het netwerk")
    address = reverse("events_new", args=[calendar.pk])
    assert lines(librarian.get(address)) == ["Pas geleden", "Oud", "Een plan", "Nog te komen"]
    assert lines(librarian.get(address, {"q": "gele"})) == ["Pas geleden"]
    nothing = librarian.get(address, {"q": "<b>"})
    assert "Er is geen activiteit met “&lt;b&gt;” in de titel." in nothing.content.decode()
    assert librarian.get(address, {"pagina": "2"}).status_code == 404


@pytest.mark.once
def test_the_list_takes_as_many_queries_for_one_as_for_three(calendar, librarian):
    def queries():
        with CaptureQueriesContext(connection) as found:
            librarian.get(reverse("events_new", args=[calendar.pk]))
        return len(found)

    builders.event(calendar)
    queries()
    one = queries()
    for number in range(2):
        builders.event(calendar, f"Nog {number}", rule="FREQ=WEEKLY;BYDAY=TH")
    assert queries() == one


def test_the_list_goes_on_to_a_second_page(calendar, librarian, monkeypatch):
    monkeypatch.setattr("events.copying_views.PER_PAGE", 2)
    for title in ("Aa", "Bb", "Cc"):
        builders.event(calendar, title)
    address = reverse("events_new", args=[calendar.pk])
    first = BeautifulSoup(librarian.get(address).content, "html.parser")
    assert first.select_one("a[rel=next]")["href"] == f"{address}?pagina=2"
    assert lines(librarian.get(address, {"pagina": 2})) == ["Cc"]


def test_every_way_to_a_new_activity_leads_past_the_choice(calendar, librarian):
    where = reverse("events_new_where")
    choice = reverse("events_new", args=[calendar.pk])
    add = reverse("wagtailadmin_pages:add", args=["events", "eventpage", calendar.pk])
    assert librarian.get(where)["Location"] == choice
    assert librarian.get(add).status_code == 200
    event = builders.event(calendar)
    assert librarian.get(add)["Location"] == choice
    page = BeautifulSoup(librarian.get(choice).content, "html.parser")
    empty = page.find("a", string="Lege activiteit")["href"]
    assert librarian.get(empty).status_code == 200
    wagtails = librarian.get(reverse("wagtailadmin_pages:copy", args=[event.pk]))
    assert wagtails["Location"] == reverse("events_copy", args=[event.pk])
    home = BeautifulSoup(librarian.get(reverse("wagtailadmin_home")).content, "html.parser")
    assert home.select_one(f'main a[href="{where}"]').text == "Nieuwe activiteit"


def test_who_has_several_calendars_is_asked_which(calendar, site, admin_client):
    page = BeautifulSoup(admin_client.get(reverse("events_new_where")).content, "html.parser")
    assert [one.text for one in page.select(".dates__line a")] == [
        "Agenda van Zaai en maak",
        "Agenda van Kloppend Hart",
    ]


def test_the_copy_says_what_to_do_next(calendar, librarian):
    event = builders.event(calendar)
    response = librarian.post(
        reverse("events_copy", args=[event.pk]),
        {"title": "Zo", "first_date": "2027-12-02", "calendar": calendar.pk},
    )
    assert [str(one).strip() for one in get_messages(response.wsgi_request)] == [
        "Dit is de kopie. Inwoners zien die nog niet. Verander wat anders is en publiceer."
    ]


def test_a_copy_that_begins_beyond_the_known_holidays_says_so(calendar, librarian):
    event = builders.event(calendar, school_holidays="midden")
    response = librarian.post(
        reverse("events_copy", args=[event.pk]),
        {"title": "Zo", "first_date": "2027-12-02", "calendar": calendar.pk},
    )
    said = [str(one).strip() for one in get_messages(response.wsgi_request)]
    assert said[1].startswith("De schoolvakanties van die tijd zijn nog niet bekend.")


@pytest.mark.parametrize(
    ("first", "expected"),
    [("2025-09-04", "2027-09-02"), ("2026-09-03", "2027-09-02"), ("2027-03-04", "2028-03-02")],
)
def test_the_same_weekday_next_season_is_suggested(calendar, first, expected):
    event = EventPage(first_date=dt.date.fromisoformat(first))
    assert str(copying.suggested_date(event, dt.date(2026, 11, 22))) == expected
