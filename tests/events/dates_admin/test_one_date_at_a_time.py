"""Every kind of change from the list: made, seen at once, and taken back."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import PageLogEntry

from events.models import Closure, DateChange
from tests import builders

from .conftest import address, back, post, row, said

pytestmark = pytest.mark.once

DAY = "2026-12-10"


def d(text):
    return dt.date.fromisoformat(text)


def errors(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    found = page.select(".w-field__errors .error-message, .dates__errors p")
    return [one.get_text(strip=True) for one in found]


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("cancel", {"reason": "Ziekte"}, ("cancelled", "2026-12-10 19:30-21:00", False, "Ziekte")),
        (
            "move",
            {"reason": "Ziekte", "new_date": "2026-12-11"},
            ("moved", "2026-12-11 19:30-21:00", False, "Ziekte"),
        ),
        (
            "move",
            {"reason": "Ziekte", "new_date": "2026-12-11", "new_start": "10:00"},
            ("moved", "2026-12-11 10:00-11:30", False, "Ziekte"),
        ),
        (
            "time",
            {"reason": "Zaal later vrij", "new_start": "20:00"},
            ("changed", "2026-12-10 20:00-21:30", False, "Zaal later vrij"),
        ),
        (
            "place",
            {"reason": "Verbouwing", "venue_note": "In de kerk"},
            ("changed", "2026-12-10 19:30-21:00", False, "Verbouwing"),
        ),
        (
            "full",
            {"reason": "Alle plaatsen zijn bezet."},
            ("scheduled", "2026-12-10 19:30-21:00", True, "Alle plaatsen zijn bezet."),
        ),
        (
            "note",
            {"note": "Neem een lamp mee."},
            ("changed", "2026-12-10 19:30-21:00", False, "Neem een lamp mee."),
        ),
    ],
)
def test_each_kind_is_in_force_at_once_and_taken_back(librarian, series, kind, fields, expected):
    before = builders.local_times(series)
    response = post(librarian, series, DAY, kind, **fields)
    assert response.status_code == 302
    assert response["Location"] == reverse("events_dates:event", args=[series.pk])
    one = row(series, DAY)
    times = f"{one.local_start:%Y-%m-%d %H:%M}-{one.local_end:%H:%M}"
    assert (one.status, times, one.full, one.reason) == expected
    assert DateChange.objects.get().changed_by == librarian.user
    back(librarian, series, DAY, kind)
    assert not DateChange.objects.exists()
    assert builders.local_times(series) == before
    assert {(one.status, one.full, one.reason) for one in series.occurrences.all()} == {
        ("scheduled", False, "")
    }


def test_a_date_can_be_moved_and_full_and_each_is_taken_back_by_itself(librarian, series):
    post(librarian, series, DAY, "move", reason="Ziekte", new_date="2026-12-11")
    post(librarian, series, DAY, "full", reason="Ziekte")
    one = row(series, DAY)
    assert (one.status, one.full, one.reason) == ("moved", True, "Ziekte")
    back(librarian, series, DAY, "move")
    one = row(series, DAY)
    assert (one.status, one.full, one.reason) == ("scheduled", True, "Alle plaatsen zijn bezet.")


def test_a_moved_date_that_is_called_off_stays_where_people_look_for_it(librarian, series):
    post(librarian, series, DAY, "move", reason="Ziekte", new_date="2026-12-11")
    post(librarian, series, DAY, "cancel", reason="Nog steeds ziek")
    one = row(series, DAY)
    assert (one.status, one.first_day, one.reason) == (
        "cancelled",
        d("2026-12-11"),
        "Nog steeds ziek",
    )


def test_a_called_off_date_gets_a_new_day(librarian, series):
    post(librarian, series, DAY, "cancel", reason="Ziekte")
    post(librarian, series, DAY, "move", reason="Ziekte", new_date="2026-12-11")
    one = row(series, DAY)
    assert (one.status, one.first_day) == ("moved", d("2026-12-11"))


@pytest.mark.parametrize(
    ("kind", "fields", "message"),
    [
        ("cancel", {"reason": " "}, "Schrijf op waarom. Inwoners lezen deze reden."),
        ("cancel", {"reason": "x" * 201}, "Zorg dat deze waarde niet meer dan 200 tekens"),
        ("move", {"reason": "Ziekte"}, "Kies de nieuwe dag."),
        ("move", {"reason": "Ziekte", "new_date": "morgen"}, "Voer een geldige datum in."),
        ("move", {"reason": "Ziekte", "new_date": DAY}, "Op deze dag is het al."),
        (
            "move",
            {"reason": "Ziekte", "new_date": "2026-12-17"},
            "De reeks heeft op dat moment al een datum",
        ),
        ("move", {"reason": "Ziekte", "new_date": "2026-11-01"}, "De nieuwe datum is al geweest."),
        ("move", {"reason": "Ziekte", "new_date": "9999-12-31"}, "Kijk het jaar van"),
        ("time", {"reason": "Ziekte"}, "Vul de nieuwe tijd in."),
        (
            "time",
            {"reason": "Ziekte", "new_start": "20:00", "new_end": "19:00"},
            "Het einde ligt voor het begin.",
        ),
        ("place", {"reason": "Ziekte"}, "Kies een andere plek, of schrijf op waar het is."),
        ("full", {"reason": ""}, "Schrijf op waarom."),
        ("note", {"note": ""}, "Schrijf het bericht dat inwoners lezen."),
    ],
)
def test_bad_input_is_explained_and_nothing_typed_is_lost(librarian, series, kind, fields, message):
    response = post(librarian, series, DAY, kind, **fields)
    assert response.status_code == 200
    assert [one[: len(message)] for one in errors(response)] == [message]
    page = BeautifulSoup(response.content, "html.parser")
    for name, value in fields.items():
        field = page.select_one(f"[name={name}]")
        assert (field.get("value") or field.get_text()).strip() == value.strip()
    assert not DateChange.objects.exists()


def test_the_form_has_the_first_field_focused(librarian, series):
    for kind, name in (("cancel", "reason"), ("move", "reason"), ("note", "note")):
        response = librarian.get(address(series, DAY, kind))
        page = BeautifulSoup(response.content, "html.parser")
        assert [one["name"] for one in page.select("[autofocus]")] == [name]


def test_after_a_mistake_the_wrong_field_is_focused(librarian, series):
    response = post(librarian, series, DAY, "move", reason="Ziekte", new_date="2026-11-01")
    page = BeautifulSoup(response.content, "html.parser")
    assert [one["name"] for one in page.select("[autofocus]")] == ["new_date"]


def test_the_form_says_what_one_is_about_to_do(librarian, series):
    page = BeautifulSoup(librarian.get(address(series, DAY, "move")).content, "html.parser")
    assert page.h1.get_text(strip=True).startswith("Verplaatsen: Repair Café")


def test_uncancelling_onto_a_taken_moment_is_refused(librarian, series):
    post(librarian, series, DAY, "cancel", reason="Ziekte")
    post(librarian, series, "2026-12-17", "move", reason="Ruil", new_date=DAY)
    response = back(librarian, series, DAY, "cancel")
    assert said(response)[-1] == (
        "Niet gelukt, er is niets veranderd. De reeks heeft op dat moment al een datum."
    )
    assert row(series, DAY).status == "cancelled"


def test_the_history_says_who_did_what_when_and_why(librarian, series):
    post(librarian, series, DAY, "cancel", reason="Ziekte")
    back(librarian, series, DAY, "cancel")
    entries = PageLogEntry.objects.filter(action__startswith="events.").order_by("pk")
    assert [(one.user, one.message) for one in entries] == [
        (librarian.user, "donderdag 10 december 2026: Gaat niet door. Reden: Ziekte"),
        (librarian.user, "donderdag 10 december 2026: teruggedraaid (Gaat niet door)."),
    ]
    shown = BeautifulSoup(
        librarian.get(address(series, DAY, "cancel")).content, "html.parser"
    ).select(".dates__history li")
    assert [one.get_text().split(": ", 1)[1] for one in shown] == [
        "donderdag 10 december 2026: teruggedraaid (Gaat niet door).",
        "donderdag 10 december 2026: Gaat niet door. Reden: Ziekte",
    ]
    other = librarian.get(address(series, "2026-12-17", "cancel"))
    assert not BeautifulSoup(other.content, "html.parser").select(".dates__history")
    history = librarian.get(reverse("wagtailadmin_pages:history", args=[series.pk]))
    assert "donderdag 10 december 2026: Gaat niet door. Reden: Ziekte" in history.content.decode()


@pytest.mark.parametrize("kind", ["cancel", "move", "time", "place", "full", "note"])
def test_a_librarian_of_another_library_can_neither_see_nor_change(stranger, series, kind):
    fields = {"reason": "Ziekte", "new_date": "2026-12-11", "new_start": "20:00", "note": "x"}
    url = address(series, DAY, kind)
    responses = [stranger.get(url), stranger.post(url, {**fields, "venue_note": "Elders"})]
    responses.append(stranger.get(reverse("events_dates:event", args=[series.pk])))
    responses.append(stranger.get(reverse("events_dates:split", args=[series.pk])))
    builders.change(series, DAY, cancelled=True)
    responses.append(back(stranger, series, DAY, "cancel"))
    assert [one.status_code for one in responses] == [404] * 5
    assert row(series, DAY).status == "cancelled"
    assert DateChange.objects.count() == 1


def test_an_editor_who_may_not_publish_is_refused(librarian, series):
    librarian.user.groups.first().page_permissions.filter(
        permission__codename="publish_page"
    ).delete()
    assert post(librarian, series, DAY, "cancel", reason="Ziekte").status_code == 404
    assert librarian.get(reverse("events_dates:all")).status_code in (302, 403)
    assert not DateChange.objects.exists()


def test_a_change_that_beats_a_closure_is_saved_with_a_warning(librarian, series):
    Closure.objects.create(name="Verbouwing", first_date=d(DAY), last_date=d(DAY))
    assert row(series, DAY).status == "cancelled"
    for kind in ("cancel", "full", "time", "place"):
        # Each would quietly make it take place.
        response = post(librarian, series, DAY, kind, reason="x", venue_note="x", new_start="20:00")
        assert said(response)[-1] == "Dat kan niet (meer) bij deze datum."
    assert row(series, DAY).status == "cancelled"
    asked = librarian.get(address(series, DAY, "note")).content.decode()
    assert "Door een sluiting gaat deze datum niet door: Verbouwing." in asked
    response = post(librarian, series, DAY, "note", note="Gebruik de achterdeur.")
    assert row(series, DAY).status == "changed"
    assert said(response)[-1] == "Let op: Op deze dag is de bibliotheek dicht: Verbouwing."
    response = back(librarian, series, DAY, "note")
    assert row(series, DAY).status == "cancelled"
    assert said(response)[-1] == (
        "Let op: het gaat nog steeds niet door, want de bibliotheek is dicht: Verbouwing."
    )


def test_a_public_holiday_and_a_taken_room_are_warned_of(librarian, series, calendar):
    builders.event(
        calendar, "Koor", first_date=d("2026-12-25"), start_time=dt.time(20), end_time=dt.time(22)
    )
    response = post(librarian, series, DAY, "move", reason="Ruil", new_date="2026-12-25")
    assert row(series, DAY).first_day == d("2026-12-25")
    assert said(response)[-2:] == [
        "Let op: Deze dag is een feestdag: Eerste kerstdag.",
        "Let op: Op deze plek is op hetzelfde moment ook iets anders: Koor.",
    ]


def test_only_own_and_shared_venues_are_offered(librarian, series):
    builders.venue("Delftse zaal", library=builders.library("Bibliotheek Delft"))
    builders.venue("Eigen zaal", library=builders.library())
    response = librarian.get(address(series, DAY, "place"))
    page = BeautifulSoup(response.content, "html.parser")
    assert [one.get_text() for one in page.select("[name=venue] option")] == [
        "Kies een plek",
        "Chocoladefabriek, Gouda",
        "Eigen zaal, Gouda",
    ]


def test_what_is_going_on_can_end_later_but_not_move(librarian, calendar):
    event = builders.event(
        calendar,
        first_date=d("2026-11-22"),
        start_time=dt.time(11),
        end_time=dt.time(13),
        rule="FREQ=WEEKLY;BYDAY=SU;COUNT=3",
    )
    form = BeautifulSoup(librarian.get(address(event, "2026-11-22", "time")).content, "html.parser")
    assert not form.select("[name=new_start]")
    post(librarian, event, "2026-11-22", "time", reason="Het loopt uit", new_end="14:30")
    one = row(event, "2026-11-22")
    assert f"{one.local_start:%H:%M}-{one.local_end:%H:%M}" == "11:00-14:30"
    response = post(librarian, event, "2026-11-22", "move", reason="x", new_date="2026-11-23")
    assert said(response)[-1] == "Dat kan niet (meer) bij deze datum."


def test_a_date_that_does_not_exist_is_not_found(librarian, series):
    for date in ("2026-12-11", "2026-02-30"):
        assert librarian.get(address(series, date, "cancel")).status_code == 404


def test_the_way_back_leads_to_the_list_and_not_elsewhere(librarian, series):
    inside = reverse("events_dates:all") + "?pagina=2"
    for asked, goes in ((inside, inside), ("https://elders.example/", None)):
        response = post(librarian, series, DAY, "cancel", reason="Ziekte", next=asked)
        expected = goes or reverse("events_dates:event", args=[series.pk])
        assert response["Location"] == expected


def test_what_was_typed_is_shown_as_text(librarian, series):
    series.title = "<i>Café</i>"
    series.save_revision().publish()
    post(librarian, series, DAY, "note", note="<script>alert(1)</script>")
    for url in (reverse("events_dates:all"), address(series, DAY, "note")):
        content = librarian.get(url).content.decode()
        assert "<script>alert(1)" not in content
        assert "<i>Café" not in content
        assert "&lt;script&gt;alert(1)" in content
