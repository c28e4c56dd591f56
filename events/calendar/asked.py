"""What one visitor asks of one calendar: the filters, the clock, and which days there are."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from site_config.errors import HelpfulNotFound

from .. import occurrences, windows
from ..filters import FIRST, LAST, MAX_EVENTS, Filters, TooMuch, unknown_words
from ..recurrence import ZONE

MERGED = "samen"
YES = "ja"


@dataclass(frozen=True)
class Asked:
    """A request to a calendar page. Days are local days in Europe/Amsterdam."""

    page: object
    request: object
    filters: Filters
    merged: bool
    now: dt.datetime
    # The address says which days, or that it is the past: `van` and `tot` leave out more.
    narrows: bool = False

    @classmethod
    def of(cls, page, request, *, narrows: bool = False, explains: bool = False) -> "Asked":
        """Raises BadRequest for too much, HelpfulNotFound for what does not exist.

        For days the wrong way round as well, unless `explains`: see `coming.mistake`.
        """
        try:
            filters = Filters.read(request.GET, request)
        except TooMuch:
            raise BadRequest("Too many filters") from None
        merged = request.GET.get(MERGED, "")
        asked = cls(page, request, filters, merged == YES, timezone.now(), narrows)
        if filters.unknown:
            raise asked.unknown_filter(*filters.unknown[0])
        if merged not in ("", YES):
            raise asked.unknown_filter(MERGED, merged)
        if asked.backwards and not explains:
            raise asked.not_found(asked.backwards)
        return asked

    @property
    def backwards(self) -> str:
        """What to say of days the wrong way round; else empty."""
        first, last = self.filters.first, self.filters.last
        if first and last and last < first:
            return _("The last day that you chose comes before the first.")
        return ""

    @cached_property
    def today(self) -> dt.date:
        return timezone.localdate(self.now)

    @cached_property
    def rows(self):
        """The occurrences that the visitor may see and asks for, of all time."""
        return self.rows_meeting(self.filters)

    def rows_meeting(self, filters: Filters, *, of_any_calendar: bool = False):
        """Of this view, with other filters. The list reads `van` and `tot` as its window."""
        rows = self.page.visible_occurrences if of_any_calendar else self.page.occurrences_for
        rows = filters.apply(rows(self.request), self._named)
        if self.narrows and filters.first:
            rows = rows.filter(end__gt=windows.day_bounds(filters.first, filters.first)[0])
        if self.narrows and filters.last:
            rows = rows.filter(start__lt=windows.day_bounds(filters.last, filters.last)[1])
        return rows

    @cached_property
    def _named(self) -> list[int] | None:
        # Other filters of this view have other boxes checked, and the same words.
        return self.filters.named_in(self.page)

    @property
    def leaves_out(self) -> bool:
        """Whether the words may lead to more activities than are looked at."""
        return self._named is not None and len(self._named) >= MAX_EVENTS

    @cached_property
    def community(self):
        return self.page.community()

    @cached_property
    def is_network(self) -> bool:
        return self.page.is_network

    @cached_property
    def url(self) -> str:
        return self.page.get_url(self.request)

    @cached_property
    def _range(self) -> tuple[dt.date, dt.date]:
        rows = self.page.occurrences_for(self.request)
        found = rows.aggregate(first=Min("start"), last=Max("start"))
        days = [moment.astimezone(ZONE).date() for moment in found.values() if moment]
        return min([self.today, *days]), max([self.today, *days])

    @property
    def first_day(self) -> dt.date:
        """The first day on which there is something; today when all is still to come."""
        return self._range[0]

    @property
    def last_day(self) -> dt.date:
        """The last day on which something begins. Nothing links past it."""
        return self._range[1]

    @property
    def horizon(self) -> dt.date:
        """The last day about which anything is known. What is later does not exist."""
        return max(occurrences.horizon_date(self.now), self.last_day)

    def has(self, first: dt.date, last: dt.date) -> bool:
        """Whether these days have an address."""
        return first <= self.horizon and last >= self.first_day

    def nearest(self, day: dt.date) -> dt.date:
        """The day itself, or where the calendar begins or ends: links go no further."""
        return min(max(day, self.first_day), self.last_day)

    def links_to(self, first: dt.date, last: dt.date) -> bool:
        return first <= self.last_day and last >= self.first_day

    def query(self, pairs=None, **more) -> str:
        """The query string that keeps the filters (or these pairs), empty or with "?"."""
        kept = list(self.filters.pairs() if pairs is None else pairs)
        if self.merged and MERGED not in more:
            kept.append((MERGED, YES))
        kept += [(name, value) for name, value in more.items() if value]
        return f"?{urlencode(kept)}" if kept else ""

    @cached_property
    def undated(self) -> list[tuple[str, str]]:
        """The filters that another stretch of days keeps."""
        return [pair for pair in self.filters.pairs() if pair[0] not in (FIRST, LAST)]

    @property
    def undated_query(self) -> str:
        return self.query(self.undated)

    @property
    def weekdays(self) -> list[tuple[str, str]]:
        """(name, short name), Monday first."""
        return [(str(WEEKDAYS[number]), str(WEEKDAYS_ABBR[number])) for number in range(7)]

    def not_found(self, why: str) -> HelpfulNotFound:
        return HelpfulNotFound(why, [(self.url, _("To the calendar"))])

    def unknown_filter(self, name: str, value: str) -> HelpfulNotFound:
        kept = self.query(self.filters.pairs())
        ways = [(f"{self.url}{kept}", _("The calendar without it"))]
        return HelpfulNotFound(unknown_words(name, value), ways)
