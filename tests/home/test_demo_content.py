"""What the demo is made of: all that its files say, as pages that go together."""

import pytest
from bs4 import BeautifulSoup
from wagtail.images.models import Image
from wagtail.models import Page, Revision, Site

from communities.models import Adviser, CommunityPage, Library, StoryPage
from events.models import (
    Attendance,
    CalendarPage,
    Closure,
    DateChange,
    EventPage,
    Occurrence,
    Venue,
)
from home import reviewing
from home.demo import content
from home.models import HomePage, SiteSettings, StandardPage
from knowledge_base.models import (
    ExamplePage,
    GlossaryTerm,
    GuidelinePage,
    PublicationPage,
    StepPage,
    StepPlanPage,
    ThemePage,
    ToolPage,
)
from tests.demo import NOW

pytestmark = pytest.mark.heavy

COMMUNITIES = content.communities()
NETWORK = content.read("network.yaml").data
ACTIVITIES = [item for source in COMMUNITIES for item in source.data["activities"]]
ACTIVITIES += NETWORK["events"]
EXCEPTIONS = [(item, change) for item in ACTIVITIES for change in item.get("changes", [])]


def knowledge(name: str):
    return [source.data for source in content.articles(name)]


@pytest.fixture
def demo(the_demo):
    return the_demo


@pytest.mark.once
def test_everything_of_the_files_is_there(demo):
    stories = [story for source in COMMUNITIES for story in source.data["stories"]]
    venues = [venue for source in COMMUNITIES for venue in source.data["venues"]]
    expected = {
        CommunityPage: 7,
        Library: 7,
        CalendarPage: 8,
        Adviser: len(NETWORK["advisers"]),
        Venue: len(venues) + len(NETWORK["venues"]),
        StoryPage: len(stories),
        EventPage: len(ACTIVITIES),
        DateChange: len(EXCEPTIONS),
        Closure: len(NETWORK["school_holidays"]),
        StandardPage: len(NETWORK["standard_pages"]),
        ThemePage: len(knowledge("themes")),
        GuidelinePage: len(knowledge("guidelines")),
        ToolPage: len(knowledge("tools")),
        StepPage: len(knowledge("steps")),
        ExamplePage: len(knowledge("examples")),
        PublicationPage: len(knowledge("publications")),
        GlossaryTerm: len(knowledge("glossary")),
        Image: 19,
        HomePage: 1,
    }
    assert {model: model.objects.count() for model in expected} == expected
    assert min(len(ACTIVITIES), len(EXCEPTIONS), len(stories)) > 10


def test_site_points_at_the_front_page(demo):
    site = Site.objects.get()
    assert (site.hostname, site.is_default_site) == ("localhost", True)
    assert site.root_page.specific == HomePage.objects.get(slug="home")
    settings = SiteSettings.for_site(site)
    assert settings.contact_email == "redactie@example.org"
    assert settings.organisation
    assert settings.contact_phone


def test_tree_is_sound_and_live(demo):
    assert Page.find_problems() == ([], [], [], [], [])
    pages = Page.objects.filter(depth__gt=1)
    assert all(page.live and page.first_published_at and page.last_published_at for page in pages)
    assert not pages.filter(has_unpublished_changes=True).exists()
    assert not Revision.objects.exists()


def test_menu_names_three_pages(demo):
    titles = (
        Page.objects.filter(show_in_menus=True).order_by("path").values_list("title", flat=True)
    )
    assert list(titles) == ["Community’s", "Agenda", "Kennisbank"]


def test_what_is_made_up_is_called_an_example(demo):
    for model in (HomePage, CommunityPage, CalendarPage, StoryPage, EventPage):
        assert set(model.objects.values_list("is_example", flat=True)) == {True}, model
    for model in (ThemePage, GuidelinePage, StandardPage):
        assert set(model.objects.values_list("is_example", flat=True)) == {False}, model


def slugs(links, name: str) -> list[str]:
    return [getattr(link, name).slug for link in links]


def test_drafts_of_the_knowledge_base_are_looked_at(demo):
    for model in (ThemePage, GuidelinePage, StepPage, ToolPage):
        assert model.objects.first().get_workflow().name == reviewing.WORKFLOW
    assert StandardPage.objects.first().get_workflow() is None


def test_knowledge_base_goes_together(demo):
    for item in knowledge("guidelines"):
        page = GuidelinePage.objects.get(slug=item["slug"])
        assert slugs(page.tool_links.all(), "tool") == item["tools"]
        assert [link.step.number for link in page.step_links.all()] == item["steps"]
        assert slugs(page.theme_links.all(), "theme") == item["themes"]
        assert [link.role for link in page.role_links.all()] == item["roles"]
        assert (page.example.slug if page.example else None) == item["example"]
        assert [block.value["heading"] for block in page.how] == [
            one["title"] for one in item["how"]
        ]
    for item in knowledge("steps"):
        page = StepPage.objects.get(number=item["number"])
        assert [(one.text, one.explanation) for one in page.preconditions.all()] == [
            (one["text"], one["explanation"]) for one in item["preconditions"]
        ]
        assert [(one.role, one.does) for one in page.role_links.all()] == [
            (who["role"], who["does"]) for who in item["who"]
        ]
        assert slugs(page.tool_links.all(), "tool") == item["tools"]
        assert page.checklist.slug == item["checklist"]
        assert page.go_no_go == item.get("go_no_go", False)
    for item in knowledge("examples"):
        page = ExamplePage.objects.get(slug=item["slug"])
        assert slugs(page.theme_links.all(), "theme") == item["themes"]
        assert slugs(page.guideline_links.all(), "guideline") == item["guidelines"]
    for item in knowledge("glossary"):
        term = GlossaryTerm.objects.get(slug=item["slug"])
        assert {other.slug for other in term.see_also.all()} == set(item["see"])
    for item in knowledge("tools"):
        page = ToolPage.objects.get(slug=item["slug"])
        parts = [
            {"heading": part.value["heading"], "items": list(part.value["items"])}
            for part in page.parts
        ]
        assert parts == item.get("parts", [])
        assert [block.value["heading"] for block in page.items] == [
            one["text"] for one in item.get("items", [])
        ]


def test_introductions_are_found(demo):
    words = content.read("knowledge_base/knowledge_base.yaml").data
    plan = StepPlanPage.objects.get()
    assert plan.search_description == words["step_plan"]["introduction"]
    assert plan.introduction.startswith(plan.search_description)
    entrance = plan.get_parent().specific
    assert entrance.summary == words["introduction"][0]
    assert len(entrance.body) == len(words["introduction"]) - 1


def test_standard_page_has_headings_paragraphs_and_lists(demo):
    page = StandardPage.objects.get(slug="contact")
    body = [(block.block_type, str(block.value)) for block in page.body]
    assert body[0] == ("heading", "Een vraag over een groep of activiteit")
    assert [kind for kind, _ in body].count("heading") == 3
    assert any("<li>Telefoon: " in value for _, value in body)


def test_statements_lead_to_each_other(demo, client):
    soup = BeautifulSoup(client.get("/contact/").content, "html.parser")
    links = {one["href"]: one.get_text() for one in soup.select("main a[href]")}
    assert links["/probleem-melden/"] == "Probleem melden"
    assert links["mailto:redactie@example.org"] == "redactie@example.org"
    assert links["tel:08000000000"] == "0800 – 000 00 00"
    for page in StandardPage.objects.all():
        assert "](" not in str(page.body), page.slug


def test_community_has_all_that_its_file_says(demo):
    for source in COMMUNITIES:
        item = source.data
        page = CommunityPage.objects.get(slug=item["slug"])
        assert (page.title, page.library.slug) == (item["name"], item["library"]["slug"])
        assert page.library.adviser.email
        assert slugs(page.theme_links.all(), "theme") == item["themes"]
        assert [text for _, text in page.ladder] == list(item["ladder"].values())
        assert [block.value for block in page.house_rules] == item["house_rules"]
        assert page.contact_phone == item["contact"]["phone"]
        assert page.picture.collection.name == page.library.name
        venues = {venue.name for venue in page.library.venues.all()}
        assert venues == {venue["name"] for venue in item["venues"]}


def test_activity_has_its_themes_and_dates(demo):
    for item in ACTIVITIES:
        event = EventPage.objects.get(slug=item["slug"])
        assert slugs(event.theme_links.all(), "theme") == item["themes"]
        assert event.first_date == item["first_date"]
        assert [one.date for one in event.extra_dates.all()] == item.get("extra_dates", [])
        assert event.occurrences.order_by("date").first().date == item["first_date"]
        assert event.all_day == ("start" not in item)


@pytest.mark.parametrize(
    ("item", "change"),
    EXCEPTIONS,
    ids=[f"{item['slug']}-{change['date']}" for item, change in EXCEPTIONS],
)
def test_exception_lands_on_its_date(demo, item, change):
    row = Occurrence.objects.get(event__slug=item["slug"], date=change["date"], slot=0)
    assert (row.status, row.reason) == (change["kind"], change["reason"])
    assert row.note == change.get("note", "")
    assert row.first_day == change.get("new_date", change["date"])
    assert f"{row.local_start:%H:%M}" == change.get("start", item["start"])
    assert row.venue_note == change.get("venue_note", item.get("venue_note", ""))
    assert (row.venue is None) == ("venue_note" in change or "venue" not in item)


def test_pictures_have_alternative_texts_and_focal_points(demo):
    home = HomePage.objects.get()
    assert home.picture.default_alt_text.startswith("Een prikbord van papier")
    assert home.picture.get_focal_point().centroid == (612, 440)
    assert all(theme.picture for theme in ThemePage.objects.all())


def test_nobody_was_counted_before_an_activity_was_over(demo):
    for one in Attendance.objects.select_related("event"):
        row = Occurrence.objects.get(event=one.event, date=one.date, slot=one.slot)
        assert row.end <= NOW, one.event.title
