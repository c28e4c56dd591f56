"""Where the feeds answer: below every calendar, every activity, and every date of it."""

import datetime as dt

from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import re_path

from site_config.dates import short_day
from site_config.visibility import Branches

from ..filters import FIRST, LAST, Filters, TooMuch
from ..models.occurrence import Occurrence

ICS_TYPE = "text/calendar; charset=utf-8"
ATOM_TYPE = "application/atom+xml; charset=utf-8"
JSON_TYPE = "application/json; charset=utf-8"


class CalendarFeeds:
    """feed.ics, feed.json and feed.xml, with the filters of the page in the address."""

    @re_path(r"^feed\.ics/$")
    def ics_feed(self, request):
        from . import blocks, bounds, calendar_file

        filters = _filters(request)
        if isinstance(filters, HttpResponse):
            return filters
        now = timezone.now()
        rows = self._rows(request, filters)
        if filters.first or filters.last:
            first = filters.first or min(timezone.localdate(now), filters.last)
            found, events = bounds.from_day(rows, first, filters.last)
        else:
            found, events = bounds.of(rows, timezone.localdate(now))
        # Most filters choose whole series; a part of the day also chooses among their dates.
        some = rows if filters.day_parts else Occurrence.objects.all()
        written = blocks.of(
            blocks.entries(events), some, found, _addresses(request, self), str(filters.day_parts)
        )
        content = calendar_file.write(self.feed_title(filters), _says(found, filters.last), written)
        return self._answer(request, content, ICS_TYPE, now, "agenda.ics")

    @re_path(r"^feed\.json/$")
    def json_feed(self, request):
        from . import json_feed

        filters = _filters(request)
        if isinstance(filters, HttpResponse):
            return filters
        now = timezone.now()
        bad = next((value for name, value in filters.unknown if name in (FIRST, LAST)), None)
        try:
            if bad is not None:
                raise json_feed.BadWindow(
                    _("“%(text)s” is not a date like 2026-12-31.") % {"text": bad[:40]}
                )
            days = json_feed.window(filters.first, filters.last, timezone.localdate(now))
        except json_feed.BadWindow as error:
            return _refuse(str(error))
        address = _row_addresses(request, self)
        rows = self._rows(request, filters)
        content = json_feed.write(rows, self.feed_title(filters), days, address, self.community())
        return self._answer(request, content, JSON_TYPE, now)

    @re_path(r"^feed\.xml/$")
    def atom_feed(self, request):
        from . import atom

        filters = _filters(request)
        if isinstance(filters, HttpResponse):
            return filters
        now = timezone.now()
        content = atom.write(
            self._rows(request, filters),
            self.feed_title(filters),
            request.build_absolute_uri(self.get_url(request)),
            request.build_absolute_uri(),
            now,
            _row_addresses(request, self),
            self.community(),
        )
        return self._answer(request, content, ATOM_TYPE, now)

    def feed_title(self, filters: Filters | None = None) -> str:
        """What the calendar is called among the other calendars of somebody's phone."""
        community = self.community()
        name = (
            _("Calendar of %(name)s") % {"name": community.title}
            if community
            else f"{self.title} – Kloppend Hart"
        )
        chosen = ", ".join(filters.words_for_people()) if filters else ""
        return f"{name} ({chosen})" if chosen else name

    def _rows(self, request, filters: Filters):
        return filters.apply(self.occurrences_for(request), filters.named_in(self))

    def _answer(self, request, content, content_type, now, filename=""):
        from . import conditional

        modified = conditional.changed_at(self, now, everything=self.is_network)
        return conditional.answer(
            request,
            content,
            content_type,
            modified,
            public=not Branches.of(request).opened,
            filename=filename,
        )


class EventFeeds:
    """feed.ics of one activity, and of one of its dates."""

    @re_path(r"^feed\.ics/$")
    def series_feed(self, request):
        from . import blocks, bounds, calendar_file

        written = blocks.of(
            blocks.entries([self.pk]),
            Occurrence.objects.all(),
            bounds.Bounds(),
            _addresses(request, self),
            "",
        )
        content = calendar_file.write(self.title, "", written)
        return self._ics(request, content, f"{self.slug}.ics")

    @re_path(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{4}))?/feed\.ics/$")
    def occurrence_feed(self, request, date_text, time_text=None):
        from . import calendar_file, vevent

        try:
            row = self.occurrence_at(request, date_text, time_text)
        except Http404 as missing:
            if not hasattr(missing, "elsewhere"):
                raise
            return missing.elsewhere(self, request, "feed.ics")
        told = vevent.Told(self, request.build_absolute_uri(row.get_url(request)))
        content = calendar_file.write(self.title, "", vevent.one_date(told, row).to_ical())
        return self._ics(request, content, f"{self.slug}-{row.address_part}.ics")

    def _ics(self, request, content, filename):
        from . import conditional

        modified = conditional.changed_at(self, timezone.now(), everything=False)
        return conditional.answer(
            request,
            content,
            ICS_TYPE,
            modified,
            public=not Branches.of(request).opened,
            filename=filename,
        )


def _filters(request) -> Filters | HttpResponse:
    try:
        return Filters.read(request.GET, request)
    except TooMuch:
        return _refuse(_("There are too many filters in this address."))


def _refuse(reason: str) -> JsonResponse:
    return JsonResponse({"error": reason}, status=400, json_dumps_params={"ensure_ascii": False})


def _addresses(request, page):
    """Turns a url_path into an absolute address, without asking for each page's site."""
    root = page.url_path.removesuffix(page.get_url(request).lstrip("/"))

    def address(url_path: str) -> str:
        return request.build_absolute_uri(f"/{url_path.removeprefix(root)}")

    return address


def _row_addresses(request, page):
    absolute = _addresses(request, page)

    def address(row: Occurrence) -> str:
        return f"{absolute(row.event.url_path)}{row.address_part}/"

    return address


def _says(found, asked: dt.date | None) -> str:
    """What a feed that was cut says of itself."""
    if found.last is None or found.last == asked:
        return ""
    return _("This feed holds the activities up to and including %(day)s.") % {
        "day": short_day(found.last)
    }
