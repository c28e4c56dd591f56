"""The series that a series continues, and the one that continues it."""

from dataclasses import dataclass

from .models import EventPage, Occurrence


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


# A series goes on in another way now and then, not day by day.
MOST_PARTS = 12


def carried_to(event, date, slot: int, request=None) -> str | None:
    """The address that a date of this series has now that another series goes on with it."""
    pages = EventPage.objects.visible_to(request).defer_streamfields()
    for _part in range(MOST_PARTS):
        event = pages.filter(series__follows=event.pk).order_by("first_date", "pk").first()
        if event is None:
            return None
        rows = Occurrence.objects.visible_to(request).filter(event=event, date=date, slot=slot)
        for row in rows[:1]:
            row.event = event
            return row.get_url(request)
    return None
