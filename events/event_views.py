"""What an event page shows to visitors: the series, and each of its dates."""

import datetime as dt

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
        coming = self._own(self.visible_dates(request).coming(now)[:COMING])
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
        later = (
            self.visible_dates(request).coming(max(now, occurrence.start)).exclude(pk=occurrence.pk)
        )
        coming = self._own(later[:COMING])
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
        return (
            Occurrence.objects.visible_to(request).filter(event_id=self.pk).select_related("venue")
        )

    def _find(self, request, date_text, time_text) -> Occurrence:
        try:
            date = dt.date.fromisoformat(date_text)
            slot = _slot(time_text)
        except ValueError:
            raise Http404("Not a date") from None
        rows = self._own(self.visible_dates(request).filter(date=date, slot=slot)[:1])
        if not rows:
            raise Http404("No such occurrence")
        return rows[0]

    def _last(self, request, now):
        past = self.visible_dates(request).filter(start__lte=now).order_by("-start")
        return next(iter(self._own(past[:1])), None)

    def _own(self, rows) -> list[Occurrence]:
        """The rows with this page as their event: nothing is fetched again for each."""
        rows = list(rows)
        for row in rows:
            row.event = self
        return rows

    def _shared_context(self, request) -> dict:
        return {
            "community": next(iter(listing.communities_above([self.path]).values()), None),
            "themes": self.visible_themes(request),
            "repetition": pattern_text.sentence(self),
            "today": timezone.localdate(),
        }

    def visible_themes(self, request):
        """The theme pages that this event is linked to and the visitor may see."""
        theme_page = self.theme_links.model._meta.get_field("theme").related_model
        themes = theme_page.objects.visible_to(request).order_by("path")
        if getattr(request, "is_preview", False):
            # What is being previewed is not in the database yet.
            return themes.filter(pk__in=[link.theme_id for link in self.theme_links.all()])
        return themes.filter(event_links__event_id=self.pk).distinct()


def _slot(time_text: str | None) -> int:
    """The slot of an address like T1930; raises ValueError on a time that does not exist."""
    if time_text is None:
        return 0
    time = dt.time(int(time_text[:2]), int(time_text[2:]))
    return 1 + time.hour * 60 + time.minute
