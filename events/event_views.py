"""What an event page shows to visitors: the series, and each of its dates."""

import datetime as dt

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import path, re_path

from site_config.errors import HelpfulNotFound

from . import event_context, structured_data
from .models.occurrence import Occurrence
from .subscribing import EventSubscribing

COMING = 6


class NoSuchOccurrence(HelpfulNotFound):
    """A date that is none of this series; it may be of the one that goes on after it."""

    def __init__(self, event, request, date: dt.date, slot: int):
        ways = [(event.get_url(request), event.title)]
        super().__init__(_("This activity is not on this date."), ways)
        self.date, self.slot = date, slot

    def elsewhere(self, event, request, tail: str = ""):
        """A redirect to its address there, with `tail` behind it. Raises itself without one."""
        from .series_links import carried_to

        address = carried_to(event, self.date, self.slot, request)
        if address is None:
            raise self
        return redirect(f"{address}{tail}", permanent=True)


class EventViews(EventSubscribing):
    @path("")
    def series_view(self, request):
        now = timezone.now()
        coming = self.coming_dates(request, now)
        last = None if coming else self._last(request, now)
        shared = event_context.shared(self, request, now)
        return self.render(
            request,
            context_overrides={
                **shared,
                **_next(coming),
                "coming": coming,
                "several": self.repeats or len(coming) > 1,
                "last_occurrence": last,
                "links": self._links(request),
                "structured_data": self._structured(shared["about"], coming, last),
            },
        )

    @re_path(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{4}))?/$")
    def occurrence_view(self, request, date_text, time_text=None):
        try:
            occurrence = self.occurrence_at(request, date_text, time_text)
        except NoSuchOccurrence as missing:
            return missing.elsewhere(self, request)
        now = timezone.now()
        later = (
            self.visible_dates(request).coming(max(now, occurrence.start)).exclude(pk=occurrence.pk)
        )
        coming = self._own(later[:COMING])
        shared = event_context.shared(self, request, now)
        has_been = occurrence.end <= now
        return self.render(
            request,
            template="events/occurrence_page.html",
            context_overrides={
                **shared,
                **_next(coming),
                "occurrence": occurrence,
                "has_been": has_been,
                # What has been is kept as an archive, for people.
                "noindex": has_been,
                "coming": coming,
                "structured_data": structured_data.of_occurrence(shared["about"], occurrence),
            },
        )

    def visible_dates(self, request):
        """The occurrences of this event that the visitor may see, with this event at hand."""
        return (
            Occurrence.objects.visible_to(request).filter(event_id=self.pk).select_related("venue")
        )

    def coming_dates(self, request, now) -> list[Occurrence]:
        """The first dates that have not ended yet, cancelled ones included."""
        return self._own(self.visible_dates(request).coming(now)[:COMING])

    def occurrence_at(self, request, date_text, time_text) -> Occurrence:
        """The date at an address. Raises HelpfulNotFound."""
        try:
            date = dt.date.fromisoformat(date_text)
            slot = _slot(time_text)
        except ValueError:
            ways = [(self.get_url(request), self.title)]
            raise HelpfulNotFound(_("This date does not exist."), ways) from None
        rows = self._own(self.visible_dates(request).filter(date=date, slot=slot)[:1])
        if not rows:
            raise NoSuchOccurrence(self, request, date, slot)
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

    def _links(self, request):
        from .series_links import series_links

        return series_links(self, request) if self.pk else None

    def _structured(self, about, coming, last) -> dict:
        """A series with its next dates, or the one date of what happens once."""
        rows = coming or ([last] if last else [])
        if self.repeats or len(rows) != 1:
            return structured_data.of_series(about, coming)
        return structured_data.of_occurrence(about, rows[0])


def _next(coming: list[Occurrence]) -> dict:
    """The first date that goes on, and the one before it that does not, if any."""
    first = coming[0] if coming else None
    return {
        "next_occurrence": next((row for row in coming if not row.is_cancelled), None),
        "cancelled_before": first if first and first.is_cancelled else None,
    }


def _slot(time_text: str | None) -> int:
    """The slot of an address like T1930; raises ValueError on a time that does not exist."""
    if time_text is None:
        return 0
    time = dt.time(int(time_text[:2]), int(time_text[2:]))
    return 1 + time.hour * 60 + time.minute
