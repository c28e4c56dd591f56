"""“Which of my libraries needs a call this week, and why?”: the one reading of that table.

The screen of advisers and the first page of the CMS show the same rows. The number of queries
does not grow with them: fifteen. Days are local (Europe/Amsterdam).
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from events.attendance.rows import with_attendance
from events.choices import Status
from events.models import CalendarPage, Occurrence
from events.windows import in_order

from .. import signals
from ..evaluation.held import calendars_of
from ..evaluation.summary import last_of_each
from ..models import CommunityPage, Library
from ..people.circles import with_names
from ..progress.summary import Summary, summaries


@dataclass
class Told:
    """A signal, and the address at which one sees what it says."""

    signal: signals.Signal
    url: str


@dataclass
class Row:
    """One community, or a library that has none (`community` is None).

    `last` and `next` are occurrences; `last.noted_visitors` is None where nobody counted.
    `librarians` are accounts, by name.
    """

    library: Library
    community: CommunityPage | None = None
    progress: Summary | None = None
    last: Occurrence | None = None
    next: Occurrence | None = None
    signals: list[Told] = field(default_factory=list)
    librarians: list = field(default_factory=list)
    has_ended: bool = False


def rows(libraries: QuerySet, now: dt.datetime | None = None) -> list[Row]:
    """All communities of these libraries, those most in need of a call first.

    What ended comes last, after libraries that have no community.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    libraries = list(libraries.select_related("adviser"))
    found = CommunityPage.objects.filter(library__in=[one.pk for one in libraries])
    communities = list(found.select_related("ending").defer_streamfields().order_by("title", "pk"))
    people = librarians_of(libraries)
    progress = summaries(communities)
    evaluated = last_of_each(progress)
    calendars = _calendars([one.pk for one in communities], now)
    of_library = {one.pk: one for one in libraries}
    made = [
        _row(
            one,
            of_library[one.library_id],
            progress[one.pk],
            evaluated.get(one.pk),
            calendars.get(one.pk),
            today,
        )
        for one in communities
    ]
    with_some = {one.library_id for one in communities}
    made += [Row(one) for one in libraries if one.pk not in with_some]
    for row in made:
        row.librarians = people.get(row.library.pk, [])
    return sorted(made, key=_order)


def librarians_of(libraries: Iterable[Library]) -> dict[int, list]:
    """The accounts that work at each library now, by its key. Two queries."""
    groups = Group.objects.filter(library__in=[one.pk for one in libraries])
    groups = with_names(list(groups.select_related("library")))
    return {group.library.pk: group.people for group in groups}


@dataclass
class _Calendar:
    url: str
    first: Occurrence | None
    last: Occurrence | None
    next: Occurrence | None
    going_on: bool


def _calendars(communities: list[int], now: dt.datetime) -> dict[int, _Calendar]:
    """The dates around `now` of each community's calendar, each found by its index."""
    of_calendar = calendars_of(communities)
    rows = Occurrence.objects.filter(calendar=OuterRef("pk"), live=True)
    rows = rows.exclude(status=Status.CANCELLED)
    been, coming = rows.filter(start__lte=now), rows.filter(start__gt=now)
    calendars = CalendarPage.objects.filter(pk__in=of_calendar).annotate(
        first_key=Subquery(been.order_by("start", "pk").values("pk")[:1]),
        last_key=Subquery(been.order_by("-start", "-pk").values("pk")[:1]),
        next_key=Subquery(coming.order_by("start", "pk").values("pk")[:1]),
        going_on=Exists(been.filter(multi_day=True, end__gt=now)),
    )
    calendars = list(calendars)
    keys = [key for one in calendars for key in (one.first_key, one.last_key, one.next_key) if key]
    shown = {row.pk: row for row in in_order(keys)}
    noted = with_attendance(Occurrence.objects.filter(pk__in=[one.last_key for one in calendars]))
    for pk, visitors in noted.values_list("pk", "noted_visitors"):
        shown[pk].noted_visitors = visitors
    return {
        of_calendar[one.pk]: _Calendar(
            one.get_url() or "",
            shown.get(one.first_key),
            shown.get(one.last_key),
            shown.get(one.next_key),
            one.going_on,
        )
        for one in calendars
    }


def _row(community, library, progress, evaluated, calendar, today) -> Row:
    ending = getattr(community, "ending", None)
    facts = signals.Facts(
        progress=progress,
        last_held=calendar.last.first_day if calendar and calendar.last else None,
        first_held=calendar.first.first_day if calendar and calendar.first else None,
        next_date=_next_day(calendar, today),
        evaluated_on=timezone.localdate(evaluated.finished_at) if evaluated else None,
        public_since=_public_since(community, today),
        last_day=ending.last_day if ending else None,
    )
    return Row(
        library=library,
        community=community,
        progress=progress,
        last=calendar.last if calendar else None,
        next=calendar.next if calendar else None,
        signals=[Told(one, _address(one, community, calendar)) for one in signals.of(facts, today)],
        has_ended=bool(ending and ending.has_passed_on(today)),
    )


def _next_day(calendar: _Calendar | None, today: dt.date) -> dt.date | None:
    if calendar is None:
        return None
    if calendar.going_on:
        return today
    return calendar.next.first_day if calendar.next else None


def _public_since(community: CommunityPage, today: dt.date) -> dt.date | None:
    if not community.live:
        return None
    moment = community.first_published_at
    return timezone.localdate(moment) if moment else today


def _address(signal: signals.Signal, community, calendar: _Calendar | None) -> str:
    match signal.kind:
        case signals.Kind.NOTHING_PLANNED:
            return calendar.url if calendar else community.get_url() or ""
        case signals.Kind.NO_EVALUATION:
            index = reverse("communities_evaluation_modeladmin_index")
            # As the filter of the register is called: the key of a page subclass is `page_ptr`.
            return f"{index}?community__page_ptr__exact={community.pk}"
    plan = reverse("communities_progress_one", args=[community.pk])
    return f"{plan}#stap-{signal.step}"


def _order(row: Row) -> tuple:
    weight, days = signals.urgency([one.signal for one in row.signals])
    group = 2 if row.has_ended else 1 if row.community is None else 0
    return (group, -weight, -days, row.library.name, row.community.title if row.community else "")
