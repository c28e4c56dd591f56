"""What all parts of one load share."""

import datetime as dt
from dataclasses import dataclass, field

from wagtail.images.models import Image

from communities.models import Adviser
from events.closures import ClosureCalendar
from events.models import Venue
from knowledge_base.models import ThemePage

from .seasons import Holiday, Seasons


@dataclass
class Load:
    """One run: its clock, and by slug what later parts refer to."""

    today: dt.date
    now: dt.datetime
    seasons: Seasons
    holidays: list[Holiday] = field(default_factory=list)
    closures: ClosureCalendar | None = None
    advisers: dict[str, Adviser] = field(default_factory=dict)
    themes: dict[str, ThemePage] = field(default_factory=dict)
    venues: dict[str, Venue] = field(default_factory=dict)
    pictures: dict[str, Image] = field(default_factory=dict)
