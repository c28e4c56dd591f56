"""What not everybody may see is in no result, no suggestion, and no corrected spelling."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import SearchEntry, StandardPage
from home.search import entries
from knowledge_base.models import GlossaryPage, GlossaryTerm, KnowledgeBasePage
from tests import builders

pytestmark = pytest.mark.every_case

WORD = "kwarkzeilboot"


def standard_page(site, title=f"Over de {WORD}", **fields):
    page = site.home.add_child(
        instance=StandardPage(title=title, live=False, summary=f"Een {WORD} vaart.", **fields)
    )
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def outlets(client, found):
    """Where a word is found: ("results", "suggestions", "spelling")."""

    def ask(word=WORD) -> set[str]:
        response = client.get("/zoeken/", {"q": word[:-1] + "d"})
        # The menus around it name pages by themselves.
        text = str(BeautifulSoup(response.content, "html.parser").main)
        suggested = client.get("/zoeken/suggesties/", {"q": word[:8]}).json()["suggestions"]
        return {
            *(["results"] if found(word) else []),
            *(["suggestions"] if suggested else []),
            *(["spelling"] if word in text else []),
        }

    return ask


EVERYWHERE = {"results", "suggestions", "spelling"}


def test_a_published_page_is_found(site, outlets):
    assert outlets() == set()
    standard_page(site)
    assert outlets() == EVERYWHERE


def test_a_draft_is_not(site, outlets):
    page = site.home.add_child(instance=StandardPage(title=f"De {WORD}", live=False))
    page.save_revision()
    assert outlets() == set()


def test_the_draft_of_a_published_page_is_not(site, outlets):
    page = standard_page(site, title="Varen")
    page.title = "De geheimschuit"
    page.save_revision()
    assert outlets("geheimschuit") == set()
    page.get_latest_revision().publish()
    assert outlets("geheimschuit") == EVERYWHERE


def test_a_scheduled_page_is_not(site, outlets):
    page = site.home.add_child(
        instance=StandardPage(
            title=f"De {WORD}", live=False, go_live_at=timezone.now() + dt.timedelta(days=1)
        )
    )
    page.save_revision().publish()
    assert outlets() == set()


def test_an_expired_page_is_not_without_any_command(site, outlets, monkeypatch):
    standard_page(site, expire_at=timezone.now() + dt.timedelta(hours=1))
    assert outlets() == EVERYWHERE
    later = timezone.now() + dt.timedelta(hours=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert outlets() == set()


def test_pages_below_an_expired_one_are_not(site, outlets, monkeypatch):
    community = builders.community(site, "Watervolk")
    builders.event(community.calendar, f"Varen met de {WORD}")
    community.expire_at = timezone.now() + dt.timedelta(hours=1)
    community.save_revision().publish()
    assert outlets() == EVERYWHERE
    later = timezone.now() + dt.timedelta(hours=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert outlets() == set()


def test_an_unpublished_page_is_not(site, outlets):
    standard_page(site).unpublish()
    assert outlets() == set()


def test_pages_below_an_unpublished_one_are_not_until_it_comes_back(site, outlets):
    community = builders.community(site, "Watervolk")
    builders.event(community.calendar, f"Varen met de {WORD}")
    assert outlets() == EVERYWHERE
    community.unpublish()
    assert outlets() == set()
    community.get_latest_revision() or community.save_revision()
    community.save_revision().publish()
    assert outlets() == EVERYWHERE


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_a_page_for_some_is_not(site, outlets, kind):
    community = builders.community(site, "Watervolk")
    builders.event(community.calendar, f"Varen met de {WORD}")
    restriction = PageViewRestriction.objects.create(
        page=community, restriction_type=kind, password="geheim"
    )
    assert outlets() == set()
    restriction.delete()
    assert outlets() == EVERYWHERE


def test_a_page_that_moves_below_a_closed_one_is_not(site, outlets):
    open_one, closed = builders.community(site, "Watervolk"), builders.community(site, "Stil")
    event = builders.event(open_one.calendar, f"Varen met de {WORD}")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert outlets() == EVERYWHERE
    event.move(closed.calendar, "last-child")
    assert outlets() == set()
    calendar = type(open_one.calendar).objects.get(pk=open_one.calendar.pk)
    type(event).objects.get(pk=event.pk).move(calendar, "last-child")
    assert outlets() == EVERYWHERE


def test_a_deleted_page_is_not(site, outlets):
    standard_page(site).delete()
    assert outlets() == set()
    assert not SearchEntry.objects.filter(words__contains=WORD).exists()


def test_a_page_that_was_retitled_is_found_by_its_new_title_only(site, outlets):
    page = standard_page(site)
    page.title, page.summary = "Varen", "Gewoon varen."
    page.save_revision().publish()
    assert outlets() == set()


def test_an_error_while_indexing_leaves_the_page_as_it_was(site, monkeypatch, outlets):
    page = site.home.add_child(instance=StandardPage(title=f"De {WORD}", live=False))

    def fail(*args, **kwargs):
        raise RuntimeError("the index could not be written")

    monkeypatch.setattr(entries, "write", fail)
    with pytest.raises(RuntimeError):
        page.save_revision().publish()
    page.refresh_from_db()
    assert not page.live


def test_a_glossary_term_goes_with_its_page(site, outlets, found):
    base = site.home.add_child(instance=KnowledgeBasePage(title="Kennisbank"))
    glossary = base.add_child(instance=GlossaryPage(title="Begrippen"))
    term = GlossaryTerm.objects.create(
        term=f"{WORD.capitalize()}", slug="boot", explanation="Een boot met een zeil."
    )
    assert found(WORD) == [f"{glossary.url}boot/"]
    term.explanation = "Vaart op het meer."
    term.save()
    assert found("meer kwarkzeilboot") == [f"{glossary.url}boot/"]
    glossary.unpublish()
    assert outlets() == set()
    glossary.save_revision().publish()
    assert outlets() == EVERYWHERE
    term.delete()
    assert outlets() == set()


def test_who_is_signed_in_finds_no_more_than_others(site, admin_client, client):
    page = standard_page(site)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    text = admin_client.get("/zoeken/", {"q": WORD}).content.decode()
    assert "We vonden niets" in text


def test_names_around_an_activity_follow(site, found):
    community = builders.community(site, "Watervolk")
    event = builders.event(community.calendar, "Varen", venue=builders.venue("Steigerhuis"))
    assert found("steigerhuis") == [event.url]
    event.venue.name = "Botenloods"
    event.venue.save()
    assert found("steigerhuis") == []
    assert found("botenloods") == [event.url]
    community.title = "Havenvolk"
    community.save_revision().publish()
    assert event.url in found("havenvolk")
    assert event.url not in found("watervolk")
    community.library.name = "Bibliotheek Zeeland"
    community.library.save()
    assert found("zeeland")[0] == community.url
    assert event.url in found("zeeland")


def test_coming_activities_stand_before_past_ones(site, found, time_machine_now):
    calendar = builders.community(site, "Watervolk").calendar
    past = builders.event(calendar, "Fietstocht langs zee", first_date=dt.date(2026, 5, 1))
    coming = builders.event(calendar, "Fietstocht door het bos")
    moved = builders.event(calendar, "Fietstocht om de kerk", first_date=dt.date(2026, 11, 20))
    assert found("fiets", soort="activiteiten")[0] == coming.url
    assert set(found("fiets")) == {past.url, coming.url, moved.url}
    builders.change(coming, "2026-12-03", cancelled=True)
    entry = SearchEntry.objects.get(page=coming)
    assert entry.ends_at is not None
