"""On which days activities stop, as one object that answers for many events."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from functools import lru_cache

import holidays
from django.apps import apps
from django.utils.functional import cached_property
from wagtail.models import Page

from .models.closure import Closure


@lru_cache(maxsize=64)
def public_holidays(year: int) -> dict[dt.date, str]:
    """Dutch public holidays of a year with their Dutch names.

    Good Friday and Liberation Day are included: no day off for everybody, but days on
    which libraries keep other hours.
    """
    return dict(
        holidays.country_holidays(
            "NL", years=year, language="nl", categories=("public", "optional")
        )
    )


def public_holiday(day: dt.date) -> str | None:
    """The name of the public holiday on `day`, if it is one."""
    return public_holidays(day.year).get(day)


class ClosureCalendar:
    """All closures, read in one query; or those that are given. Days are local dates."""

    def __init__(self, given: Iterable[Closure] | None = None):
        self._school: dict[str, list[Closure]] = defaultdict(list)
        self._closed: list[Closure] = []
        closures = Closure.objects.all() if given is None else given
        for closure in sorted(closures, key=lambda one: (one.first_date, one.name)):
            if closure.kind == Closure.Kind.SCHOOL_HOLIDAY:
                self._school[closure.region].append(closure)
            else:
                self._closed.append(closure)

    @cached_property
    def _ends(self) -> dict[str, dt.date]:
        """The last day of each community that stops, by its path in the tree."""
        ending = apps.get_model("communities", "Ending")
        return dict(ending.objects.values_list("community__path", "last_day"))

    @property
    def any_ends(self) -> bool:
        return bool(self._ends)

    def last_day(self, event) -> dt.date | None:
        """The last day of the community of this event; None when that goes on."""
        return self._ends.get(event.path[: -2 * Page.steplen]) if event.path else None

    def with_last_day(self, community: Page, last_day: dt.date | None) -> "ClosureCalendar":
        """The same, but with this end of one community, or with none."""
        other = copy(self)
        other._ends = {path: day for path, day in self._ends.items() if path != community.path}
        if last_day:
            other._ends[community.path] = last_day
        return other

    def school_holiday(self, day: dt.date, region: str) -> str | None:
        """The name of the school holiday in `region` on `day`, if any."""
        return _name_on(day, self._school[region])

    def registered_until(self, region: str) -> dt.date | None:
        """The last day of the last registered school holiday of `region`.

        Beyond it nobody can say whether "not in school holidays" holds.
        """
        return max((closure.last_date for closure in self._school[region]), default=None)

    def closed(self, day: dt.date, library_id: int | None) -> str | None:
        """Why the library, or the whole network, is closed on `day`, if it is."""
        return _name_on(day, [one for one in self._closed if one.library_id in (None, library_id)])


def _name_on(day: dt.date, closures: list[Closure]) -> str | None:
    return next((one.name for one in closures if one.first_date <= day <= one.last_date), None)
