"""A new pattern that loses dates with a change: the editor is asked, once, on publishing."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import PageLogEntry

from events.models import DateChange
from tests import builders
from tests.events.test_admin import PUBLISH, form

pytestmark = pytest.mark.once

FRIDAYS = {"first_date": "2026-12-04", "recurrences": "RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=8"}


def d(text):
    return dt.date.fromisoformat(text)


@pytest.fixture
def event(calendar, time_machine_now):
    found = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=8")
    builders.change(found, "2027-01-14", cancelled=True)
    return found


def edit(client, event, **fields):
    url = reverse("wagtailadmin_pages:edit", args=[event.pk])
    return client.post(url, form(slug=event.slug, **fields))


def questions(response) -> dict[str, list[str]]:
    page = BeautifulSoup(response.content, "html.parser")
    return {
        one.legend.get_text(strip=True): [radio["value"] for radio in one.select("input[checked]")]
        for one in page.select(".lost-changes__question")
    }


def answer_to(event) -> str:
    return f"lost-change-{DateChange.objects.get(event=event).pk}"


QUESTION = "Donderdag 14 januari 2027: Gaat niet door – Ziekte"


def test_publishing_waits_for_an_answer_and_keeps_what_was_typed(admin_client, event):
    response = edit(admin_client, event, title="Op vrijdag", **FRIDAYS, **PUBLISH)
    assert response.status_code == 200
    assert questions(response) == {QUESTION: []}
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one("[name=title]")["value"] == "Op vrijdag"
    assert "Sommige data met een wijziging horen niet meer bij" in response.content.decode()
    event.refresh_from_db()
    assert event.title == "Repair Café"
    assert event.occurrences.get(date=d("2027-01-14")).status == "cancelled"


def test_keeping_makes_an_extra_date_with_its_change(admin_client, event):
    fields = {answer_to(event): "keep", **FRIDAYS, **PUBLISH}
    assert edit(admin_client, event, **fields).status_code == 302
    event.refresh_from_db()
    assert [one.date for one in event.extra_dates.all()] == [d("2027-01-14")]
    assert builders.dates_of(event)[5:8] == [d("2027-01-08"), d("2027-01-14"), d("2027-01-15")]
    assert event.occurrences.get(date=d("2027-01-14")).status == "cancelled"
    assert PageLogEntry.objects.get(action="events.date.keep").message == (
        "donderdag 14 januari 2027: bewaard als extra datum (Gaat niet door). Reden: Ziekte"
    )


def test_dropping_deletes_the_change_with_the_publication(admin_client, event):
    fields = {answer_to(event): "drop", **FRIDAYS, **PUBLISH}
    assert edit(admin_client, event, **fields).status_code == 302
    assert not DateChange.objects.exists()
    assert d("2027-01-14") not in builders.dates_of(event)
    assert PageLogEntry.objects.filter(action="events.date.drop").count() == 1


def test_an_answer_survives_another_mistake(admin_client, event):
    fields = {answer_to(event): "drop", **FRIDAYS, **PUBLISH, "venue": ""}
    response = edit(admin_client, event, **fields)
    assert questions(response) == {QUESTION: ["drop"]}
    assert DateChange.objects.count() == 1


def test_a_failing_publication_deletes_nothing(admin_client, event, failing_writer):
    admin_client.raise_request_exception = False
    fields = {answer_to(event): "drop", **FRIDAYS, **PUBLISH}
    assert edit(admin_client, event, **fields).status_code == 500
    assert DateChange.objects.count() == 1


def test_a_draft_is_saved_without_a_question(admin_client, event):
    assert edit(admin_client, event, **FRIDAYS).status_code == 302
    assert DateChange.objects.count() == 1


def test_a_pattern_that_keeps_the_date_asks_nothing(admin_client, event):
    fields = {"recurrences": "RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=20", "start_time": "18:00"}
    assert edit(admin_client, event, **fields, **PUBLISH).status_code == 302
    row = event.occurrences.get(date=d("2027-01-14"))
    assert (row.status, f"{row.local_start:%R}") == ("cancelled", "18:00")


def test_skipping_the_date_itself_asks_as_well(admin_client, event):
    fields = {"recurrences": "RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=8", **PUBLISH}
    skipped = builders_formset([{"date": "2027-01-14"}])
    assert questions(edit(admin_client, event, skipped_dates=skipped, **fields)) == {QUESTION: []}


def builders_formset(values):
    from wagtail.test.utils.form_data import inline_formset

    return inline_formset(values)


def test_an_extra_date_with_its_own_time_keeps_its_end(admin_client, calendar, time_machine_now):
    own = (d("2026-12-20"), dt.time(14), dt.time(17))
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2", extra_dates=[own])
    builders.change(event, "2026-12-20", slot=1 + 14 * 60, full=True)
    fields = {"recurrences": "RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=2", **PUBLISH}
    asked = edit(admin_client, event, **fields)
    assert list(questions(asked)) == ["Zondag 20 december 2026: Vol – Ziekte"]
    edit(admin_client, event, **fields, **{answer_to(event): "keep"})
    assert builders.local_times(event)[-1] == "2026-12-20 14:00-17:00"


def test_what_has_begun_stays_and_is_not_asked_about(admin_client, calendar, time_machine_now):
    event = builders.event(
        calendar, first_date=d("2026-11-12"), rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4"
    )
    builders.change(event, "2026-11-19", cancelled=True)
    response = edit(admin_client, event, **FRIDAYS, **PUBLISH)
    assert response.status_code == 302
    rows = [(row.date, row.status) for row in event.occurrences.order_by("date")[:3]]
    assert rows == [
        (d("2026-11-12"), "scheduled"),
        (d("2026-11-19"), "cancelled"),
        (d("2026-12-04"), "scheduled"),
    ]


def publish_by_code(event):
    from events import recurrence

    event.first_date = d("2026-12-04")
    event.recurrences = recurrence.parse("RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=8")
    event.save_revision().publish()


def dormant(client) -> list[str]:
    page = BeautifulSoup(client.get("/admin/dates/").content, "html.parser")
    return [" ".join(one.p.get_text().split()) for one in page.select(".dates__dormant li")]


@pytest.mark.parametrize("answer", ["keep", "drop"])
def test_publishing_by_code_leaves_the_question_in_the_list(admin_client, event, answer):
    publish_by_code(event)
    assert dormant(admin_client) == [
        "Repair Café, donderdag 14 januari 2027: Gaat niet door – Ziekte"
    ]
    change = DateChange.objects.get()
    url = reverse("events_dates:settle", args=[change.pk])
    assert admin_client.post(url, {"answer": answer}).status_code == 302
    assert dormant(admin_client) == []
    kept = answer == "keep"
    assert DateChange.objects.exists() is kept
    assert event.occurrences.filter(date=d("2027-01-14")).exists() is kept


def test_keeping_waits_for_an_unpublished_draft(admin_client, event):
    publish_by_code(event)
    event.title = "Half"
    event.save_revision()
    url = reverse("events_dates:settle", args=[DateChange.objects.get().pk])
    response = admin_client.post(url, {"answer": "keep"})
    [said] = [str(one).strip() for one in get_messages(response.wsgi_request)]
    assert said.startswith("Deze activiteit heeft wijzigingen die nog niet gepubliceerd zijn.")
    assert len(dormant(admin_client)) == 1


def test_a_change_beyond_the_register_of_holidays_is_not_called_lost(
    admin_client, calendar, time_machine_now
):
    holiday = builders.school_holiday(d("2027-02-20"), d("2027-02-28"))
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH", school_holidays="midden")
    builders.change(event, "2027-02-18", cancelled=True)
    holiday.delete()
    assert not event.occurrences.filter(date=d("2027-02-18")).exists()
    assert dormant(admin_client) == []
