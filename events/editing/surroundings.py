"""What an activity meets outside its own form: the clock, closures, its library, its changes."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone

from ..closures import ClosureCalendar
from ..lines import EventLine
from ..models import Closure, DateChange
from ..recurrence import ZONE


@dataclass
class Surroundings:
    now: dt.datetime
    closures: ClosureCalendar
    changes: list[DateChange] = field(default_factory=list)
    library: object = None
    request: object = None

    @classmethod
    def of(cls, calendar, page_id: int | None, request) -> "Surroundings":
        """Of an activity in `calendar`; `page_id` when it has been saved before."""
        changes = DateChange.objects.filter(event=page_id) if page_id else []
        return cls(
            timezone.now(), ClosureCalendar(), list(changes), library_above(calendar), request
        )

    @property
    def today(self) -> dt.date:
        return self.now.astimezone(ZONE).date()

    @property
    def library_id(self) -> int | None:
        return self.library.pk if self.library else None


def library_above(calendar):
    """The library of the community that a calendar belongs to, if it belongs to one."""
    library_id = EventLine.of(calendar).library_id
    libraries = Closure._meta.get_field("library").related_model.objects
    return libraries.filter(pk=library_id).first() if library_id else None
