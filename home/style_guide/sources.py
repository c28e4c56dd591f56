"""The contexts of real pages, for components to be shown with what the site itself holds.

A page of the site is asked what it would show; nothing here is made up. Where there is no
such page yet, its context is empty, and the components that need it are left out.
"""

from copy import copy
from functools import cached_property

from django.http import QueryDict
from django.utils import timezone

from communities import landing
from communities.models import CommunityIndexPage, CommunityPage
from events import listing
from events.choices import Status
from events.models import CalendarPage, EventPage, Occurrence
from home.models import StandardPage
from home.search import finding, results
from home.search.question import Question
from home.search.views import kind_filters
from knowledge_base.models import (
    ExamplePage,
    GlossaryTerm,
    GuidelinePage,
    StepPage,
    ThemePage,
    ToolPage,
)
from site_config.templatetags.site_frame import site_settings, ways_out


class Sources:
    """By name the context of one page of each kind; each is made when it is asked for."""

    def __init__(self, request):
        # The style guide's own address may hold anything: calendars read theirs.
        self.request = copy(request)
        self.request.GET = QueryDict()
        self.now = timezone.now()

    @cached_property
    def frame(self) -> dict:
        return ways_out({"request": self.request})

    @cached_property
    def communities(self) -> dict:
        return self._context(self._first(CommunityIndexPage))

    @cached_property
    def community(self) -> dict:
        return self._context(self._first(CommunityPage))

    @cached_property
    def ended(self) -> dict:
        return {"community": next(iter(landing.ended(self.request)[:1]), None)}

    @cached_property
    def calendar(self) -> dict:
        page = self._own_calendar()
        return page.coming(self.request).context_data if page else {}

    @cached_property
    def month(self) -> dict:
        page = self._own_calendar()
        code = f"{timezone.localdate(self.now):%Y-%m}"
        return page.grid(self.request, "maand", code).context_data if page else {}

    @cached_property
    def network(self) -> dict:
        page = self._first(CalendarPage, depth=3)
        return page.coming(self.request).context_data if page else {}

    @cached_property
    def chosen(self) -> dict:
        """A list with a filter that leaves nothing."""
        page = self._own_calendar()
        if not page:
            return {}
        request = copy(self.request)
        request.GET = QueryDict("q=bestaatniet&vorm=fysiek")
        return page.coming(request).context_data

    @cached_property
    def subscribing(self) -> dict:
        page = self._first(CalendarPage, depth=3)
        return page.subscribe_view(self.request).context_data if page else {}

    @cached_property
    def event(self) -> dict:
        rows = Occurrence.objects.visible_to(self.request).filter(start__gte=self.now)
        pages = EventPage.objects.filter(pk__in=rows.values("event")[:200])
        page = pages.exclude(recurrences=None).order_by("pk").first()
        if page is None:
            return {}
        settings = site_settings({"request": self.request})
        return {**page.series_view(self.request).context_data, "settings": settings}

    @cached_property
    def changed(self) -> dict:
        """The first date of each kind of change."""
        rows = Occurrence.objects.visible_to(self.request).order_by("start")
        found = {
            str(status): next(iter(rows.filter(status=status)[:1]), None)
            for status in (Status.CANCELLED, Status.MOVED, Status.CHANGED)
        }
        listing.with_events([row for row in found.values() if row])
        return {**found, "today": timezone.localdate(self.now)}

    @cached_property
    def guideline(self) -> dict:
        return self._context(self._first(GuidelinePage))

    @cached_property
    def step(self) -> dict:
        return self._context(self._first(StepPage))

    @cached_property
    def theme(self) -> dict:
        return self._context(self._first(ThemePage))

    @cached_property
    def tool(self) -> dict:
        return self._context(self._first(ToolPage))

    @cached_property
    def example(self) -> dict:
        return self._context(self._first(ExamplePage))

    @cached_property
    def glossary(self) -> dict:
        return {"terms": list(GlossaryTerm.objects.order_by("term")[:2])}

    @cached_property
    def search(self) -> dict:
        """What the name of the first community finds."""
        page = self.community.get("page")
        if page is None:
            return {}
        outcome = finding.find(Question.read(page.title), self.now)
        return {
            "groups": results.groups(outcome, self.now, self.request),
            "filters": kind_filters(outcome, ""),
            "today": timezone.localdate(self.now),
        }

    @cached_property
    def standard(self) -> dict:
        page = self._first(StandardPage)
        blocks = page.body if page else []
        headings = [block.value for block in blocks if block.block_type == "heading"]
        return {"headings": [{"anchor": "inhoud", "text": text} for text in headings]}

    def _own_calendar(self) -> CalendarPage | None:
        page = self.community.get("calendar")
        return page.specific if page else None

    def _first(self, model, **conditions):
        pages = model.objects.visible_to(self.request).filter(**conditions)
        return pages.order_by("path").first()

    def _context(self, page) -> dict:
        return page.get_context(self.request) if page else {}
