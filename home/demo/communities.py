"""Libraries, their places, their communities and the stories of these."""

from wagtail.models import Page

from communities import roles
from communities.models import (
    CommunityIndexPage,
    CommunityPage,
    CommunityTheme,
    Library,
    StoryIndexPage,
    StoryPage,
)
from events.models import CalendarPage, Venue

from . import content, images, pages, seasons, streams
from .activities import add_activities
from .load import Load

PLAIN = [
    "slug", "subtitle", "status", "colour", "pattern", "for_whom", "purpose", "online_place",
]  # fmt: skip
KNOWN = [
    *PLAIN, "name", "library", "what_we_do", "ladder", "house_rules", "contact", "themes",
    "venues", "stories", "activities",
]  # fmt: skip


def add_community(load: Load, index: CommunityIndexPage, source: content.Source) -> None:
    """Everything in one file: a library and its community, down to the last activity."""
    data = source.data
    with content.naming(source, data.get("slug")):
        content.check_keys(data, KNOWN)
        library = _add_library(load, data["library"])
        collection = roles.own_collection(library.name)
        load.pictures[data["slug"]] = images.add(data["slug"], collection)
        add_venues(load, source, library)
        community = pages.add(index, _community(load, data, library))
        roles.library_group(library)
        calendar = pages.add(community, CalendarPage(title="Agenda", is_example=True))
    add_activities(load, calendar, source, data["activities"])
    stories = pages.add(community, StoryIndexPage(title="Verhalen", is_example=True))
    for item in data["stories"]:
        with content.naming(source, item.get("slug")):
            pages.add(stories, _story(load, item))


def _add_library(load: Load, item: dict) -> Library:
    library = Library(**{**content.exact(item), "adviser": load.advisers[item["adviser"]]})
    library.full_clean()
    library.save()
    return library


def add_venues(load: Load, source: content.Source, library: Library | None) -> None:
    for item in source.data["venues"]:
        with content.naming(source, item.get("slug")):
            values = content.exact(item)
            slug = values.pop("slug")
            venue = Venue(library=library, **values)
            venue.full_clean()
            venue.save()
            load.venues[slug] = venue


def _community(load: Load, data: dict, library: Library) -> Page:
    ladder, contact = data["ladder"], data["contact"]
    page = CommunityPage(
        title=data["name"],
        library=library,
        is_example=True,
        search_description=data["for_whom"],
        picture=load.pictures[data["slug"]],
        body=streams.paragraphs(data["what_we_do"]),
        house_rules=streams.items(data["house_rules"]),
        **{name: data[name] for name in PLAIN},
        **{f"how_to_{step}": ladder[step] for step in ("look", "join", "help", "lead")},
        **{f"contact_{way}": contact[way] for way in ("function", "phone", "email", "visit")},
    )
    themes = [load.themes[slug] for slug in data["themes"]]
    page.theme_links = pages.links(CommunityTheme, "theme", themes)
    return page


def _story(load: Load, item: dict) -> StoryPage:
    years = load.seasons.of_story(item["date"], load.today)
    return StoryPage(
        slug=item["slug"],
        title=item["title"],
        is_example=True,
        date=seasons.shift_date(item["date"], years),
        summary=item["summary"],
        search_description=item["summary"],
        author_role=item["author_role"],
        body=streams.paragraphs(seasons.shift_words(text, years) for text in item["body"]),
    )
