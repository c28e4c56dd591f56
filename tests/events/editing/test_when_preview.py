"""The words and dates beside the editor's "when", from the form as it is being filled in."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageViewRestriction

from events.models import Closure, EventPage
from tests import builders

from .conftest import FIELDS

pytestmark = pytest.mark.once

THURSDAYS = "RRULE:FREQ=WEEKLY;BYDAY=TH"


def test_once(ask):
    said = ask()
    assert (said.sentence, said.dates) == (
        "Eén keer.",
        ["donderdag 3 december 2026 19.30 tot 21.00 uur"],
    )
    assert (said.mistakes, said.notes, said.total) == ([], [], [])


def test_a_rule_shows_the_next_eight_dates(ask):
    said = ask("RRULE:FREQ=MONTHLY;BYDAY=2TH,-1TH", first_date="2026-12-10")
    assert said.sentence == "Elke 2e en laatste donderdag van de maand."
    assert said.dates == [
        f"donderdag {day} 19.30 tot 21.00 uur"
        for day in (
            "10 december 2026",
            "31 december 2026",
            "14 januari 2027",
            "28 januari 2027",
            "11 februari 2027",
            "25 februari 2027",
            "11 maart 2027",
            "25 maart 2027",
        )
    ]
    assert said.total == [
        "Het gaat door zonder einde. De agenda laat steeds de komende 24 maanden zien."
    ]


def test_a_rule_with_an_end_says_how_many_times_in_all(ask):
    said = ask(f"{THURSDAYS};COUNT=23")
    assert len(said.dates) == 8
    assert said.total == ["In totaal 23 keer, tot en met donderdag 6 mei 2027."]


def test_school_holidays_are_left_out_and_named(ask):
    builders.school_holiday(dt.date(2026, 12, 19), dt.date(2027, 1, 3))
    builders.school_holiday(dt.date(2027, 7, 10), dt.date(2027, 8, 22))
    said = ask(THURSDAYS, school_holidays="midden")
    assert said.sentence == "Elke donderdag. Niet in schoolvakanties."
    assert said.dates[2:5] == [
        "donderdag 17 december 2026 19.30 tot 21.00 uur",
        "donderdag 24 december 2026 en donderdag 31 december 2026 dan niet: Vakantie",
        "donderdag 7 januari 2027 19.30 tot 21.00 uur",
    ]
    assert said.page.select_one("s").text.startswith("donderdag 24 december")


def test_where_the_register_ends_the_librarian_is_told_and_asked(ask):
    builders.school_holiday(dt.date(2026, 12, 19), dt.date(2027, 1, 3))
    said = ask(THURSDAYS, school_holidays="midden")
    assert len(said.notes) == 1
    assert said.notes[0].startswith(
        "De schoolvakanties zijn bekend tot en met zondag 3 januari 2027. "
        "Daarna komen er pas data bij als de nieuwe vakanties zijn ingevuld."
    )
    assert said.offers == {"Stop op zondag 3 januari 2027": "2027-01-03"}
    assert said.total == ["Nu zijn 3 data bekend, tot en met donderdag 17 december 2026."]
    assert "donderdag 7 januari 2027" not in " ".join(said.dates)
    ends_before = ask(f"{THURSDAYS};UNTIL=20261231", school_holidays="midden")
    assert (ends_before.notes, ends_before.offers) == ([], {})


def test_without_any_register_for_the_region_that_is_said(ask):
    said = ask(THURSDAYS, school_holidays="zuid")
    assert said.notes[0].startswith("Voor de regio Zuid zijn nog geen schoolvakanties ingevuld.")


def test_holidays_are_marked_when_it_goes_on(ask):
    builders.school_holiday(dt.date(2026, 12, 19), dt.date(2027, 1, 3))
    said = ask(first_date="2026-12-25")
    assert said.dates == ["vrijdag 25 december 2026 19.30 tot 21.00 uur Eerste kerstdag Vakantie"]


def test_public_holidays_and_skipped_dates_are_left_out(ask):
    said = ask(
        "RRULE:FREQ=DAILY;UNTIL=20261228",
        first_date="2026-12-24",
        not_on_public_holidays="on",
        **{"skipped_dates-TOTAL_FORMS": "1", "skipped_dates-0-date": "2026-12-27"},
    )
    assert said.dates == [
        "donderdag 24 december 2026 19.30 tot 21.00 uur",
        "vrijdag 25 december 2026 dan niet: Eerste kerstdag",
        "zaterdag 26 december 2026 dan niet: Tweede kerstdag",
        "zondag 27 december 2026 dan niet: staat bij “data die niet doorgaan”",
        "maandag 28 december 2026 19.30 tot 21.00 uur",
    ]
    assert said.total == ["In totaal 2 keer, tot en met maandag 28 december 2026."]


def test_closed_days_of_the_library_are_marked(ask):
    day = dt.date(2026, 12, 3)
    Closure.objects.create(
        name="Verbouwing", first_date=day, last_date=day, library=builders.library()
    )
    said = ask(venue=builders.venue().pk)
    assert said.dates == ["donderdag 3 december 2026 dan niet: Verbouwing"]


def test_an_extra_date_has_its_own_time(ask):
    said = ask(
        **{
            "extra_dates-TOTAL_FORMS": "3",
            "extra_dates-0-date": "2026-12-20",
            "extra_dates-0-start_time": "10:00",
            "extra_dates-0-end_time": "11:00",
            "extra_dates-1-date": "2026-12-21",
            "extra_dates-1-DELETE": "on",
            "extra_dates-2-date": "",
        }
    )
    assert said.dates == [
        "donderdag 3 december 2026 19.30 tot 21.00 uur",
        "zondag 20 december 2026 10.00 tot 11.00 uur extra datum",
    ]


def test_a_first_date_that_is_not_met_is_explained_with_an_offer(ask):
    said = ask("RRULE:FREQ=MONTHLY;BYDAY=2TH")
    assert said.mistakes[0].startswith("De herhaling past niet bij deze eerste datum.")
    assert said.offers == {"Begin op donderdag 10 december 2026": "2026-12-10"}


@pytest.mark.parametrize(
    ("rule", "fields", "mistake"),
    [
        ("", {"last_date": "2026-12-01"}, "De laatste datum ligt voor de eerste datum"),
        ("", {"first_date": "0002-12-01"}, "Kijk het jaar van deze datum na"),
        ("", {"end_time": "18:00"}, "Het einde ligt voor het begin"),
        ("", {"start_time": "", "end_time": ""}, "Vul een tijd in"),
        ("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", {}, "bijna nooit of nooit"),
        ("", {"recurrences-0-freq": "weekly", "recurrences-0-interval": "0"}, "1 tot en met 99"),
        (THURSDAYS + ";UNTIL=20261101", {}, "geeft de herhaling geen enkele datum"),
    ],
)
def test_mistakes_are_said_in_plain_words(ask, rule, fields, mistake):
    said = ask(rule, **fields)
    assert len(said.mistakes) == 1
    assert mistake in said.mistakes[0]


def test_what_is_still_to_be_chosen_is_asked_for_and_not_a_mistake(ask):
    said = ask(
        **{
            "recurrences-0-freq": "monthly",
            "recurrences-0-on": "weekday",
            "recurrences-0-weekday": "3",
            "recurrences-0-end": "times",
        }
    )
    assert (said.mistakes, said.dates) == ([], [])
    assert said.sentence == "Elke donderdag (nog niet af)."
    assert said.notes == [
        "Kies de hoeveelste van de maand, bijvoorbeeld de 2e.",
        "Vul in hoeveel keer het is.",
    ]


def test_without_a_first_date_it_is_asked_for(ask):
    said = ask(THURSDAYS, first_date="")
    assert said.sentence == "Elke donderdag."
    assert said.notes == ["Vul de eerste datum in. Dan zie je hier welke data het worden."]


def test_dates_without_times_are_shown_as_days(ask):
    said = ask(start_time="", end_time="")
    assert said.dates == ["donderdag 3 december 2026"]


def test_a_double_booking_names_the_other_activity(ask, calendar):
    builders.event(calendar, "Breicafé", start_time=dt.time(20, 30), end_time=dt.time(22))
    builders.event(calendar, "Later", start_time=dt.time(21), end_time=dt.time(22))
    builders.event(calendar, "Elders", venue=builders.venue("Kerk"))
    builders.event(calendar, "Nog niet gepubliceerd", publish=False)
    cancelled = builders.event(calendar, "Afgelast")
    builders.change(cancelled, "2026-12-03", cancelled=True)
    said = ask(venue=builders.venue().pk)
    assert said.texts(".when-preview__warning") == ["De plek is dan bezet: Breicafé"]


def test_a_double_booking_does_not_name_what_is_not_public(ask, calendar):
    other = builders.event(calendar, "Geheim")
    PageViewRestriction.objects.create(
        page=other, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    said = ask(venue=builders.venue().pk)
    assert said.texts(".when-preview__warning") == [
        "De plek is dan bezet: een andere, besloten activiteit"
    ]


def test_an_activity_does_not_stand_in_its_own_way(ask, calendar):
    event = builders.event(calendar)
    builders.change(event, "2026-12-03", new_date=dt.date(2026, 12, 4))
    said = ask(event=event, venue=builders.venue().pk)
    assert said.dates == [
        "vrijdag 4 december 2026 19.30 tot 21.00 uur verplaatst van donderdag 3 december 2026"
    ]


def test_an_end_that_is_far_away_is_not_called_endless(ask):
    assert ask(f"{THURSDAYS};UNTIL=20991231").total == [
        "Het gaat nog jaren door. De agenda laat steeds de komende 24 maanden zien."
    ]


def test_the_past_is_over(ask):
    said = ask(f"{THURSDAYS};COUNT=2", first_date="2026-11-05")
    assert said.notes == ["Al deze data zijn voorbij."]
    assert said.total == ["In totaal 2 keer, tot en met donderdag 12 november 2026."]


def test_asking_saves_nothing_and_costs_the_same_for_one_and_for_many_dates(ask, calendar):
    for title in "ABC":
        builders.event(calendar, title, rule="FREQ=WEEKLY;BYDAY=TH")
    ask(venue=builders.venue().pk)
    counts = []
    for rule in ("", THURSDAYS, "RRULE:FREQ=DAILY"):
        with CaptureQueriesContext(connection) as queries:
            ask(rule, venue=builders.venue().pk)
        counts.append(len(queries))
    assert counts == [counts[0]] * 3
    assert EventPage.objects.count() == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"first_date": "overmorgen"},
        {"recurrences": "RRULE:FREQ=SECONDLY"},
        {"recurrences-stored": "\x00", "recurrences-0-freq": "weekly"},
        {"extra_dates-TOTAL_FORMS": "999999999", "extra_dates-0-date": "\x00"},
        {"skipped_dates-TOTAL_FORMS": "veel"},
        {"venue": "x"},
        {"school_holidays": "west"},
        {"recurrences-0-freq": "soms"},
        {"first_date": "9999-12-31", **{"recurrences-0-freq": "daily"}},
    ],
)
def test_nonsense_is_answered(ask, fields):
    ask(**fields)


def test_only_who_may_write_in_this_calendar_may_ask(client, site, calendar):
    other = builders.community(site, "Elders", library=builders.library("Bibliotheek Rotterdam"))
    group = Group.objects.create(name="Rotterdam")
    for kind in ("add", "change"):
        GroupPagePermission.objects.create(group=group, page=other, permission_type=kind)
    group.permissions.add(*Permission.objects.filter(codename="access_admin"))
    user = User.objects.create_user("els", password="x")
    user.groups.add(group)
    event = builders.event(calendar)
    own = reverse("events_when_preview", args=[other.calendar.pk])
    refused = [
        reverse("events_when_preview", args=[calendar.pk]),
        reverse("events_when_preview", args=[calendar.pk, event.pk]),
    ]
    assert client.post(own, FIELDS).status_code == 302
    client.force_login(user)
    assert client.post(own, FIELDS).status_code == 200
    for url in refused:
        response = client.post(url, FIELDS, headers={"x-requested-with": "XMLHttpRequest"})
        assert response.status_code == 403
    elsewhere = reverse("events_when_preview", args=[other.calendar.pk, event.pk])
    assert client.post(elsewhere, FIELDS).status_code == 404
    assert client.get(own).status_code == 405
