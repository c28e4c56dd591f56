"""What an event owes to the pages above it: calendar, library and visibility.

Occurrence rows carry these along, so that lists need not look up the tree.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page, PageViewRestriction


@dataclass(frozen=True)
class EventLine:
    """Of one event: where it hangs and who may see it."""

    calendar_id: int
    library_id: int | None
    live: bool
    public: bool
    visible_until: dt.datetime | None

    @classmethod
    def of(cls, event) -> "EventLine":
        return cls.of_many([event])[event.pk]

    @classmethod
    def of_many(cls, events: Iterable) -> "dict[int, EventLine]":
        """The lines of many events, in a number of queries that does not grow with them."""
        events = list(events)
        paths = {path for event in events for path in _line_paths(event.path)}
        pages = {page.path: page for page in _pages_with(paths)}
        restricted = set(
            PageViewRestriction.objects.filter(page__path__in=paths).values_list(
                "page__path", flat=True
            )
        )
        libraries = _libraries(pages)
        lines = {}
        for event in events:
            above = [pages[path] for path in _line_paths(event.path) if path in pages]
            live = all(page.live for page in above)
            expiries = [page.expire_at for page in above if page.expire_at]
            lines[event.pk] = cls(
                calendar_id=pages[event.path[: -Page.steplen]].pk,
                library_id=next(
                    (libraries[page.pk] for page in above if page.pk in libraries), None
                ),
                live=live,
                public=live and not any(page.path in restricted for page in above),
                visible_until=min(expiries, default=None),
            )
        return lines

    def values(self, event) -> dict:
        """The fields of an Occurrence that come from the event and its line."""
        return {
            "event_id": event.pk,
            **self.flags(),
            "mode": str(event.mode),
            "audience": event.audience,
        }

    def flags(self) -> dict:
        """What holds for past rows as well as for coming ones."""
        return {
            "calendar_id": self.calendar_id,
            "live": self.live,
            "public": self.public,
            "visible_until": self.visible_until,
        }


def _line_paths(path: str) -> list[str]:
    """The tree paths from below the (invisible) root to the page itself."""
    return [path[:end] for end in range(2 * Page.steplen, len(path) + 1, Page.steplen)]


def _pages_with(paths: set[str]) -> list[Page]:
    found = []
    wanted = sorted(paths)
    for at in range(0, len(wanted), 500):
        found += Page.objects.filter(path__in=wanted[at : at + 500]).only(
            "pk", "path", "depth", "live", "expire_at", "content_type"
        )
    return found


def _libraries(pages: dict[str, Page]) -> dict[int, int]:
    """The library of every community page among `pages` (which this app may not import)."""
    by_model = defaultdict(list)
    for page in pages.values():
        by_model[page.cached_content_type.model_class()].append(page.pk)
    libraries = {}
    for model, ids in by_model.items():
        if model and any(field.name == "library" for field in model._meta.fields):
            libraries.update(
                model.objects.filter(pk__in=ids, library__isnull=False).values_list(
                    "pk", "library_id"
                )
            )
    return libraries


def refresh_branch(branch: Page) -> int:
    """Renew calendar, library and visibility of all occurrences below (and of) a page.

    Returns the number of rows that had to change.
    """
    from . import occurrences
    from .models import EventPage, Occurrence, Series

    relocated: set[int] = set()
    events = EventPage.objects.filter(path__startswith=branch.path).only("pk", "path")
    groups = defaultdict(list)
    for event_id, line in EventLine.of_many(events).items():
        groups[line].append(event_id)
    changed = 0
    for line, ids in groups.items():
        values = line.flags()
        for at in range(0, len(ids), 500):
            some = ids[at : at + 500]
            rows = Occurrence.objects.filter(event__in=some)
            elsewhere = Series.objects.filter(event__in=some).exclude(
                **_same({"library_id": line.library_id})
            )
            relocated.update(elsewhere.values_list("event_id", flat=True))
            changed += rows.exclude(**_same(values)).update(**values)
    # Another library is closed on other days.
    for event in EventPage.objects.filter(pk__in=relocated):
        occurrences.write(event)
    return changed


def _same(values: dict) -> dict:
    return {
        (f"{name}__isnull" if value is None else name): (True if value is None else value)
        for name, value in values.items()
    }
