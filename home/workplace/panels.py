"""The panels of the first page of the CMS, as Wagtail's components.

`column` says where the page puts one that is not as wide as the page. Each reads by a module
of its own; none is made for somebody who has nothing to do there.
"""

import datetime as dt

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from communities.advice import table
from communities.progress.summary import summaries
from knowledge_base.models import Feedback

from . import network, office, waiting, week

MAIN, SIDE = "main", "side"
WEEK, NEXT = "week", "volgende"
NETWORK_DAYS = 28
MOST_ROWS = 25


class Panel(Component):
    column = ""

    def __init__(self, places, now):
        self.places, self.now = places, now

    @property
    def today(self):
        return timezone.localdate(self.now)


class WeekPanel(Panel):
    """This week in the own communities, by day, with what is at hand; next week by `?week=`."""

    name = "workplace_week"
    template_name = "home/workplace/week.html"
    order, column = 100, MAIN

    def __init__(self, places, now, asked: str = ""):
        super().__init__(places, now)
        if asked not in ("", NEXT):
            raise Http404("No such week")
        self.weeks = 1 if asked else 0

    def get_context_data(self, parent_context):
        first, last = week.week_of(self.today, self.weeks)
        return {
            "stretch": week.stretch(self.places.calendars, first, last, self.now),
            "today": self.today,
            "several": len(self.places.communities) > 1,
            "is_next": bool(self.weeks),
            "home": reverse("wagtailadmin_home"),
        }


class WaitingPanel(Panel):
    name = "workplace_waiting"
    template_name = "home/workplace/waiting.html"
    order, column = 110, SIDE

    def __init__(self, places, now, asked: str = ""):
        super().__init__(places, now)
        # This week shows yesterday and today already.
        self.recent = asked == NEXT

    def get_context_data(self, parent_context):
        places = self.places
        return {
            "waiting": waiting.waiting(
                places.pages, places.calendars, self.now, recent=self.recent
            ),
            "home": reverse("wagtailadmin_home"),
        }


class ProgressPanel(Panel):
    name = "workplace_progress"
    template_name = "home/workplace/plan.html"
    order, column = 120, SIDE

    def get_context_data(self, parent_context):
        going_on = self.places.going_on
        found = summaries(going_on)
        return {"communities": [(one, found[one.pk]) for one in going_on]}


class AdvicePanel(Panel):
    """The table of “Mijn bibliotheken”; what does not fit stands on its own screen."""

    name = "workplace_advice"
    template_name = "home/workplace/advice.html"
    order = 130

    def get_context_data(self, parent_context):
        rows = table.rows(self.places.advised, self.now)
        return {"rows": rows[:MOST_ROWS], "more": max(0, len(rows) - MOST_ROWS)}


class ArticlesPanel(Panel):
    name = "workplace_articles"
    template_name = "home/workplace/articles.html"
    order, column = 140, MAIN

    def get_context_data(self, parent_context):
        user = self.places.user
        return {
            "articles": network.articles(user, self.today),
            "offered": network.offered(user),
            "drafts": waiting.drafts(self.places.articles),
        }


class NetworkDatesPanel(Panel):
    """The network's own activities of the coming four weeks."""

    name = "workplace_network_dates"
    template_name = "home/workplace/network_dates.html"
    order, column = 150, MAIN

    def get_context_data(self, parent_context):
        first = self.today - dt.timedelta(days=1)
        last = self.today + dt.timedelta(days=NETWORK_DAYS)
        calendar = self.places.network_calendar
        return {
            "stretch": week.stretch([calendar.pk], first, last, self.now),
            "today": self.today,
            "calendar": calendar,
            "home": reverse("wagtailadmin_home"),
        }


class ReactionsPanel(Panel):
    name = "workplace_reactions"
    template_name = "home/workplace/reactions.html"
    order, column = 160, SIDE

    def get_context_data(self, parent_context):
        return {"reactions": network.reactions(self.today), "period": network.PERIOD}


class OfficePanel(Panel):
    name = "workplace_office"
    template_name = "home/workplace/office.html"
    order, column = 170, MAIN

    def get_context_data(self, parent_context):
        return {"office": office.office(self.now)}


class NothingPanel(Panel):
    """For whom no role opens anything, or whose library has no community yet."""

    name = "workplace_nothing"
    template_name = "home/workplace/nothing.html"
    order, column = 180, MAIN


def panels_for(places, now, asked: str) -> list[Panel]:
    """Somebody with two roles sees the panels of both, the work of every day first."""
    found: list[Panel] = []
    user = places.user
    if places.calendars:
        found += [WeekPanel(places, now, asked), WaitingPanel(places, now, asked)]
        if places.going_on:
            found.append(ProgressPanel(places, now))
    if places.advised.exists():
        found.append(AdvicePanel(places, now))
    if places.edits_network:
        found.append(ArticlesPanel(places, now))
        if user.has_perm(f"knowledge_base.view_{Feedback._meta.model_name}"):
            found.append(ReactionsPanel(places, now))
    if places.network_calendar is not None:
        found.append(NetworkDatesPanel(places, now))
    if user.is_superuser:
        found.append(OfficePanel(places, now))
    return found or [NothingPanel(places, now)]
