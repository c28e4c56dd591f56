"""Where the views of a calendar answer."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import path, re_path

from . import listing
from .calendar import archive, cells, coming, navigation, options, periods
from .calendar.asked import Asked
from .filters import FIRST
from .models.occurrence import Occurrence
from .windows import day_bounds

# Of a day, what a month shows on paper (a screen shows three), and a week.
IN_MONTH, IN_WEEK = 8, 30
KINDS = {periods.MONTH: IN_MONTH, periods.WEEK: IN_WEEK}


class CalendarViews:
    """List, month, week, day and archive, of one community or of the whole network."""

    @path("")
    def coming(self, request):
        asked = Asked.of(self, request, explains=True)
        if address := navigation.jumped(asked):
            return redirect(address)
        if why := coming.mistake(asked):
            context = coming.context_of_mistake(asked, why)
            day = asked.nearest(asked.today)
            response = self._shown(request, asked, "", day, "calendar_page", context)
            response.status_code = 404
            return response
        context = coming.context(asked)
        if not context["days"]:
            context["next_occurrence"] = _next(asked)
        if day := context["onward"]:
            pairs = [pair for pair in asked.filters.pairs() if pair[0] != FIRST]
            context["onward_query"] = asked.query(pairs, **{FIRST: day.isoformat()})
        day = asked.filters.first or asked.today
        plain = not asked.filters and not asked.merged and context["window"].number == 1
        return self._shown(request, asked, "", day, "calendar_page", context, noindex=not plain)

    @re_path(r"^(maand|week)/([0-9]{4}-(?:[0-9]{2}|W[0-9]{2}))/$")
    def grid(self, request, kind, code):
        asked = Asked.of(self, request, narrows=True)
        period = self._period(asked, kind, code)
        made, found = cells.cells(asked, period.days, KINDS[kind])
        start, end = day_bounds(period.first, period.last)
        total = None if self.is_network else len({one.event_id for one in found})
        context = {
            "period": period,
            "cells": made,
            "weeks": cells.weeks(made) if kind == periods.MONTH else None,
            "is_empty": not any(cell.number for cell in made),
            "legend": _legend(made) if self.is_network else [],
            "groups": options.groups(asked, found[: options.READ], start, end, only_begun=True),
            "total": total,
            "total_is_exact": True,
        }
        return self._shown_period(request, asked, period, f"calendar_{kind}", context, end)

    @re_path(r"^dag/([0-9]{4}-[0-9]{2}-[0-9]{2})/$")
    def day(self, request, code):
        asked = Asked.of(self, request, narrows=True)
        period = self._period(asked, periods.DAY, code)
        _start, end = day_bounds(period.first, period.last)
        context = coming.of_day(asked, period.first)
        context |= {"period": period, "is_empty": not context["days"]}
        return self._shown_period(request, asked, period, "calendar_day", context, end)

    @path("archief/")
    def archive(self, request):
        asked = Asked.of(self, request, narrows=True)
        context = archive.context(asked)
        return self._shown(
            request, asked, "archief", asked.today, "calendar_archive", context, here="archief/"
        )

    @re_path(r"^(maand|week|dag)/(.*)$")
    def no_such_period(self, request, kind, rest):
        """`maand/` alone is this month; anything else is no month."""
        asked = Asked.of(self, request)
        if rest:
            raise asked.not_found(_missing(kind))
        return redirect(f"{asked.url}{periods.of(kind, asked.today).address}{asked.query()}")

    def occurrences_for(self, request):
        """All occurrences of this calendar, or of the whole network, that the visitor may see."""
        rows = self.visible_occurrences(request)
        return rows if self.is_network else rows.filter(calendar_id=self.pk)

    def visible_occurrences(self, request):
        """Of whatever calendar."""
        return Occurrence.objects.visible_to(request)

    def community(self):
        """The community above this calendar; None for the network's."""
        if self.is_network:
            return None
        return next(iter(listing.communities_above([f"{self.path}0001"]).values()), None)

    def _period(self, asked: Asked, kind: str, code: str) -> periods.Period:
        period = periods.read(kind, code)
        if period is None or not asked.has(period.first, period.last):
            raise asked.not_found(_missing(kind))
        return period

    def _shown_period(self, request, asked, period, template, context, end):
        before, after = navigation.neighbours(asked, period)
        context |= {"before": before, "after": after}
        if context["is_empty"]:
            context["next_occurrence"] = coming.next_after(asked, max(end, asked.now))
        day = period.first if period.first > asked.today else min(asked.today, period.last)
        return self._shown(request, asked, period.kind, day, template, context, here=period.address)

    def _shown(self, request, asked, kind, day, template, context, *, here="", noindex=True):
        return self.render(
            request,
            template=f"events/{template}.html",
            context_overrides={
                "asked": asked,
                "filters": asked.filters,
                "community": asked.community,
                "today": asked.today,
                "here": f"{asked.url}{here}",
                "query": asked.query(),
                "page_query": asked.query(),
                "dated": kind == "",
                "is_archive": kind == "archief",
                "views": navigation.views(asked, kind, day),
                "quick_choices": navigation.quick_choices(asked),
                "tags": navigation.tags(asked, f"{asked.url}{here}"),
                "jump": navigation.jump(asked, day),
                "noindex": noindex or self.noindex,
                "canonical": self.get_full_url(request),
                **context,
            },
        )


def _next(asked: Asked):
    """What a visitor without results is offered: the next thing at all."""
    rows = asked.page.occurrences_for(asked.request)
    return coming.first_of(asked, rows.filter(start__gte=asked.now))


def _legend(made) -> list:
    """The communities that a grid shows, by name."""
    found = {
        entry.occurrence.community.pk: entry.occurrence.community
        for cell in made
        for entry in cell.entries
        if entry.occurrence.community
    }
    return sorted(found.values(), key=lambda community: community.title)


def _missing(kind: str) -> str:
    return {
        periods.MONTH: _("There is no calendar of this month."),
        periods.WEEK: _("There is no calendar of this week."),
        periods.DAY: _("There is no calendar of this day."),
    }[kind]
