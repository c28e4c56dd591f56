"""What the front page shows: the next moments, the communities, the themes."""

from django.utils import timezone

from communities.landing import communities
from communities.models import CommunityIndexPage
from events import listing
from events.choices import Status
from events.models import CalendarPage, Occurrence
from knowledge_base.models import KnowledgeBasePage, ThemePage
from site_config.menu import top_pages

COMING = 6


def front_context(home, request) -> dict:
    """The next six dates of the network, its communities and its themes."""
    now = timezone.now()
    # What is under way already is not the next moment to meet.
    rows = Occurrence.objects.visible_to(request).filter(start__gte=now)
    rows = rows.exclude(status=Status.CANCELLED)
    below = {page.specific_class: page for page in top_pages(home, request)}
    return {
        "searches_here": True,
        "coming": listing.first_of_each(rows, now, COMING),
        "today": timezone.localdate(now),
        "calendar": below.get(CalendarPage),
        "knowledge_base": below.get(KnowledgeBasePage),
        "communities": communities(request),
        "community_index": below.get(CommunityIndexPage),
        "themes": ThemePage.objects.visible_to(request).defer_streamfields().order_by("title"),
    }
