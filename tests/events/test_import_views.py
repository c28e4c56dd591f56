"""Importing in the CMS: choose, look, confirm."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry

from communities import roles
from events.imports import uploads
from events.models import EventPage, Occurrence
from tests import builders

from .imports.files import event, file

pytestmark = pytest.mark.once

UPLOAD = "/admin/events/import/"
PREVIEW = "/admin/events/import/preview/"
GOOD = file(event("RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=5"))


@pytest.fixture(autouse=True)
def _clock(time_machine_now):
    """Every test of this file has the same now."""


@pytest.fixture
def librarian(client, calendar):
    """Signed in, with rights on the community of `calendar` alone."""
    user = get_user_model().objects.create_user("bibliotheek@example.org")
    user.groups.add(roles.library_group(calendar.get_parent().specific.library))
    client.force_login(user)
    return client


def choose(client, calendar, content: bytes = GOOD, follow=True):
    upload = SimpleUploadedFile("agenda.ics", content, "text/calendar")
    return client.post(UPLOAD, {"calendar": calendar.pk, "file": upload}, follow=follow)


def confirm(client, response):
    return client.post(PREVIEW, {"mark": response.context["kept"].mark})


def text(response) -> str:
    return response.content.decode()


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_a_librarian_sees_what_will_happen_and_confirms(librarian, calendar):
    shown = choose(librarian, calendar)
    assert shown.redirect_chain == [(PREVIEW, 302)]
    for words in ("Repair Café", "Nieuw", "Elke donderdag", "do 3 dec 2026, 19.30 tot 21.00 uur"):
        assert words in text(shown)
    assert "en nog 2 data" in text(shown)
    assert not EventPage.objects.exists()
    answer = confirm(librarian, shown)
    assert answer.url == reverse("wagtailadmin_explore", args=[calendar.pk])
    assert "1 activiteit staat nu in de agenda" in said(answer)
    page = EventPage.objects.get()
    assert (page.live, page.occurrences.count()) == (True, 5)
    assert page.owner == page.latest_revision.user
    assert page.get_url() == "/communities/zaai-en-maak/agenda/repair-cafe/"
    assert PageLogEntry.objects.filter(page=page, action="events.import").count() == 1


def test_the_form_asks_once_for_the_names_of_all_calendars(client, site, admin_user):
    client.force_login(admin_user)

    def asked() -> tuple[int, list[str]]:
        with CaptureQueriesContext(connection) as captured:
            response = client.get(UPLOAD)
        names = [name for _key, name in response.context["form"].fields["calendar"].choices]
        return len(captured), names

    builders.community(site, "Eerste")
    asked()
    few, _names = asked()
    for title in ("Tweede", "Derde", "Vierde"):
        builders.community(site, title)
    many, names = asked()
    assert many == few
    assert sorted(names) == [
        "Agenda van het hele netwerk",
        "Derde",
        "Eerste",
        "Kies een agenda",
        "Tweede",
        "Vierde",
    ]


def test_the_file_does_not_stay(librarian, calendar):
    shown = choose(librarian, calendar)
    assert uploads.SESSION_KEY in librarian.session
    confirm(librarian, shown)
    assert uploads.SESSION_KEY not in librarian.session


def test_a_file_that_waits_too_long_is_gone(librarian, calendar, monkeypatch):
    choose(librarian, calendar)
    now = uploads.time.time()
    monkeypatch.setattr(uploads.time, "time", lambda: now + uploads.SECONDS_KEPT + 1)
    answer = librarian.get(PREVIEW)
    assert answer.url == UPLOAD
    assert "Kies het bestand opnieuw" in said(answer)
    assert uploads.SESSION_KEY not in librarian.session


def test_another_file_in_another_tab_is_looked_at_first(librarian, calendar):
    first = choose(librarian, calendar)
    choose(librarian, calendar, file(event(uid="twee", title="Iets anders")))
    answer = confirm(librarian, first)
    assert answer.url == PREVIEW
    assert "nog een ander bestand" in said(answer)
    assert not EventPage.objects.exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "leeg"),
        (b"hallo", "geen agendabestand"),
        (b" " * (1024 * 1024 + 1), "te groot"),
        (file(*(event(uid=str(number)) for number in range(101))), "meer dan 100"),
    ],
)
def test_what_is_wrong_with_a_file_stands_above_the_form(librarian, calendar, content, reason):
    shown = choose(librarian, calendar, content)
    assert (shown.status_code, shown.redirect_chain) == (200, [])
    assert 'role="alert"' in text(shown)
    assert reason in text(shown)
    assert shown.context["form"]["calendar"].value() == str(calendar.pk)


def test_a_refused_series_is_shown_with_its_reason_and_cannot_be_confirmed(librarian, calendar):
    content = file(event(), event("RRULE:FREQ=HOURLY", uid="twee", title="Elk uur"))
    shown = choose(librarian, calendar, content)
    assert [row.title for row in shown.context["rows"]] == ["Elk uur", "Repair Café"]
    assert "meer dan 400 losse data" in text(shown)
    assert ">Importeren<" not in text(shown)
    answer = confirm(librarian, shown)
    assert answer.url == UPLOAD
    assert "Elk uur" in said(answer)
    assert not EventPage.objects.exists()


def test_a_file_that_says_nothing_new_has_nothing_to_confirm(librarian, calendar):
    confirm(librarian, choose(librarian, calendar))
    shown = choose(librarian, calendar)
    assert "Wat in het bestand staat, staat al in de agenda" in text(shown)
    assert ">Importeren<" not in text(shown)


def test_a_title_of_another_is_shown_as_text(librarian, calendar):
    shown = choose(librarian, calendar, file(event(title="<script>alert(1)</script>")))
    assert "<script>alert(1)" not in text(shown)


def test_only_own_calendars_are_offered_and_accepted(librarian, site, calendar):
    other = builders.community(
        site, "Bladzijde Z", library=builders.library("Bibliotheek Rotterdam")
    ).calendar
    form = librarian.get(UPLOAD).context["form"]
    assert [key for key, _name in form.fields["calendar"].choices] == [str(calendar.pk)]
    shown = choose(librarian, other)
    assert shown.redirect_chain == []
    assert not EventPage.objects.exists()
    session = librarian.session
    uploads.keep(session, uploads.Upload(GOOD, "agenda.ics", other.pk))
    session.save()
    assert librarian.get(PREVIEW).status_code == 302
    assert librarian.post(PREVIEW, {"mark": "x"}).status_code == 302
    assert not Occurrence.objects.exists()


def test_who_may_not_publish_is_not_offered_import(client, calendar):
    user = get_user_model().objects.create_user("adviseur@example.org")
    user.groups.add(roles.advisers())
    client.force_login(user)
    assert client.get(UPLOAD).status_code == 302
    assert UPLOAD not in text(client.get("/admin/"))


def test_the_menu_has_it_for_a_librarian(librarian):
    assert UPLOAD in text(librarian.get("/admin/"))


def test_visitors_have_to_sign_in(client, calendar):
    assert client.get(UPLOAD).url == f"/inloggen/?next={UPLOAD}"
