"""Whether a file ends a series, or only does not look any further.

Our own feeds, like those of others, give an endless series the end up to which they were
made. Reading such a file back must not cut off the series that it came from.
"""

import datetime as dt

from dateutil.relativedelta import relativedelta

from events import occurrences
from events.closures import ClosureCalendar
from events.models import EventPage
from events.pattern_check import LATEST
from events.planning import plan
from events.recurrence import ZONE, local_date

# A file that ends an endless series sooner than this means it.
FAR_AHEAD = relativedelta(months=12)


def same_coming_dates(page: EventPage, whole: EventPage, now: dt.datetime) -> bool:
    """Whether `page` has the same dates to come as `whole`, as far as the file looks.

    What has begun is not compared: an import does not change it.
    """
    today = now.astimezone(ZONE).date()
    end = _end(whole)
    if end is None:
        return False
    last = LATEST
    if _end(page) is None:
        if end < today + FAR_AHEAD:
            return False
        last = min(end, occurrences.horizon_date(now))
    closures = ClosureCalendar()
    dates = [
        {(one.key, one.start, one.end) for one in plan(one_page, today, last, closures, [])}
        for one_page in (page, whole)
    ]
    return dates[0] == dates[1]


def _end(page: EventPage) -> dt.date | None:
    """The last day that its rules name; None when one of them goes on for ever."""
    rules = page.recurrences.rrules if page.recurrences else []
    if any(rule.until is None and rule.count is None for rule in rules):
        return None
    return max((local_date(rule.until) for rule in rules if rule.until), default=dt.date.min)
