"""All dates on which a series takes place, as RFC 5545 counts them (3.8.5)."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from events.pattern_check import LATEST
from events.recurrence import ZONE

from .budget import Budget
from .reading import Component, Line
from .refusals import SeriesRefused
from .rule_moments import moments
from .rules import DAILY, Rule, read_rule
from .spans import Length, Span, read_length, read_start, span
from .values import Stamp, read_duration, read_stamp
from .zones import Zone, Zones, wall_clock

MAX_EXTRA = 400
MAX_RULES = 10
MAX_LISTED = 2000


@dataclass
class Expansion:
    """What the rules give, what stands beside them, and what is taken away.

    `begin` is DTSTART itself. `stamps` finds a time by its start as the file tells it.
    """

    begin: Span
    zone: Zone | None
    length: Length
    rules: list[Rule]
    starts: dict[dt.datetime, Span] = field(default_factory=dict)
    listed: dict[dt.datetime, Span] = field(default_factory=dict)
    excluded: set[dt.datetime] = field(default_factory=set)
    excluded_by_rule: bool = False
    messages: list[str] = field(default_factory=list)
    zones: Zones | None = None
    floating: bool = False
    looked_until: dt.date = LATEST

    @cached_property
    def every(self) -> dict[dt.datetime, Span]:
        """All times by their start, those that are taken away as well."""
        return self.starts | self.listed

    @cached_property
    def by_day(self) -> dict[dt.date, list[dt.datetime]]:
        found = defaultdict(list)
        for start in sorted(self.every):
            found[start.date()].append(start)
        return found

    def starts_of(self, stamp: Stamp) -> list[dt.datetime]:
        """The starts in this series that a RECURRENCE-ID or EXDATE points at."""
        if stamp.time is None or (self.zone is None and stamp.time == dt.time()):
            return self.by_day.get(stamp.day, [])
        if self.zone is None:
            return [stamp.naive] if stamp.naive in self.every else []
        local = wall_clock(self.zones.moment(stamp), ZONE)
        return [local] if local in self.every else []

    def add(self, one: Span) -> None:
        """One more date, beside what the rules give."""
        self.listed[one.start] = one
        for name in ("every", "by_day"):
            self.__dict__.pop(name, None)

    @property
    def spans(self) -> list[Span]:
        """Every time that is left, in order."""
        return sorted(one for start, one in self.every.items() if start not in self.excluded)

    @property
    def endless(self) -> bool:
        return any(rule.endless for rule in self.rules)


def expand(master: Component, zones: Zones, horizon: dt.date, budget: Budget) -> Expansion:
    """Endless rules are followed to the horizon. Raises SeriesRefused."""
    start = read_start(master)
    naive, zone = zones.start_of(start)
    length = read_length(master, start, zones)
    rules = _rules(master, "RRULE", zone)
    found = Expansion(span(naive, zone, length), zone, length, rules, zones=zones)
    found.floating = not (start.utc or start.zone)
    if length.guessed:
        found.messages.append(
            _("It does not say when it ends. We took one day.")
            if zone is None
            else _("It does not say when it ends. We took one hour.")
        )
    _add_listed(found, master)
    last = _last_to_look_at(found, master, horizon)
    found.looked_until = last
    if rules:
        for rule in rules:
            _add_rule(found, rule, naive, last, budget)
        if found.begin.start not in found.starts | found.listed:
            found.messages.append(
                _("The first date (%(date)s) does not fit the repetition. We left it out.")
                % {"date": f"{found.begin.day:%d-%m-%Y}"}
            )
    else:
        found.starts[found.begin.start] = found.begin
    _take_away(found, master, naive, last, budget)
    return found


def _rules(master: Component, name: str, zone: Zone | None) -> list[Rule]:
    """Those that say something: some programs write an empty one for no repetition."""
    texts = [line.value for line in master.lines(name) if line.value.strip()]
    if len(texts) > MAX_RULES:
        raise SeriesRefused(_("There are too many repetitions in one activity."))
    return [_rule(text, zone) for text in texts]


def _rule(text: str, zone: Zone | None) -> Rule:
    rule = read_rule(text)
    if zone is not None:
        return rule
    if rule.freq > DAILY:
        raise SeriesRefused(_("It lasts all day and repeats by the hour. That cannot both be."))
    return rule.of_days()


def _last_to_look_at(found: Expansion, master: Component, horizon: dt.date) -> dt.date:
    """Past the horizon as well, where the file itself names dates beyond it."""
    last = max(horizon, found.begin.day + dt.timedelta(days=366))
    for line in master.lines("EXDATE"):
        last = max([last, *(stamp.day for stamp in _stamps(line))])
    return min(last, LATEST)


def _add_rule(
    found: Expansion, rule: Rule, naive: dt.datetime, last: dt.date, budget: Budget
) -> None:
    until = _until(found, rule, naive, last)
    _refuse_two_clocks(found, rule, naive, until, budget)
    room = MAX_EXTRA + MAX_LISTED if rule.sets_times else None
    for number, one in enumerate(moments(rule, naive, until, budget)):
        if room is not None and number > room:
            raise too_many()
        made = span(one, found.zone, found.length)
        found.starts.setdefault(made.start, made)


def _refuse_two_clocks(found, rule, naive, until, budget) -> None:
    """UNTIL in UTC beside a start that names no zone: by the hour, that makes a difference."""
    if not (found.floating and rule.freq > DAILY and rule.until and rule.until.utc):
        return
    if any(one > rule.until.naive for one in moments(rule, naive, until, budget)):
        raise SeriesRefused(_("The start names no time zone, and the end of the repetition does."))


def too_many() -> SeriesRefused:
    return SeriesRefused(
        _("There are more than %(number)d separate dates. We can bring in %(number)d at most.")
        % {"number": MAX_EXTRA}
    )


def _until(found: Expansion, rule: Rule, naive: dt.datetime, last: dt.date) -> dt.datetime:
    """The last naive moment, on the clocks on which the rule is followed."""
    whole_day = dt.datetime.combine(last, dt.time.max)
    if rule.count is not None:
        return dt.datetime.combine(LATEST, dt.time.max)
    if rule.until is None:
        return whole_day
    if rule.until.time is None or found.zone is None:
        return dt.datetime.combine(rule.until.day, dt.time.max)
    if not rule.until.utc:
        return rule.until.naive
    return wall_clock(found.zones.moment(rule.until), found.zone)


def _add_listed(found: Expansion, master: Component) -> None:
    for line in master.lines("RDATE"):
        for text in _values(line):
            made = _listed(found, text, line.param("TZID"))
            found.listed[made.start] = made
    if len(found.listed) > MAX_EXTRA:
        raise too_many()


def _listed(found: Expansion, text: str, tzid: str) -> Span:
    begin, slash, end = text.partition("/")
    stamp = read_stamp(begin, tzid)
    if (stamp.time is None) != (found.zone is None):
        if stamp.time is None and not slash:
            # A date alone beside a series with a time: at the time of the series.
            at = dt.datetime.combine(stamp.day, found.begin.start.time())
            return Span(at, at + (found.begin.end - found.begin.start))
        raise SeriesRefused(
            _("An extra date has a time and the activity lasts all day, or the other way.")
        )
    length = found.length
    if slash:
        length = _period_length(stamp, end, tzid, found.zones)
    zone = None if stamp.time is None else found.zones.of(stamp)
    naive = stamp.naive
    if stamp.utc:
        # As long as the others, on the clocks of the series.
        naive, zone = wall_clock(found.zones.moment(stamp), found.zone), found.zone
    return span(naive, zone, length)


def _period_length(stamp: Stamp, end: str, tzid: str, zones: Zones) -> Length:
    if end.strip().upper().startswith(("P", "+P", "-P")):
        return Length(read_duration(end))
    last = read_stamp(end, tzid)
    length = zones.moment(last) - zones.moment(stamp)
    if length <= dt.timedelta():
        raise SeriesRefused(_("The end comes before the start."))
    return Length(length, wall=False)


def _take_away(
    found: Expansion, master: Component, naive: dt.datetime, last: dt.date, budget: Budget
) -> None:
    unknown = 0
    for line in master.lines("EXDATE"):
        for stamp in _stamps(line):
            starts = found.starts_of(stamp)
            found.excluded.update(starts)
            unknown += not starts
    if unknown:
        found.messages.append(
            _("%(number)d dates that would not take place are no dates of this activity.")
            % {"number": unknown}
        )
    for rule in _rules(master, "EXRULE", found.zone):
        found.excluded_by_rule = True
        for one in moments(rule, naive, _until(found, rule, naive, last), budget):
            found.excluded.add(span(one, found.zone, found.length).start)


def _stamps(line: Line) -> list[Stamp]:
    return [read_stamp(text, line.param("TZID")) for text in _values(line)]


def _values(line: Line) -> list[str]:
    values = [one for one in line.value.split(",") if one.strip()]
    if len(values) > MAX_LISTED:
        raise too_many()
    return values
