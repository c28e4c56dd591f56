"""What the command does with the demo: pages that answer, loading again, and what it refuses."""

import datetime as dt
import re
import shutil
from html import unescape
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Collection, Page

from communities.models import Adviser, CommunityPage, Library, StoryPage
from events import verification
from events.models import CalendarPage, Closure, DateChange, EventPage, Occurrence
from events.recurrence import local_moment
from home.demo import activities, content, people, scale, seasons
from home.demo.load import Load
from tests.demo import TODAY

pytestmark = pytest.mark.heavy
# What the suite leaves to the audit of the whole product.
MORE = pytest.mark.audit

# Wagtail leaves the temporary file of every rendition to the garbage collector.
no_rendition_warnings = pytest.mark.filterwarnings(
    "ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"
)


def run(**options) -> str:
    output = StringIO()
    call_command("load_demo", stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def demo(the_demo):
    return the_demo


def snapshot() -> dict:
    """How many rows each table has, and the key and address of every page."""
    counts = {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.app_label != "sessions"
    }
    return {**counts, "pages": list(Page.objects.order_by("path").values_list("pk", "url_path"))}


def test_accounts_are_printed_once_and_work(demo, client):
    lines = demo.accounts
    assert demo.output.endswith(lines)
    assert demo.mode == 0o600
    password = re.search(r"password of all of them: (\S+)", lines)[1]
    for account in people.ACCOUNTS:
        assert account.email in lines
        entered = client.post("/inloggen/", {"login": account.email, "password": password})
        assert entered.url == "/admin/"
        user = get_user_model().objects.get(pk=client.session["_auth_user_id"])
        client.logout()
        assert user.has_perm("wagtailadmin.access_admin")
        assert user.is_superuser == (account.email == "beheer@example.org")
    assert Adviser.objects.get(user__username="adviseur@example.org").libraries.exists()


def test_librarian_of_gouda_works_in_gouda(demo):
    user = get_user_model().objects.get(username="gouda@example.org")
    editable = {
        page.slug: page.permissions_for_user(user).can_edit()
        for page in CommunityPage.objects.all()
    }
    assert [slug for slug, can in editable.items() if can] == ["zaai-en-maak"]


@pytest.mark.once
@no_rendition_warnings
def test_all_pages_answer(demo, client):
    for page in Page.objects.filter(depth__gt=1):
        response = client.get(page.get_url())
        assert response.status_code == 200, page.url_path
        assert page.title in unescape(response.content.decode()), page.url_path


@pytest.mark.once
@no_rendition_warnings
def test_editor_finds_every_kind_of_page_as_it_is(demo, client):
    client.force_login(get_user_model().objects.get(username="beheer@example.org"))
    pages = Page.objects.filter(depth__gt=1).select_related("content_type").order_by("path")
    one_of_each = {page.content_type_id: page for page in pages}
    assert len(one_of_each) > 20
    for page in one_of_each.values():
        response = client.get(f"/admin/pages/{page.pk}/edit/")
        assert response.status_code == 200, page
        assert page.title in unescape(response.content.decode()), page


def test_publishing_a_demo_activity_changes_no_date(demo):
    event = EventPage.objects.get(slug="ya-leesclub")
    before = list(event.occurrences.order_by("date").values_list("date", "start", "status"))
    event.save_revision().publish()
    after = list(event.occurrences.order_by("date").values_list("date", "start", "status"))
    now = local_moment(TODAY, dt.time(12))
    assert [row for row in after if row[1] < now] == [row for row in before if row[1] < now]
    assert before == after[: len(before)]


def test_loading_twice_changes_nothing(demo, django_assert_max_num_queries):
    before = snapshot()
    with django_assert_max_num_queries(5):
        output = run()
    assert output == "The demo is already there. To load it again: --replace.\n"
    assert snapshot() == before


def test_other_content_is_refused(demo):
    CommunityPage.objects.filter(slug="zaai-en-maak").update(slug="iets-anders")
    before = snapshot()
    with pytest.raises(CommandError, match="content of its own"):
        run()
    assert snapshot() == before


def test_replace_loads_afresh(demo):
    before = snapshot()
    CommunityPage.objects.filter(slug="zaai-en-maak").update(slug="iets-anders")
    Library.objects.create(name="Bibliotheek Elders", slug="elders", place="Elders")
    own = Collection.get_first_root_node().add_child(name="Van onszelf")
    get_user_model().objects.create_user("iemand@example.org")
    assert "password of all of them" in run(today=str(TODAY), replace=True)
    after = snapshot()
    expected = {
        **before,
        Collection._meta.label: before[Collection._meta.label] + 1,
        get_user_model()._meta.label: before[get_user_model()._meta.label] + 1,
    }
    for name in ("pages", "wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry"):
        after.pop(name)
        expected.pop(name)
    assert after == expected
    assert Collection.objects.filter(pk=own.pk).exists()


@pytest.mark.once
@pytest.mark.parametrize(
    "today",
    ["2027-05-02", *(pytest.param(day, marks=MORE) for day in ("2027-09-15", "2029-02-01"))],
)
def test_later_seasons_are_full_and_right(demo, today):
    holidays = Closure.objects.count()
    run(today=today, replace=True)
    day = dt.date.fromisoformat(today)
    now = local_moment(day, dt.time(12))
    soon = Occurrence.objects.public(now).filter(
        start__gte=now, start__lt=now + dt.timedelta(days=14)
    )
    assert soon.count() > 20
    assert soon.values("calendar").distinct().count() >= 7
    assert list(verification.differences(now)) == []
    assert Closure.objects.count() == 2 * holidays
    assert {(c.first_date.weekday(), c.last_date.weekday()) for c in Closure.objects.all()} == {
        (5, 6)
    }
    assert all(story.date <= day for story in StoryPage.objects.all())
    changes = DateChange.objects.select_related("event")
    assert changes.count() > 30
    for change in changes:
        row = Occurrence.objects.get(event=change.event, date=change.date, slot=0)
        assert row.reason == change.reason
        assert row.status in {"cancelled", "moved", "changed"}
    for key, reason in [("tweede_paasdag", "Tweede Paasdag"), ("hemelvaartsdag", "Hemelvaartsdag")]:
        dates = set(changes.filter(reason=reason).values_list("date", flat=True))
        assert dates <= {seasons.holiday_date(key, year) for year in range(2026, 2031)}
        assert dates


@pytest.mark.once
def test_scale_is_sound(demo, client):
    before, lines = EventPage.objects.count(), []
    scale.add(3, 60, today=TODAY, report=lines.append)
    assert lines[-1].startswith("3 of 3 libraries, 60 of 60 activities, ")
    assert Page.find_problems() == ([], [], [], [], [])
    assert EventPage.objects.count() == before + 60
    assert list(verification.differences(local_moment(TODAY, dt.time(12)))) == []
    for page in Page.objects.filter(url_path__contains="voorbeeldstad"):
        assert page.specific.title == page.title == page.draft_title
        assert page.url_path == f"{page.get_parent().url_path}{page.slug}/"
    event = EventPage.objects.filter(slug__endswith="-100000").get()
    assert client.get(event.get_url()).status_code == 200
    assert scale.is_scaled()


def test_page_can_be_added_after_scaling(demo):
    scale.add(1, 3, today=TODAY, report=lambda line: None)
    calendar = CalendarPage.objects.get(url_path__contains="voorbeeldstad-001")
    EventPage.objects.filter(pk__in=calendar.get_children().values("pk")).get(
        path__endswith="0003"
    ).copy(update_attrs={"slug": "kopie"}, keep_live=True)
    assert Page.find_problems() == ([], [], [], [], [])
    assert calendar.get_children().count() == 4


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"today": "1 mei"}, "--today: 1 mei is not a date"),
        ({"today": "2027-02-30"}, "--today: 2027-02-30 is not a date"),
        ({"today": "1999-01-01"}, "--today: 1999-01-01 does not lie between"),
        ({"scale": "140,30000"}, "--scale: 140,30000 is not of the form"),
        ({"scale": "libraries=0,series=5"}, "--scale: libraries=0,series=5 is not of the form"),
        ({"accounts_file": "/nowhere/at/all"}, "--accounts-file: /nowhere/at/all cannot be"),
    ],
)
def test_bad_option_is_explained(options, message):
    with pytest.raises(CommandError, match=message):
        run(**options)


@pytest.fixture
def broken_content(tmp_path, monkeypatch):
    """A copy of the content in which the last file to be read names a venue that is not there."""
    folder = tmp_path / "content"
    shutil.copytree(content.FOLDER, folder)
    path = folder / "network.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("venue: netwerkzaal", "venue: weg", 1), encoding="utf-8")
    monkeypatch.setattr(content, "FOLDER", folder)
    content.read.cache_clear()
    yield
    content.read.cache_clear()


def stored(folder) -> set[str]:
    return {path.name for path in (folder / "media").rglob("*") if path.is_file()}


@pytest.mark.once
def test_wrong_content_is_named_and_loads_nothing(demo, broken_content, tmp_path):
    before, files = snapshot(), stored(tmp_path)
    with pytest.raises(CommandError, match=r"network\.yaml, terugkomdag: KeyError 'weg'"):
        run(today=str(TODAY), replace=True)
    assert snapshot() == before
    assert stored(tmp_path) == files


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ({"colour": "red"}, "test.yaml, proef: ValueError unknown: colour"),
        ({"start": "half acht"}, "test.yaml, proef: ValueError"),
        ({"end": "18:00"}, "test.yaml, proef: ValidationError"),
        (
            {"changes": [{"date": dt.date(2026, 9, 4), "kind": "cancelled", "reason": "Ziek"}]},
            "a change is on no date of the activity",
        ),
        (
            {"changes": [{"date": dt.date(2026, 9, 3), "kind": "moved", "reason": "Ziek"}]},
            "a move, and only a move, has a new_date",
        ),
    ],
)
def test_wrong_activity_is_named(demo, extra, message):
    load = Load(TODAY, timezone.now(), seasons.Seasons(0, 0))
    item = {
        "slug": "proef",
        "title": "Proef",
        "summary": "Een proef.",
        "body": [],
        "themes": [],
        "first_date": dt.date(2026, 9, 3),
        "start": "19:00",
        "end": "20:00",
        "online": True,
        **extra,
    }
    calendar = CalendarPage.objects.order_by("path").first()
    with pytest.raises(content.ContentError, match=re.escape(message)):
        activities.add_activities(load, calendar, content.Source("test.yaml", []), [item])
