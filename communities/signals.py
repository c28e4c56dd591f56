"""Why somebody should call a community this week: the one place that computes these signals.

Pure: facts in, signals out. Days are local (Europe/Amsterdam). A community of which the last
day has passed gives none (see `Ending`). The thresholds:

- NOTHING_PLANNED: no date from today up to and including `LOOK_AHEAD` days later. Not of a
  community that is not public yet, nor of one that stops within those days.
- NO_EVALUATION: the last evaluation was finished `EVALUATE_EVERY` ago or longer; without any,
  counted from the first date that took place.
- OPEN_PRECONDITIONS: something of the current step, or of one before it, is not arranged. As
  long as nobody began with the plan, that is no news.
- PLAN_STANDS_STILL: nobody of the library changed the step plan for `PLAN_REST` or longer;
  if nobody ever did, counted from when the community became public. Not when all is passed.
"""

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from site_config import dates

from .progress.summary import Summary

LOOK_AHEAD = 30
EVALUATE_EVERY = relativedelta(months=6)
PLAN_REST = relativedelta(months=3)


class Kind(models.TextChoices):
    """In the order in which they are told: what residents notice comes first."""

    NOTHING_PLANNED = "nothing_planned"
    PLAN_STANDS_STILL = "plan_stands_still"
    OPEN_PRECONDITIONS = "open_preconditions"
    NO_EVALUATION = "no_evaluation"


# How much a signal counts in the order of a list.
WEIGHTS = {
    Kind.NOTHING_PLANNED: 4,
    Kind.PLAN_STANDS_STILL: 2,
    Kind.OPEN_PRECONDITIONS: 1,
    Kind.NO_EVALUATION: 1,
}


@dataclass(frozen=True)
class Signal:
    """`text` is a sentence for people; `days` says how long it lasts, None when nobody knows.

    `step` is the key of the step that it is about.
    """

    kind: Kind
    text: str
    days: int | None = None
    step: int | None = None


@dataclass(frozen=True)
class Facts:
    """What is known of one community. Days are local.

    last_held       the last day on which something took place
    first_held      the first one
    next_date       the next day on which something is planned, today included; also today when
                    something that lasts several days is going on
    evaluated_on    the day on which the last evaluation was finished
    public_since    the day on which the page became public; None when it is not public
    last_day        of a community that stops
    """

    progress: Summary
    last_held: dt.date | None = None
    first_held: dt.date | None = None
    next_date: dt.date | None = None
    evaluated_on: dt.date | None = None
    public_since: dt.date | None = None
    last_day: dt.date | None = None


def of(facts: Facts, today: dt.date) -> list[Signal]:
    if facts.last_day is not None and facts.last_day < today:
        return []
    found = (one(facts, today) for one in (_planned, _plan, _preconditions, _evaluation))
    return [signal for signal in found if signal]


def urgency(signals: list[Signal]) -> tuple[int, int]:
    """What sorts a list: most urgent has the largest."""
    return (
        sum(WEIGHTS[one.kind] for one in signals),
        max((one.days or 0 for one in signals), default=0),
    )


def how_long(days: int) -> str:
    """12 dagen, 5 weken, 4 maanden, 2 jaar: whole ones, rounded down.

    The shortest half year has 181 days, and counts as six months.
    """
    if days < 21:
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if days < 92:
        return ngettext("%(n)d week", "%(n)d weeks", days // 7) % {"n": days // 7}
    if days < 730:
        months = int((days + 3) / 30.44)
        return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    return ngettext("%(n)d year", "%(n)d years", days // 365) % {"n": days // 365}


def _planned(facts: Facts, today: dt.date) -> Signal | None:
    until = today + dt.timedelta(days=LOOK_AHEAD)
    if facts.public_since is None or (facts.last_day is not None and facts.last_day <= until):
        return None
    if facts.next_date is not None and facts.next_date <= until:
        return None
    days = (today - facts.last_held).days if facts.last_held else None
    text = _("Nothing planned in the next %(n)d days.") % {"n": LOOK_AHEAD}
    if facts.next_date is not None:
        text += " " + _("Next time: %(day)s.") % {"day": dates.near_day(facts.next_date, today)}
    if days is None:
        text += " " + _("Nothing has been yet.")
    elif days > 0:
        text += " " + _("Last time: %(long)s ago.") % {"long": how_long(days)}
    return Signal(Kind.NOTHING_PLANNED, text, days)


def _evaluation(facts: Facts, today: dt.date) -> Signal | None:
    since = facts.evaluated_on or facts.first_held
    if since is None or since + EVALUATE_EVERY > today:
        return None
    days = (today - since).days
    text = (
        _("Last evaluation: %(long)s ago.")
        if facts.evaluated_on
        else _("No evaluation yet; the first activity was %(long)s ago.")
    )
    return Signal(Kind.NO_EVALUATION, text % {"long": how_long(days)}, days)


def _preconditions(facts: Facts, today: dt.date) -> Signal | None:
    opened, progress = facts.progress.open_preconditions, facts.progress
    if not opened or progress.changed_at is None:
        return None
    step = opened[0].step
    since = progress.since.get(step.pk)
    days = (today - since).days if since else None
    text = ngettext(
        "%(n)d precondition still open: %(step)s.",
        "%(n)d preconditions still open, the first at %(step)s.",
        len(opened),
    ) % {"n": len(opened), "step": step.name}
    if days:
        text += " " + _("That step has been like this for %(long)s.") % {"long": how_long(days)}
    return Signal(Kind.OPEN_PRECONDITIONS, text, days, step.pk)


def _plan(facts: Facts, today: dt.date) -> Signal | None:
    progress = facts.progress
    if progress.current is None:
        return None
    changed = timezone.localdate(progress.changed_at) if progress.changed_at else None
    since = changed or facts.public_since
    if since is None or since + PLAN_REST > today:
        return None
    days = (today - since).days
    text = (
        _("No change on the step plan for %(long)s.")
        if changed
        else _("Nothing filled in on the step plan; public for %(long)s.")
    )
    return Signal(
        Kind.PLAN_STANDS_STILL, text % {"long": how_long(days)}, days, progress.current.pk
    )
