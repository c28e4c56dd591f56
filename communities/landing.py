"""What community pages show besides their own fields."""

from django.db.models import Q
from django.utils import timezone

from events import listing, windows
from events.models import CalendarPage, EventPage, Occurrence, Venue
from site_config.pictures import with_pictures
from site_config.visibility import visible_children

COMING = 6
STORIES = 3
MOST_ACTIVITIES = 5000


def communities(request):
    """All communities that the visitor may see, with library and picture, by name."""
    from .models import CommunityPage

    return with_pictures(
        CommunityPage.objects.visible_to(request)
        .select_related("library")
        .defer_streamfields()
        .order_by("title")
    )


def theme_slugs(communities, request) -> list[tuple[str, str, int]]:
    """Which visible theme goes with which of these communities: (slug, title, community)."""
    from .models import CommunityTheme

    theme_page = CommunityTheme._meta.get_field("theme").related_model
    return list(
        theme_page.objects.visible_to(request)
        .filter(community_links__community__in=[one.pk for one in communities])
        .order_by("title", "pk")
        .values_list("slug", "title", "community_links__community")
    )


def landing_context(community, request) -> dict:
    """The next dates, places, stories and themes of one community."""
    from .models import StoryIndexPage

    now = timezone.now()
    below = {page.specific_class: page for page in visible_children(community, request)}
    calendar, story_index = below.get(CalendarPage), below.get(StoryIndexPage)
    coming = _coming(community, calendar, request, now) if calendar else []
    return {
        "community": community,
        "calendar": calendar,
        "next_occurrence": next((row for row in coming if not row.is_cancelled), None),
        "coming": coming,
        "venues": _venues(calendar, request, timezone.localdate(now)) if calendar else [],
        "story_index": story_index,
        "stories": stories_below(story_index, request)[:STORIES] if story_index else [],
        "themes": visible_themes(community, request),
        "today": timezone.localdate(now),
    }


def _coming(community, calendar, request, now):
    rows = Occurrence.objects.visible_to(request).filter(calendar_id=calendar.pk)
    keys = windows.page_of_keys(rows, now, None, 0, COMING)
    return listing.with_events(windows.in_order(keys), community)


def _venues(calendar, request, today):
    """The places where this community still meets."""
    going_on = Q(series__ends_on=None) | Q(series__ends_on__gte=today)
    # With a limit, so that PostgreSQL finds these few first: it would read all activities of
    # the network to join them.
    children = visible_children(calendar, request).values("pk")[:MOST_ACTIVITIES]
    events = EventPage.objects.filter(going_on, pk__in=children)
    return Venue.objects.filter(pk__in=events.values("venue")).order_by("place", "name")


def stories_below(story_index, request):
    """The stories of one community that the visitor may see, newest first."""
    from .models import StoryPage

    return with_pictures(
        StoryPage.objects.child_of(story_index)
        .visible_to(request)
        .defer_streamfields()
        .order_by("-date", "title")
    )


def visible_themes(community, request):
    """The theme pages that this community is linked to and the visitor may see."""
    theme_page = community.theme_links.model._meta.get_field("theme").related_model
    themes = theme_page.objects.visible_to(request).order_by("path")
    if getattr(request, "is_preview", False):
        # What is being previewed is not in the database yet.
        return themes.filter(pk__in=[link.theme_id for link in community.theme_links.all()])
    return themes.filter(community_links__community_id=community.pk).distinct()
