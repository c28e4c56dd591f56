"""Publishing, refusing and deleting activities as Wagtail's admin does it."""

import datetime as dt

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from events.models import EventPage, Occurrence
from tests import builders


@pytest.fixture
def admin(admin_client):
    # A failing step is answered by the server, as in real life, and not raised in the test.
    admin_client.raise_request_exception = False
    return admin_client


def form(**fields) -> dict:
    values = {
        "title": "Repair Café",
        "slug": "repair-cafe",
        "summary": "Samen spullen maken.",
        "body": streamfield([]),
        "first_date": "2026-12-03",
        "last_date": "",
        "start_time": "19:30",
        "end_time": "21:00",
        "recurrences": "",
        "venue": builders.venue().pk,
        "audience": "everyone",
        "price": "0",
        "sign_up": "none",
        "extra_dates": inline_formset([]),
        "skipped_dates": inline_formset([]),
        "theme_links": inline_formset([]),
        "comments": inline_formset([]),
        **fields,
    }
    return nested_form_data(values)


def create(admin, calendar, **fields):
    url = reverse("wagtailadmin_pages:add", args=["events", "eventpage", calendar.pk])
    return admin.post(url, form(**fields))


def edit(admin, event, **fields):
    return admin.post(
        reverse("wagtailadmin_pages:edit", args=[event.pk]), form(slug=event.slug, **fields)
    )


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


PUBLISH = {"action-publish": "yes"}


def test_create_and_publish_writes_the_dates(admin, calendar):
    response = create(admin, calendar, recurrences="RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=3", **PUBLISH)
    assert response.status_code == 302
    event = EventPage.objects.get()
    assert builders.local_times(event) == [
        "2026-12-03 19:30-21:00",
        "2026-12-10 19:30-21:00",
        "2026-12-17 19:30-21:00",
    ]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"start_time": "", "end_time": ""}, "Vul een tijd in"),
        ({"first_date": ""}, "verplicht"),
        ({"end_time": "18:00"}, "Het einde ligt voor het begin"),
        ({"last_date": "2026-12-01"}, "De laatste datum ligt voor de eerste datum"),
        ({"recurrences": "RRULE:FREQ=WEEKLY;BYDAY=FR"}, "vrijdag 4 december 2026"),
        ({"recurrences": "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}, "bijna nooit of nooit"),
        ({"recurrences": "RRULE:FREQ=SECONDLY"}, "per dag, week, maand of jaar"),
        ({"recurrences": "elke donderdag"}, "kunnen we niet lezen"),
        ({"venue": ""}, "Kies een plek"),
        ({"slug": "week"}, "Kies een ander"),
        ({"price": "-1"}, "minstens 0"),
    ],
)
def test_bad_input_is_explained_in_dutch_and_saves_nothing(admin, calendar, fields, message):
    response = create(admin, calendar, **fields, **PUBLISH)
    assert response.status_code == 200
    assert message in response.content.decode()
    assert not EventPage.objects.exists()


def test_an_unfinished_draft_can_be_saved(admin, calendar):
    response = create(
        admin, calendar, first_date="", start_time="", end_time="", venue="", summary=""
    )
    assert response.status_code == 302
    assert EventPage.objects.get().live is False


def test_failure_while_creating_leaves_nothing(admin, calendar, failing_writer):
    assert create(admin, calendar, **PUBLISH).status_code == 500
    assert not EventPage.objects.exists()


def test_failure_while_editing_leaves_the_page_as_it_was(admin, calendar, monkeypatch):
    event = builders.event(calendar)
    revisions = event.revisions.count()

    def fail(*args, **kwargs):
        raise RuntimeError("the table could not be written")

    monkeypatch.setattr("events.occurrences.write", fail)
    assert edit(admin, event, title="Anders", **PUBLISH).status_code == 500
    event.refresh_from_db()
    assert (event.title, event.revisions.count()) == ("Repair Café", revisions)
    assert builders.local_times(event) == ["2026-12-03 19:30-21:00"]


def unfinished(calendar) -> EventPage:
    """A draft of which only the title is there, as the editor lets it be saved."""
    page = calendar.add_child(instance=EventPage(title="Half", live=False))
    page.save_revision(clean=False)
    return page


def bulk(admin, action, *pages, **data):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return admin.post(f"{url}?{ids}", data)


def test_failure_in_bulk_leaves_nothing(admin, calendar, failing_writer):
    one = builders.event(calendar, "Een", publish=False)
    two = builders.event(calendar, "Twee", publish=False)
    assert bulk(admin, "publish", one, two).status_code == 500
    assert not EventPage.objects.filter(live=True).exists()


def test_bulk_publish_skips_and_names_what_is_not_finished(admin, calendar):
    ready = builders.event(calendar, "Klaar", publish=False)
    half = unfinished(calendar)
    response = bulk(admin, "publish", ready, half)
    assert response.status_code == 302
    ready.refresh_from_db()
    half.refresh_from_db()
    assert (ready.live, half.live) == (True, False)
    assert ready.occurrences.count() == 1
    assert "“Half” is niet gepubliceerd" in said(response)


def workflow_on(page, user) -> Workflow:
    task = GroupApprovalTask.objects.create(name="Nakijken")
    workflow = Workflow.objects.create(name="Nakijken")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    workflow.start(page, user)
    return workflow


def approve(admin, event):
    state = event.current_workflow_state.current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[event.pk, "approve", state.pk])
    return admin.post(url, {"comment": ""})


def test_failure_while_approving_leaves_the_draft(admin, calendar, admin_user, failing_writer):
    event = builders.event(calendar, publish=False)
    workflow_on(event, admin_user)
    assert approve(admin, event).status_code == 500
    event.refresh_from_db()
    assert event.live is False
    assert event.current_workflow_state.status == "in_progress"


def test_approving_an_unfinished_page_is_explained(admin, calendar, admin_user):
    event = unfinished(calendar)
    workflow_on(event, admin_user)
    response = approve(admin, event)
    assert response.status_code == 302
    event.refresh_from_db()
    assert event.live is False
    assert "Niet gelukt, er is niets veranderd" in said(response)


def test_an_event_with_a_past_is_not_deleted(admin, calendar):
    event = builders.event(calendar, first_date=dt.date(2020, 12, 3))
    url = reverse("wagtailadmin_pages:delete", args=[event.pk])
    responses = [admin.post(url), bulk(admin, "delete", event)]
    responses.append(
        admin.post(reverse("wagtailadmin_pages:delete", args=[calendar.get_parent().pk]))
    )
    for response in responses:
        assert response.status_code == 302
        assert "heeft al datums gehad" in said(response)
    assert event.occurrences.count() == 1


def test_an_event_without_a_past_is_deleted_with_its_dates(admin, calendar):
    event = builders.event(calendar, first_date=dt.date(2199, 12, 3))
    assert admin.post(reverse("wagtailadmin_pages:delete", args=[event.pk])).status_code == 302
    assert not EventPage.objects.exists()
    assert not Occurrence.objects.exists()


def test_a_theme_in_use_is_not_deleted(admin, site, calendar):
    theme = builders.theme(site)
    builders.event(calendar, themes=[theme])
    response = admin.post(reverse("wagtailadmin_pages:delete", args=[theme.pk]))
    assert response.status_code == 302
    assert "wordt op 1 plek gebruikt" in said(response)
    assert Page.objects.filter(pk=theme.pk).exists()


def test_copying_as_a_mirror_is_refused(admin, calendar):
    event = builders.event(calendar)
    url = reverse("wagtailadmin_pages:copy", args=[event.pk])
    response = admin.post(
        url,
        {
            "new_title": "Spiegel",
            "new_slug": "spiegel",
            "new_parent_page": calendar.pk,
            "alias": "on",
        },
    )
    assert response.status_code == 302
    assert "Kopieer" in said(response)
    assert EventPage.objects.count() == 1


def test_copy_in_the_admin_keeps_dates_apart(admin, calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=3")
    url = reverse("wagtailadmin_pages:copy", args=[event.pk])
    response = admin.post(
        url,
        {
            "new_title": "Kopie",
            "new_slug": "kopie",
            "new_parent_page": calendar.pk,
            "publish_copies": "on",
        },
    )
    assert response.status_code == 302
    copy = EventPage.objects.get(slug="kopie")
    assert builders.dates_of(copy) == builders.dates_of(event)


def test_a_venue_in_use_is_not_deleted(admin, calendar):
    builders.event(calendar)
    url = reverse("events_venue_modeladmin_delete", args=[builders.venue().pk])
    response = admin.post(url)
    assert response.status_code == 200
    assert "Repair Café" in response.content.decode()


def test_a_draft_whose_venue_and_theme_are_gone_opens_without_them(admin, site, calendar):
    event = builders.event(calendar)
    theme, venue = builders.theme(site), builders.venue("Kerk")
    event.venue = venue
    event.theme_links = [event.theme_links.model(theme=theme)]
    event.save_revision()
    theme.delete()
    venue.delete()
    response = admin.get(reverse("wagtailadmin_pages:edit", args=[event.pk]))
    assert response.status_code == 200
    draft = event.get_latest_revision_as_object()
    assert (draft.venue_id, list(draft.theme_links.all())) == (None, [])


def test_an_activity_can_be_previewed_before_it_is_saved(admin, calendar):
    url = reverse("wagtailadmin_pages:preview_on_add", args=["events", "eventpage", calendar.pk])
    assert admin.post(url, form()).json()["is_valid"] is True
    response = admin.get(url, {"mode": "", "in_preview_panel": "true"})
    assert response.status_code == 200
    assert "Samen spullen maken." in response.content.decode()


@pytest.mark.parametrize("register", ["venue", "closure"])
def test_registers_open(admin, calendar, register):
    builders.event(calendar)
    response = admin.get(reverse(f"events_{register}_modeladmin_index"))
    assert response.status_code == 200


def test_a_wrong_closure_is_explained(admin, site):
    response = admin.post(
        reverse("events_closure_modeladmin_create"),
        {
            "kind": "school_holiday",
            "name": "Kerstvakantie",
            "first_date": "2026-12-19",
            "last_date": "2026-12-01",
            "region": "",
        },
    )
    assert response.status_code == 200
    text = response.content.decode()
    assert "De laatste dag ligt voor de eerste dag" in text
    assert "Kies de regio" in text
