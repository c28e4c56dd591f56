"""What an event page shows to visitors: the series, and each of its dates."""

import datetime as dt

from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from wagtail.contrib.routable_page.models import path, re_path

from . import listing, pattern_text
from .models.occurrence import Occurrence

COMING = 6


class EventViews:
    @path("")
    def series_view(self, request):
        now = timezone.now()
        coming = list(self.visible_dates(request).coming(now)[:COMING])
        return self.render(
            request,
            context_overrides={
                **self._shared_context(request),
                "next_occurrence": next((row for row in coming if not row.is_cancelled), None),
                "coming": coming,
                "last_occurrence": None if coming else self._last(request, now),
            },
        )

    @re_path(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{4}))?/$")
    def occurrence_view(self, request, date_text, time_text=None):
        occurrence = self._find(request, date_text, time_text)
        now = timezone.now()
        later = self.visible_dates(request).coming(max(now, occurrence.start)).exclude(
            pk=occurrence.pk
        )
        coming = list(later[:COMING])
        return self.render(
            request,
            template="events/occurrence_page.html",
            context_overrides={
                **self._shared_context(request),
                "occurrence": occurrence,
                "has_been": occurrence.end <= now,
                "coming": coming,
                "next_occurrence": next((row for row in coming if not row.is_cancelled), None),
            },
        )

    def visible_dates(self, request):
        """The occurrences of this event that the visitor may see, with this event at hand."""
        return Occurrence.objects.visible_to(request).filter(event=self).select_related("venue")

    def _find(self, request, date_text, time_text) -> Occurrence:
        try:
            date = dt.date.fromisoformat(date_text)
            slot = _slot(time_text)
        except ValueError:
            raise Http404("Not a date") from None
        row = self.visible_dates(request).filter(date=date, slot=slot).first()
        if row is None:
            raise Http404("No such occurrence")
        row.event = self
        return row

    def _last(self, request, now):
        return self.visible_dates(request).filter(Q(start__lte=now)).order_by("-start").first()

    def _shared_context(self, request) -> dict:
        community = listing.communities_of([self.calendar_id]).get(self.calendar_id)
        return {
            "community": community,
            "themes": self.visible_themes(request),
            "repetition": pattern_text.sentence(self),
            "today": timezone.localdate(),
        }

    @property
    def calendar_id(self) -> int:
        return self.get_parent().pk

    def visible_themes(self, request):
        """The theme pages that this event is linked to and the visitor may see."""
        theme_page = self.theme_links.model._meta.get_field("theme").related_model
        return theme_page.objects.visible_to(request).filter(event_links__event=self).distinct()


def _slot(time_text: str | None) -> int:
    """The slot of an address like T1930; raises ValueError on a time that does not exist."""
    if time_text is None:
        return 0
    time = dt.time(int(time_text[:2]), int(time_text[2:]))
    return 1 + time.hour * 60 + time.minute
