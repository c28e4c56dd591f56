"""What the front page shows: the next moments, the communities, the themes."""

from django.utils import timezone

from communities.landing import communities
from events import listing
from events.models import CalendarPage, Occurrence
from knowledge_base.models import KnowledgeBasePage, ThemePage

COMING = 6


def front_context(home, request) -> dict:
    """The next six dates of the network, its communities and its themes."""
    now = timezone.now()
    return {
        "coming": _coming(request, now),
        "today": timezone.localdate(now),
        "calendar": CalendarPage.objects.child_of(home).visible_to(request).first(),
        "knowledge_base": KnowledgeBasePage.objects.child_of(home).visible_to(request).first(),
        "communities": communities(request),
        "themes": ThemePage.objects.visible_to(request).defer_streamfields().order_by("title"),
    }


def _coming(request, now):
    """The next dates that go on, at most one of each series: not three times the same."""
    rows = Occurrence.objects.visible_to(request).starting_from(now).exclude(status="cancelled")
    seen, keys = set(), []
    for key, event_id in rows.values_list("pk", "event_id")[: COMING * 10]:
        if event_id not in seen:
            seen.add(event_id)
            keys.append(key)
        if len(keys) == COMING:
            break
    return listing.with_events(Occurrence.objects.filter(pk__in=keys).order_by("start", "pk"))
