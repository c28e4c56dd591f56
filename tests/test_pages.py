"""Every page type as a visitor meets it: complete, bounded in queries, and closed when closed."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from communities.models import CommunityTheme, StoryPage
from events.models import DateChange
from home.models import StandardPage
from knowledge_base.models import (
    ExampleGuideline,
    ExampleIndexPage,
    ExamplePage,
    ExampleTheme,
    GlossaryPage,
    GlossaryTerm,
    GuidelineIndexPage,
    GuidelinePage,
    GuidelineRole,
    GuidelineStep,
    GuidelineTheme,
    GuidelineTool,
    KnowledgeBasePage,
    Precondition,
    PublicationIndexPage,
    PublicationPage,
    StepPage,
    StepPlanPage,
    StepRole,
    StepTool,
    ThemeIndexPage,
    ThemePage,
    ToolIndexPage,
    ToolPage,
)
from tests import builders, kept

pytestmark = pytest.mark.heavy

MOST_QUERIES = 15
TODAY = timezone.localdate()


def fill(site, number: int) -> None:
    """The whole site with `number` of everything that a page can list."""
    site.home.picture = builders.picture()
    site.home.save()
    home, base = site.home, site.home.add_child(instance=KnowledgeBasePage(title="Kennisbank"))
    section = {
        model: base.add_child(instance=model(title=model.__name__))
        for model in (
            StepPlanPage,
            GuidelineIndexPage,
            ThemeIndexPage,
            ExampleIndexPage,
            ToolIndexPage,
            PublicationIndexPage,
            GlossaryPage,
        )
    }

    def add(parent, model, **fields):
        return [
            section[parent].add_child(
                instance=model(
                    title=f"{model.__name__} {at}",
                    summary="Kort.",
                    **{name: value(at) for name, value in fields.items()},
                )
            )
            for at in range(number)
        ]

    tools = add(ToolIndexPage, ToolPage)
    steps = add(StepPlanPage, StepPage, number=lambda at: at + 1)
    for step in steps:
        step.checklist = tools[0]
        step.preconditions = [Precondition(text=f"Voorwaarde {n}") for n in range(number)]
        step.role_links = [StepRole(role="directie") for _ in range(number)]
        step.tool_links = [StepTool(tool=tool) for tool in tools]
        step.save()
    themes = add(ThemeIndexPage, ThemePage, picture=lambda at: builders.picture())
    examples = add(ExampleIndexPage, ExamplePage)
    guidelines = add(GuidelineIndexPage, GuidelinePage)
    for page in guidelines:
        page.example = examples[0]
        page.tool_links = [GuidelineTool(tool=tool) for tool in tools]
        page.step_links = [GuidelineStep(step=step) for step in steps]
        page.theme_links = [GuidelineTheme(theme=theme) for theme in themes]
        page.role_links = [GuidelineRole(role="directie") for _ in range(number)]
        page.save()
    for page in examples:
        page.theme_links = [ExampleTheme(theme=theme) for theme in themes]
        page.guideline_links = [ExampleGuideline(guideline=one) for one in guidelines]
        page.save()
    add(PublicationIndexPage, PublicationPage)
    terms = [
        GlossaryTerm.objects.create(term=f"Woord {n}", slug=f"woord-{n}", explanation="Uitleg.")
        for n in range(number)
    ]
    for term in terms:
        term.see_also.set(terms)
    for at in range(number):
        home.add_child(instance=StandardPage(title=f"Pagina {at}", summary="Kort."))
        _fill_community(site, at, number, themes)


def _fill_community(site, at, number, themes):
    library = builders.library(f"Bibliotheek {at}")
    community = builders.community(
        site,
        f"Groep {at}",
        library=library,
        picture=builders.picture(),
        is_example=True,
        contact_phone="0800 000 00 00",
    )
    community.theme_links = [CommunityTheme(theme=theme) for theme in themes]
    community.save()
    for n in range(number):
        community.stories.add_child(
            instance=StoryPage(
                title=f"Verhaal {n}", summary="Kort.", date=TODAY, picture=builders.picture()
            )
        )
    # The page of an activity names others: there is always another one.
    for n in range(number + 1):
        event = builders.event(
            community.calendar,
            f"Activiteit {n}",
            first_date=TODAY - dt.timedelta(days=7),
            # Until the end of the day: whenever the tests run, today's date is still to come.
            start_time=dt.time(0, 0),
            end_time=dt.time(23, 59, 59),
            rule=f"FREQ=DAILY;COUNT={8 + 2 * number}",
            venue=builders.venue(f"Plek {at}-{n}", library=library),
            themes=themes,
            picture=builders.picture(),
            is_example=True,
        )
        DateChange.objects.create(
            event=event, date=TODAY + dt.timedelta(days=1), cancelled=True, reason="Ziekte"
        )


ADDRESSES = [
    "/",
    "/communities/",
    "/communities/groep-0/",
    "/communities/groep-0/agenda/",
    "/communities/groep-0/agenda/activiteit-0/",
    f"/communities/groep-0/agenda/activiteit-0/{TODAY.isoformat()}/",
    f"/communities/groep-0/agenda/activiteit-0/{(TODAY + dt.timedelta(days=1)).isoformat()}/",
    "/communities/groep-0/agenda/abonneren/",
    "/communities/groep-0/agenda/activiteit-0/abonneren/",
    "/communities/groep-0/verhalen/",
    "/communities/groep-0/verhalen/verhaal-0/",
    "/agenda/",
    "/agenda/abonneren/",
    "/kennisbank/",
    "/kennisbank/alles/",
    "/kennisbank/alles/?rol=directie",
    "/kennisbank/stappenplan/",
    "/kennisbank/stappenplan/afdrukken/",
    "/kennisbank/stappenplan/steppage-0/",
    "/kennisbank/handvatten/",
    "/kennisbank/handvatten/afdrukken/",
    "/kennisbank/handvatten/guidelinepage-0/",
    "/kennisbank/themas/",
    "/kennisbank/themas/themepage-0/",
    "/kennisbank/themas/themepage-0/voor-bibliotheken/",
    "/kennisbank/voorbeelden/",
    "/kennisbank/voorbeelden/examplepage-0/",
    "/kennisbank/hulpmiddelen/",
    "/kennisbank/hulpmiddelen/afdrukken/",
    "/kennisbank/hulpmiddelen/toolpage-0/",
    "/kennisbank/publicaties/",
    "/kennisbank/publicaties/publicationpage-0/",
    "/kennisbank/begrippen/",
    "/kennisbank/begrippen/woord-0/",
    "/pagina-0/",
]


def queries(client) -> dict[str, int]:
    """The number of queries of each address, with the site's own cache warm."""
    counts = {}
    for address in ADDRESSES:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            response = client.get(address)
        assert response.status_code == 200, address
        counts[address] = len(captured)
    return counts


@pytest.fixture
def count_at(site, client):
    """Fill the site, count, and leave it as it was."""

    def count(number):
        try:
            with transaction.atomic():
                fill(site, number)
                found = queries(client)
                raise Done
        except Done:
            Page.objects.get(pk=site.home.pk).refresh_from_db()
            return found

    return count


class Done(Exception):
    pass


@pytest.mark.once
def test_queries_do_not_grow_with_what_a_page_lists(count_at):
    one, three = count_at(1), count_at(3)
    assert one == three
    assert {address: number for address, number in three.items() if number > MOST_QUERIES} == {}


@kept.world
def filled(site):
    """One of everything."""
    fill(site, 1)
    return site


def test_visitors_get_no_cookie_and_a_strict_policy(filled, client):
    for address in ADDRESSES:
        response = client.get(address)
        assert not response.cookies, address
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_no_page_speaks_in_untranslated_tags_or_empty_values(filled, client):
    for address in ADDRESSES:
        text = client.get(address).content.decode()
        assert '<html lang="nl"' in text
        assert text.count("<h1") == 1, address
        assert "None" not in text, address


def test_examples_are_labelled_and_kept_from_search_engines(filled, client):
    for address in [one for one in ADDRESSES if "groep-0/agenda/activiteit" in one]:
        text = client.get(address).content.decode()
        assert "Voorbeeld" in text
        assert '<meta name="robots" content="noindex' in text
    assert "noindex" not in client.get("/pagina-0/").content.decode()


BELOW_COMMUNITY = [one for one in ADDRESSES if one.startswith("/communities/groep-0/")]
LISTS = ["/", "/communities/", "/agenda/", "/kennisbank/themas/themepage-0/"]


def named(client, text="Groep 0") -> list[str]:
    return [one for one in LISTS if text in client.get(one).content.decode()]


def test_an_unpublished_community_is_gone_everywhere_and_comes_back(filled, client):
    before = {one: client.get(one).status_code for one in BELOW_COMMUNITY}
    assert set(before.values()) == {200}
    assert named(client) == LISTS
    community = filled.index.get_children().get().specific
    community.unpublish()
    assert {client.get(one).status_code for one in BELOW_COMMUNITY} == {404}
    assert named(client) == []
    assert named(client, "Activiteit 0") == []
    community.save_revision().publish()
    assert {one: client.get(one).status_code for one in BELOW_COMMUNITY} == before
    assert named(client) == LISTS


def test_a_restricted_community_is_gone_for_visitors_and_open_to_members(
    filled, client, admin_user
):
    restriction = PageViewRestriction.objects.create(
        page=filled.index.get_children().get(), restriction_type=PageViewRestriction.LOGIN
    )
    assert {client.get(one).status_code for one in BELOW_COMMUNITY} == {302}
    assert named(client) == []
    assert named(client, "Activiteit 0") == []
    client.force_login(admin_user)
    assert {client.get(one).status_code for one in BELOW_COMMUNITY} == {200}
    assert "Activiteit 0" in client.get("/communities/groep-0/agenda/").content.decode()
    client.logout()
    restriction.delete()
    assert named(client) == LISTS


def test_a_community_with_a_shared_password_is_closed_and_says_so(filled, client):
    PageViewRestriction.objects.create(
        page=filled.index.get_children().get(),
        restriction_type=PageViewRestriction.PASSWORD,
        password="geheim-woord",
    )
    response = client.get("/communities/groep-0/agenda/")
    text = response.content.decode()
    assert "Deze pagina is dicht" in text
    assert 'type="password"' not in text
    assert "Activiteit 0" not in text
    story = client.get("/communities/groep-0/verhalen/verhaal-0/").content.decode()
    assert "Kort." not in story
    assert "noindex" in story


def test_pages_are_for_reading(filled, client):
    assert {client.post(one).status_code for one in ("/", "/agenda/", "/pagina-0/")} == {405}


def test_every_page_type_can_be_previewed_before_it_is_saved(filled, admin_client):
    from django.test import RequestFactory

    from communities.models import CommunityPage
    from events.models import CalendarPage

    request = RequestFactory().get("/")
    for model, parent in (
        (CommunityPage, filled.index),
        (CalendarPage, CommunityPage.objects.get()),
        (ThemePage, ThemeIndexPage.objects.get()),
        (GuidelinePage, GuidelineIndexPage.objects.get()),
        (StepPage, StepPlanPage.objects.get()),
        (ToolPage, ToolIndexPage.objects.get()),
        (ExamplePage, ExampleIndexPage.objects.get()),
    ):
        page = model(title="Nog niet bewaard", slug="nieuw")
        # As Wagtail's preview of a new page places it.
        page.set_url_path(parent)
        page.depth, page.path = parent.depth + 1, f"{parent.path}ZZZZ"
        response = page.make_preview_request(request, page.default_preview_mode)
        assert response.status_code == 200, model
        assert "Nog niet bewaard" in response.content.decode()


def test_an_expired_community_is_gone_without_any_command(filled, client):
    community = filled.index.get_children().get().specific
    community.expire_at = timezone.now() + dt.timedelta(hours=1)
    community.save_revision().publish()
    assert named(client) == LISTS
    Page.objects.filter(pk=community.pk).update(expire_at=timezone.now())
    from events.lines import refresh_branch

    refresh_branch(Page.objects.get(pk=community.pk))
    assert {client.get(one).status_code for one in BELOW_COMMUNITY} == {404}
    assert named(client) == []


def test_a_draft_theme_is_named_nowhere(filled, client):
    theme = ThemePage.objects.get()
    theme.title = "Geheimzinnig thema"
    theme.save_revision().publish()
    showing = [one for one in ADDRESSES if "Geheimzinnig" in client.get(one).content.decode()]
    assert "/communities/groep-0/" in showing
    theme.unpublish()
    assert [one for one in ADDRESSES if "Geheimzinnig" in client.get(one).content.decode()] == []


MISSING = [
    "/bestaat-niet/",
    "/communities/groep-0/agenda/activiteit-0/2026-02-30/",
    "/communities/groep-0/agenda/activiteit-0/1999-01-01/",
    "/communities/groep-0/agenda/activiteit-0/2026-1-1/",
    "/communities/groep-0/agenda/activiteit-0/9999-99-99/",
    "/communities/groep-0/agenda/activiteit-0/2026-12-03T9999/",
    "/communities/groep-0/agenda/activiteit-0/٢٠٢٦-١٢-٠٣/",
    "/communities/groep-0/agenda/activiteit-0/%00/",
    "/agenda/?pagina=0",
    "/agenda/?pagina=-1",
    "/agenda/?pagina=twee",
    "/agenda/?pagina=٢",
    "/agenda/?pagina=499",
    "/agenda/?pagina=99999999999999999999",
    "/agenda/?pagina=%00",
    "/kennisbank/begrippen/bestaat-niet/",
    "/" + "a/" * 50,
    "/" + "a" * 3000 + "/",
]


def test_addresses_that_do_not_exist_get_a_helpful_404(filled, client):
    for address in MISSING:
        response = client.get(address)
        assert response.status_code == 404, address
        text = response.content.decode()
        assert '<html lang="nl"' in text, address
        assert 'href="/agenda/"' in text, address


@pytest.mark.once
def test_every_link_on_every_page_leads_somewhere(filled, client):
    from bs4 import BeautifulSoup

    seen, to_visit = set(), {"/"}
    while to_visit:
        address = to_visit.pop()
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        if not response["Content-Type"].startswith("text/html"):
            continue
        for link in BeautifulSoup(response.content, "html.parser").find_all("a", href=True):
            target = link["href"].split("#")[0]
            if target.startswith("?"):
                target = address.split("?")[0] + target
            if target.startswith("/") and not target.startswith("/admin") and target not in seen:
                to_visit.add(target)
        assert len(seen) < 200
    missing = {one for one in ADDRESSES if one not in seen}
    assert missing == set()
