"""What community pages show besides their own fields."""

from urllib.parse import urlsplit

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from events import listing, windows
from events.models import CalendarPage, EventPage, Occurrence, Venue
from site_config.pictures import with_pictures
from site_config.visibility import VisiblePageQuerySet, visible_children

COMING = 6
STORIES = 3
MOST_ACTIVITIES = 5000


def communities(request):
    """The living communities that the visitor may see, with library and picture, by name."""
    return _all(request).exclude(ending__last_day__lt=timezone.localdate())


def ended(request):
    """Those that have stopped: their pages stay, as an archive."""
    return _all(request).filter(ending__last_day__lt=timezone.localdate())


def _all(request):
    from .models import CommunityPage

    return with_pictures(
        CommunityPage.objects.visible_to(request)
        .select_related("library", "ending")
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
    """The next dates, places, stories and themes of one community.

    One that has stopped has nothing to come to any more, and may lead on to something else.
    """
    from .models import StoryIndexPage

    now = timezone.now()
    today = timezone.localdate(now)
    ending = getattr(community, "ending", None)
    has_ended = ending is not None and ending.has_passed_on(today)
    below = {page.specific_class: page for page in visible_children(community, request)}
    calendar, story_index = below.get(CalendarPage), below.get(StoryIndexPage)
    goes_on = calendar is not None and not has_ended
    coming = _coming(community, calendar, request, now) if goes_on else []
    return {
        "ending": ending,
        "has_ended": has_ended,
        "forward": _forward(ending, request),
        "community": community,
        "calendar": calendar,
        "next_occurrence": next((row for row in coming if not row.is_cancelled), None),
        "coming": coming,
        "venues": _venues(calendar, request, today) if goes_on else [],
        "story_index": story_index,
        "stories": stories_below(story_index, request)[:STORIES] if story_index else [],
        "themes": visible_themes(community, request),
        "today": today,
    }


def _forward(ending, request) -> dict | None:
    """Where one can go on: a page that this visitor may see, or an address elsewhere."""
    if ending is None:
        return None
    if ending.forward_page_id:
        pages = VisiblePageQuerySet(Page).filter(pk=ending.forward_page_id).visible_to(request)
        if page := pages.first():
            return {"url": page.get_url(request), "text": page.title}
    if ending.forward_url:
        host = urlsplit(ending.forward_url).hostname or ending.forward_url
        return {"url": ending.forward_url, "text": host.removeprefix("www.")}
    return None


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
