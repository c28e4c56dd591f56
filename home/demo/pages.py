"""The pages around the communities: front page, overview, calendar, standard pages."""

from collections.abc import Iterable

from django.utils import timezone
from wagtail.models import Orderable, Page, Site

from communities.models import CommunityIndexPage
from events.models import CalendarPage
from home.models import HomePage, SiteSettings, StandardPage

from . import content, streams
from .load import Load


def add(parent: Page, page: Page) -> Page:
    """Put a page in the tree as if it was published just now.

    Without a revision: the editor then starts from the page itself. Revisions would cost
    half of the time of a load.
    """
    now = timezone.now()
    page.first_published_at = page.last_published_at = now
    return parent.add_child(instance=page)


def links(model: type[Orderable], name: str, values: Iterable) -> list[Orderable]:
    """Rows of a page's inline list, in the order of the files."""
    return [model(sort_order=at, **{name: value}) for at, value in enumerate(values)]


def add_front_page(load: Load) -> HomePage:
    """The front page, as the root of the only site."""
    source = content.read("network.yaml")
    with content.naming(source, "home"):
        home = HomePage(
            slug="home",
            is_example=True,
            picture=load.pictures["voorpagina"],
            **source.data["home"],
        )
        add(Page.get_first_root_node(), home)
    site = Site.objects.create(
        hostname="localhost", site_name=home.title, root_page=home, is_default_site=True
    )
    with content.naming(source, "settings"):
        settings = SiteSettings.for_site(site)
        for name, value in source.data["settings"].items():
            setattr(settings, name, value)
        settings.full_clean()
        settings.save()
    return home


def add_community_index(home: HomePage) -> CommunityIndexPage:
    source = content.read("network.yaml")
    with content.naming(source, "community_index"):
        page = CommunityIndexPage(show_in_menus=True, **source.data["community_index"])
        return add(home, page)


def add_network_calendar(home: HomePage) -> CalendarPage:
    source = content.read("network.yaml")
    with content.naming(source, "calendar"):
        page = CalendarPage(show_in_menus=True, is_example=True, **source.data["calendar"])
        return add(home, page)


def add_standard_pages(home: HomePage) -> None:
    """Contact, privacy and the like. The footer lists them, the menu does not."""
    source = content.read("network.yaml")
    added = []
    for item in source.data["standard_pages"]:
        with content.naming(source, item.get("slug")):
            page = StandardPage(
                slug=item["slug"],
                title=item["title"],
                summary=item["summary"],
                search_description=item["summary"],
                body=streams.sections(item["sections"]),
            )
            added.append((add(home, page), item))
    # They refer to each other.
    for page, item in added:
        with content.naming(source, page.slug):
            page.body = streams.linked(streams.sections(item["sections"]), home)
            page.save()
