"""The index holds what pages name, and can be made anew."""

import datetime as dt
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from home.models import SearchEntry, SearchWord, StandardPage
from home.search import content, entries
from site_config.pages import BasePage
from tests import builders

pytestmark = pytest.mark.every_case

# Texts of pages that say nothing of what the page is about.
EXEMPT = {
    "colour",
    "pattern",
    "contact_phone",
    "contact_email",
    "reviewed_by",
    "contact",
    "video_url",
}
PAGES = [model for model in apps.get_models() if issubclass(model, BasePage)]


def own_texts(model) -> set[str]:
    inherited = {field.name for field in Page._meta.fields} | EXEMPT
    return {
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, (models.TextField, models.CharField, StreamField))
        and not field.choices
        and field.name not in inherited
        and field.name != "recurrences"
    }


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_text_of_a_page_can_be_found(model):
    """A new text is named in `search_fields`, or in EXEMPT here with a reason."""
    named = {one.field_name for one in model.get_search_fields()}
    assert own_texts(model) - named == set()


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_text_of_what_belongs_to_a_page_can_be_found(model):
    related = {
        one.field_name for one in model.get_search_fields() if isinstance(one, index.RelatedFields)
    }
    children = {
        relation.get_accessor_name()
        for relation in model._meta.related_objects
        if isinstance(relation.field, ParentalKey)
        and relation.field.model._meta.app_label != "wagtailcore"
        and any(
            isinstance(field, models.CharField) and not field.choices
            for field in relation.related_model._meta.concrete_fields
        )
    }
    assert children - related == set()


def test_headings_count_as_what_a_page_comes_down_to(site):
    page = StandardPage(
        title="Varen",
        summary="Op het water.",
        body=[("heading", "Zeilen leren"), ("paragraph", "<p>Met een <b>boot</b>.</p><p>Ja.</p>")],
    )
    found = content.of_page(page)
    assert found.summary == "Op het water."
    assert found.headings == "Zeilen leren"
    assert found.body.splitlines() == ["Zeilen leren", "Met een boot. Ja."]


def test_rebuilding_makes_the_same_index(site, found):
    site.home.save()  # A migration made it, past the receivers.
    community = builders.community(site, "Watervolk")
    event = builders.event(community.calendar, "Fietstocht", rule="FREQ=WEEKLY;BYDAY=TH")
    values = ("page", "kind", "title", "names", "place", "around", "text", "words", "ends_at")
    before = set(SearchEntry.objects.values_list(*values))
    words = set(SearchWord.objects.values_list("word", flat=True))
    output = StringIO()
    call_command("rebuild_search", stdout=output)
    assert output.getvalue() == f"{len(before)} entries in the search index.\n"
    assert set(SearchEntry.objects.values_list(*values)) == before
    assert set(SearchWord.objects.values_list("word", flat=True)) == words
    assert found("fiets") == [event.url]


def test_rebuilding_if_needed_follows_the_analyser(site):
    builders.community(site, "Watervolk")
    output = StringIO()
    call_command("rebuild_search", "--if-needed", stdout=output)
    assert output.getvalue() == ""
    SearchEntry.objects.update(analyser="0/0")
    call_command("rebuild_search", "--if-needed", stdout=output)
    assert "entries in the search index" in output.getvalue()
    assert entries.is_current()


def test_an_empty_index_is_not_current(site):
    SearchEntry.objects.all().delete()
    assert not entries.is_current()


def test_the_words_go_with_the_entry(site):
    page = site.home.add_child(instance=StandardPage(title="Kwarkzeilboot"))
    (key,) = SearchEntry.objects.filter(page=page).values_list("pk", flat=True)
    page.delete()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM home_searchindex WHERE rowid = %s", [key])
            assert cursor.fetchone() == (0,)
    assert not SearchEntry.objects.filter(pk=key).exists()


def test_a_whole_phrase_between_quotes_has_to_be_there(site, found):
    one = site.home.add_child(instance=StandardPage(title="Wij", summary="Samen aan tafel eten."))
    other = site.home.add_child(instance=StandardPage(title="Zij", summary="Aan tafel samen eten."))
    assert set(found("samen aan tafel")) >= {one.url, other.url}
    assert found("“samen aan tafel”") == [one.url]


def test_parts_of_compounds_inflections_and_accents(site, found):
    tocht = site.home.add_child(instance=StandardPage(title="Fietstocht"))
    bos = site.home.add_child(instance=StandardPage(title="Boswandeling"))
    cafe = site.home.add_child(instance=StandardPage(title="Taalcafé"))
    for question, page in (
        ("fiets", tocht), ("fietsen", tocht), ("tocht", tocht), ("fietstogt", tocht),
        ("wandelen", bos), ("wandelingen", bos), ("bos", bos), ("boswandelinge", bos),
        ("cafe", cafe), ("café", cafe), ("taalcaffe", cafe), ("TAAL", cafe),
    ):  # fmt: skip
        assert page.url in found(question), question


def test_the_end_of_an_activity(site, time_machine_now):
    calendar = builders.community(site, "Watervolk").calendar
    once = builders.event(calendar, "Eenmaal")
    forever = builders.event(calendar, "Steeds", rule="FREQ=WEEKLY;BYDAY=TH")
    ends = dict(SearchEntry.objects.values_list("page", "ends_at"))
    assert ends[once.pk] == dt.datetime(2026, 12, 3, 20, tzinfo=dt.UTC)
    assert ends[forever.pk] is None
    builders.change(once, "2026-12-03", new_date=dt.date(2026, 12, 10))
    moved = SearchEntry.objects.get(page=once).ends_at
    assert moved == dt.datetime(2026, 12, 10, 20, tzinfo=dt.UTC)
