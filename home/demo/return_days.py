"""The return days of the demo: who takes part, what they bring, and what came out of it."""

from wagtail.models import Page

from communities.models import CommunityPage, Preparation, ReturnDay
from communities.return_days import changes
from events.models import CalendarPage, EventPage

from . import content
from .load import Load

KNOWN = ["event", "advisers", "notes", "articles", "communities"]
KNOWN_OF_COMMUNITY = ["community", "ready", "question", "evaluation"]


def add_return_days(load: Load) -> None:
    source = content.read("return_days.yaml")
    calendar = CalendarPage.objects.get(depth=3)
    for item in source.data:
        with content.naming(source, item.get("event")):
            content.check_keys(item, KNOWN)
            event = EventPage.objects.child_of(calendar).get(slug=item["event"])
            _add_day(load, event, item)


def _add_day(load: Load, event: EventPage, item: dict) -> None:
    """Of a day that is still to come there is nothing to note."""
    row = event.occurrences.select_related("event").order_by("start").first()
    advisers = [load.advisers[slug] for slug in item["advisers"]]
    communities = {
        one["community"]: CommunityPage.objects.get(slug=one["community"])
        for one in item["communities"]
    }
    day = changes.mark(row, communities.values(), advisers, None)
    for one in item["communities"]:
        content.check_keys(one, KNOWN_OF_COMMUNITY)
        _prepare(day, communities[one["community"]], one)
    if "notes" in item and row.first_day < load.today:
        articles = Page.objects.filter(slug__in=item["articles"]).values_list("pk", flat=True)
        changes.note(day, {"notes": item["notes"], "articles": articles}, set(), advisers[0].user)
    day.full_clean(exclude=["changed_at", "changed_by"])


def _prepare(day: ReturnDay, community: CommunityPage, item: dict) -> None:
    """Raises FieldDoesNotExist when the checklist has no such point."""
    one = Preparation.objects.get(day=day, community=community)
    finished = community.evaluations.filter(finished_at__isnull=False).order_by("last_date")
    evaluation = finished.last() if item.get("evaluation") else None
    values = {
        "items": [
            Preparation._meta.get_field(f"has_{name}").name for name in item.get("ready", [])
        ],
        "question": item.get("question", ""),
        "evaluation": evaluation and evaluation.pk,
    }
    if any(values.values()):
        changes.prepare(one, values, community.library.group.user_set.first())
