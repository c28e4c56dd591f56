"""What a calendar page shows to visitors."""

from django.http import Http404
from django.utils import timezone
from wagtail.contrib.routable_page.models import path

from . import listing
from .models.occurrence import Occurrence
from .paging import Slice, page_number

PER_PAGE = 30


class CalendarViews:
    """The list of what is coming. Month, week and day views join it at their own address."""

    @path("")
    def coming(self, request):
        now = timezone.now()
        number = page_number(request)
        rows = self.occurrences_for(request).coming(now)
        window = Slice.of(rows, number, PER_PAGE)
        if number > 1 and not window.items:
            raise Http404("No such page")
        community = self.community()
        rows = listing.with_events(window.items.select_related("venue"), community)
        today = timezone.localdate(now)
        return self.render(
            request,
            context_overrides={
                "days": list(listing.by_day(rows, today)),
                "today": today,
                "window": window,
                "community": community,
            },
        )

    def occurrences_for(self, request):
        """All occurrences of this calendar, or of the whole network, that the visitor may see."""
        rows = Occurrence.objects.visible_to(request)
        return rows if self.is_network else rows.filter(calendar_id=self.pk)

    def community(self):
        """The community above this calendar; None for the network's."""
        if self.is_network:
            return None
        return next(iter(listing.communities_above([f"{self.path}0001"]).values()), None)
