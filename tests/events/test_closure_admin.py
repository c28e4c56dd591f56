"""A closure shows what it touches before it is saved, and what comes back when it goes."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communities import roles
from events import closure_effects
from events.closure_effects import Change, Effect
from events.holiday_registers import registers
from events.models import Closure
from tests import builders

CREATE = "/admin/events/closure/create/"


@pytest.fixture(autouse=True)
def _clock(time_machine_now):
    pass


def d(text):
    return dt.date.fromisoformat(text)


def fields(**values) -> dict:
    return {
        "kind": "closed",
        "name": "Kerstsluiting",
        "first_date": "2026-12-24",
        "last_date": "2026-12-31",
        "region": "",
        "library": "",
        **values,
    }


def numbers(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [one.get_text() for one in page.select(".dates__numbers li")]


def listed(response) -> list[list[str]]:
    page = BeautifulSoup(response.content, "html.parser")
    return [
        [" ".join(text.get_text(" ").split()) for text in one.select("p, li")]
        for one in page.select(".dates__touched > li")
    ]


def said(response) -> list[str]:
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def statuses(event) -> dict[str, str]:
    return {str(row.date): row.status for row in event.occurrences.order_by("date")}


def test_a_new_closure_is_shown_first_and_saved_second(admin_client, calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=6")
    builders.change(event, "2026-12-31", note="Wij zijn er wel.")
    before = statuses(event)
    asked = admin_client.post(CREATE, fields())
    assert numbers(asked) == [
        "1 datum van 1 activiteit gaat niet door. "
        "De datum blijft in de agenda staan, met “Gaat niet door”.",
        "Let op: 1 datum van 1 activiteit gaat toch door, omdat die datum apart is gewijzigd.",
    ]
    assert listed(asked) == [
        [
            "Repair Café Zaai en maak",
            "donderdag 24 december 2026, 19.30 tot 21.00 uur: gaat niet door",
            "donderdag 31 december 2026, 19.30 tot 21.00 uur: gaat toch door, "
            "omdat deze datum apart is gewijzigd",
        ]
    ]
    assert (Closure.objects.count(), statuses(event)) == (0, before)
    done = admin_client.post(CREATE, {**fields(), "confirmed": "yes"})
    assert done.status_code == 302
    assert statuses(event) == {**before, "2026-12-24": "cancelled"}
    assert said(done)[0].startswith("“Kerstsluiting” is opgeslagen. 1 datum van 1 activiteit")


def test_the_way_back_to_the_form_keeps_what_was_typed(admin_client, calendar):
    again = admin_client.post(CREATE, {**fields(name="Kerst en nieuw"), "again": "yes"})
    page = BeautifulSoup(again.content, "html.parser")
    assert page.select_one("[name=name]")["value"] == "Kerst en nieuw"
    assert not Closure.objects.exists()


def test_a_wrong_closure_is_explained_and_not_previewed(admin_client, calendar):
    response = admin_client.post(CREATE, fields(last_date="2026-12-01"))
    assert "De laatste dag ligt voor de eerste dag" in response.content.decode()
    assert numbers(response) == []


def test_a_changed_closure_shows_both_what_goes_and_what_comes_back(admin_client, calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=6")
    closure = Closure.objects.create(
        name="Dicht", first_date=d("2026-12-10"), last_date=d("2026-12-17")
    )
    url = reverse("events_closure_modeladmin_edit", args=[closure.pk])
    changed = fields(name="Dicht", first_date="2026-12-17", last_date="2026-12-24")
    assert numbers(admin_client.post(url, changed)) == [
        "1 datum van 1 activiteit gaat niet door. "
        "De datum blijft in de agenda staan, met “Gaat niet door”.",
        "1 datum van 1 activiteit komt (weer) in de agenda.",
    ]
    admin_client.post(url, {**changed, "confirmed": "yes"})
    cancelled = [date for date, status in statuses(event).items() if status == "cancelled"]
    assert cancelled == ["2026-12-17", "2026-12-24"]


def test_deleting_shows_what_comes_back(admin_client, calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=6")
    closure = Closure.objects.create(
        name="Dicht", first_date=d("2026-12-10"), last_date=d("2026-12-17")
    )
    url = reverse("events_closure_modeladmin_delete", args=[closure.pk])
    expected = "2 data van 1 activiteit komen (weer) in de agenda."
    assert numbers(admin_client.get(url)) == [expected]
    assert said(admin_client.post(url))[-1] == expected
    assert set(statuses(event).values()) == {"scheduled"}


def test_a_school_holiday_names_what_leaves_the_calendar(admin_client, calendar):
    builders.school_holiday(d("2027-02-20"), d("2027-02-28"))
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH", school_holidays="midden")
    holiday = fields(kind="school_holiday", name="Kerstvakantie", region="midden")
    assert numbers(admin_client.post(CREATE, holiday)) == [
        "2 data van 1 activiteit verdwijnen uit de agenda."
    ]
    later = {**holiday, "first_date": "2027-04-24", "last_date": "2027-05-09"}
    # With a later holiday the register reaches further, and so do the promised dates.
    assert numbers(admin_client.post(CREATE, later)) == [
        "8 data van 1 activiteit komen (weer) in de agenda."
    ]
    admin_client.post(CREATE, {**later, "confirmed": "yes"})
    assert str(builders.dates_of(event)[-1]) == "2027-04-22"


CLOSURES = [
    {"kind": "closed", "first_date": d("2026-12-10"), "last_date": d("2026-12-17")},
    {
        "kind": "school_holiday",
        "first_date": d("2026-12-19"),
        "last_date": d("2027-01-03"),
        "region": "midden",
    },
    {
        "kind": "school_holiday",
        "first_date": d("2027-04-24"),
        "last_date": d("2027-05-09"),
        "region": "midden",
    },
]


@pytest.mark.parametrize("values", CLOSURES)
def test_what_is_shown_is_what_happens(calendar, values):
    builders.school_holiday(d("2027-02-20"), d("2027-02-28"))
    rules = {"Een": {}, "Twee": {"school_holidays": "midden"}, "Drie": {"online": True}}
    events = [
        builders.event(calendar, title, rule="FREQ=WEEKLY;BYDAY=TH", **more)
        for title, more in rules.items()
    ]
    builders.change(events[1], "2026-12-24", note="Toch wel.")
    closure = Closure(name="Dicht", **values)
    for change, act in (
        (Change(None, closure), closure.save),
        (Change(closure, None), closure.delete),
    ):
        before = {event.pk: statuses(event) for event in events}
        shown = closure_effects.effects(change)
        act()
        after = {event.pk: statuses(event) for event in events}
        differs = {
            (key, date)
            for key in after
            for date in before[key].keys() | after[key].keys()
            if before[key].get(date) != after[key].get(date)
        }
        told = {(one.event.pk, str(one.date.date)) for one in shown if one.effect != Effect.KEPT}
        assert told == differs


def test_the_preview_asks_no_more_for_more_activities(calendar):
    closure = Closure(name="Dicht", first_date=d("2026-12-10"), last_date=d("2026-12-17"))

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert closure_effects.effects(Change(None, closure))
        return len(found)

    builders.event(calendar, "Een", rule="FREQ=WEEKLY;BYDAY=TH")
    with_one = queries()
    builders.event(calendar, "Twee", rule="FREQ=WEEKLY;BYDAY=TH", extra_dates=[d("2026-12-11")])
    builders.change(
        builders.event(calendar, "Drie", rule="FREQ=WEEKLY;BYDAY=TH"), "2026-12-10", full=True
    )
    assert queries() == with_one


def test_saving_a_closure_asks_no_more_for_more_activities(calendar):
    def queries(first: str) -> int:
        with CaptureQueriesContext(connection) as found:
            Closure.objects.create(name="Dicht", first_date=d(first), last_date=d(first))
        return len(found)

    builders.event(calendar, "Een", rule="FREQ=WEEKLY;BYDAY=TH")
    with_one = queries("2026-12-10")
    builders.event(calendar, "Twee", rule="FREQ=WEEKLY;BYDAY=TH")
    builders.event(calendar, "Drie", rule="FREQ=WEEKLY;BYDAY=TH")
    assert queries("2026-12-17") == with_one


def test_the_register_says_until_when_and_warns_in_time(site, admin_client, calendar):
    builders.school_holiday(d("2027-04-24"), d("2027-05-09"), "midden")
    builders.school_holiday(d("2028-04-24"), d("2028-05-09"), "zuid")
    builders.event(calendar, rule="FREQ=WEEKLY;COUNT=3")
    found = {one.region: (str(one.until), one.ends_soon) for one in registers()}
    assert found == {
        "noord": ("None", True),
        "midden": ("2027-05-09", True),
        "zuid": ("2028-05-09", False),
    }
    overview = admin_client.get(reverse("events_closure_modeladmin_index")).content.decode()
    assert "Regio Midden: ingevuld tot en met zondag 9 mei 2027." in overview
    assert "Regio Noord: nog geen schoolvakanties ingevuld." in overview
    home = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Regio Midden: ingevuld tot en met zondag 9 mei 2027." in home
    assert "Regio Zuid" not in home


def test_network_editors_keep_the_register_and_librarians_do_not(site, django_user_model):
    for group, status in ((roles.network_editors(), 200), (roles.advisers(), 302)):
        user = django_user_model.objects.create_user(group.name, password="geheim")
        user.groups.add(group)
        client = Client()
        client.force_login(user)
        assert client.get(CREATE).status_code == status
