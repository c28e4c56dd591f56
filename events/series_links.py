"""The series that a series continues, and the one that continues it."""

from dataclasses import dataclass

from .models import EventPage


@dataclass(frozen=True)
class SeriesLinks:
    """For the component `series_links`; None where there is none that the visitor may see."""

    earlier: EventPage | None
    later: EventPage | None

    def __bool__(self):
        return bool(self.earlier or self.later)


def series_links(event, request=None) -> SeriesLinks:
    """The visible neighbours of a published event. At most two queries, whatever there is."""
    pages = EventPage.objects.visible_to(request).defer_streamfields()
    return SeriesLinks(
        earlier=pages.filter(followed_by__event=event.pk).first(),
        later=pages.filter(series__follows=event.pk).order_by("first_date", "pk").first(),
    )
