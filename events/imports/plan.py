"""What an import will do, worked out without writing anything."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import occurrences
from events.closures import ClosureCalendar
from events.models import CalendarPage, EventPage, EventTheme, Series
from events.recurrence import ZONE

from . import comparing, pages
from .budget import Budget
from .places import Places
from .reading import CalendarFile, read
from .refusals import ImportRefused, SeriesRefused
from .series import MAX_SERIES, Description, Group, called_off, describe, groups_of
from .zones import Zones

NEW, CHANGED, UNCHANGED, LEFT_OUT, REFUSED = "new", "changed", "unchanged", "left_out", "refused"


@dataclass
class Step:
    """What happens to one series. `difference` says what changes on a page that is there."""

    title: str
    state: str
    description: Description | None = None
    page: EventPage | None = None
    difference: "comparing.Difference | None" = None
    messages: list[str] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        return self.state in (NEW, CHANGED)


@dataclass
class ImportPlan:
    """For a whole file, in its order. `messages` are about the file as such."""

    calendar: CalendarPage
    steps: list[Step]
    messages: list[str] = field(default_factory=list)

    @property
    def refused(self) -> list[Step]:
        return [step for step in self.steps if step.state == REFUSED]

    @property
    def writes(self) -> bool:
        return any(step.writes for step in self.steps) and not self.refused

    def raise_if_refused(self) -> None:
        """One refused series refuses the whole file, each with its reason."""
        if self.refused:
            raise ImportRefused(
                *(f"“{step.title}”: {' '.join(step.messages)}" for step in self.refused)
            )


def make(
    content: bytes, calendar: CalendarPage, now: dt.datetime | None = None, most: int = MAX_SERIES
) -> ImportPlan:
    """Raises ImportRefused when the file as a whole cannot be read, or has over `most` series."""
    now = now or timezone.now()
    file = read(content)
    groups = groups_of(file)
    if not groups:
        raise ImportRefused(_("There are no activities in this file."))
    if len(groups) > most:
        raise ImportRefused(
            _(
                "There are more than %(number)d activities in this file. "
                "Split it into smaller files."
            )
            % {"number": most}
        )
    planner = _Planner(file, calendar, now)
    known = _known(calendar, [group.uid for group in groups])
    steps = [planner.step(group, known.get(group.uid)) for group in groups]
    return ImportPlan(calendar, steps, _about(file))


def _about(file: CalendarFile) -> list[str]:
    number = file.left_out.total()
    if not number:
        return file.messages
    names = ", ".join(sorted(file.left_out)[:8])
    return [
        *file.messages,
        ngettext(
            "%(number)d part is no activity and was left out: %(names)s.",
            "%(number)d parts are no activities and were left out: %(names)s.",
            number,
        )
        % {"number": number, "names": names},
    ]


def _known(calendar: CalendarPage, uids: list[str]) -> dict[str, EventPage]:
    """The activities of this calendar that have these UIDs."""
    found = Series.objects.filter(uid__in=uids, event__path__startswith=calendar.path)
    by_event = dict(found.values_list("event_id", "uid"))
    events = EventPage.objects.filter(pk__in=by_event).select_related("series")
    return {by_event[event.pk]: event for event in events}


def themes_by_name() -> dict[str, int]:
    """The live themes, by their titles in small letters."""
    themes = EventTheme._meta.get_field("theme").related_model
    return {
        title.casefold(): key for key, title in themes.objects.live().values_list("pk", "title")
    }


class _Planner:
    """What the series of one file share while they are worked out."""

    def __init__(self, file: CalendarFile, calendar: CalendarPage, now: dt.datetime):
        community = calendar.get_parent().specific
        self.zones = Zones(file.zones, file.default_zone)
        self.places = Places(getattr(community, "library_id", None))
        self.themes = themes_by_name()
        self.closures = ClosureCalendar()
        self.budget = Budget()
        self.now = now
        self.today = now.astimezone(ZONE).date()
        self.horizon = occurrences.horizon_date(now)

    def step(self, group: Group, page: EventPage | None) -> Step:
        title = group.name
        if group.private:
            message = _("It is marked as private in the file. We left it out.")
            return Step(title, LEFT_OUT, messages=[message])
        try:
            description = describe(
                group, self.zones, self.places, self.themes, self.horizon, self.budget.of_series()
            )
            if description.cancelled and page is None:
                message = _("It is cancelled, and was not in the calendar. We left it out.")
                return Step(title, LEFT_OUT, messages=[message])
            if description.cancelled:
                description = called_off(description, self.today)
            whole = pages.new_page(description)
            pages.check(whole, description, self.closures)
        except SeriesRefused as error:
            return Step(title, REFUSED, messages=[error.reason])
        messages = list(description.messages)
        if page is None:
            return Step(description.title, NEW, description, messages=messages)
        difference = comparing.compare(page, whole, description, self.now)
        if difference and page.locked:
            message = _("This activity is locked. Unlock it first, in the editor.")
            return Step(description.title, REFUSED, messages=[message])
        state = CHANGED if difference else UNCHANGED
        messages += difference.messages
        return Step(description.title, state, description, page, difference, messages)
