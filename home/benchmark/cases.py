"""What is measured, and how slow it may be."""

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from home.demo import synthetic

from .preparing import BARE_SLUG, BIG_NUMBER


@dataclass(frozen=True)
class Case:
    """An address, at most so many times a bare page, and the same page at 1/100 of the data."""

    label: str
    path: str
    to_bare: float | None = None
    to_small: float | None = None


BARE = Case("bare page", f"/{BARE_SLUG}/")


def cases(today: dt.date) -> list[Case]:
    month = f"{today + relativedelta(months=1):%Y-%m}"
    year, week, _ = (today + dt.timedelta(days=7)).isocalendar()
    day = today + dt.timedelta(days=7)
    views = {
        "list": "",
        "month": f"maand/{month}/",
        "week": f"week/{year}-W{week:02}/",
        "day": f"dag/{day:%Y-%m-%d}/",
    }
    of_one = f"/communities/{synthetic.slug(1)}/"
    of_big = f"/communities/{synthetic.slug(BIG_NUMBER)}/"
    limits = {"list": 1.5, "month": 1.5}
    return [
        BARE,
        Case("front page", "/"),
        *(
            Case(f"network, {name}", f"/agenda/{tail}", to_small=limits.get(name))
            for name, tail in views.items()
        ),
        Case("landing page", of_one),
        *(Case(f"community, {name}", f"{of_one}agenda/{tail}") for name, tail in views.items()),
        Case("1,000 series, list", f"{of_big}agenda/"),
        Case("1,000 series, month", f"{of_big}agenda/{views['month']}", to_bare=15),
        Case("1,000 series, week", f"{of_big}agenda/{views['week']}"),
        Case("1,000 series, feed.ics", f"{of_big}agenda/feed.ics", to_bare=8),
        Case("1,000 series, feed.json", f"{of_big}agenda/feed.json"),
        Case("community, feed.ics", f"{of_one}agenda/feed.ics"),
        Case("network, feed.ics", "/agenda/feed.ics"),
        Case("network, feed.xml", "/agenda/feed.xml"),
    ]
