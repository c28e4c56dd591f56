"""From wall-clock times in any zone to moments, without trusting what a file calls a zone.

The icalendar package keeps the VTIMEZONEs of every file it reads for the whole process,
so that one file could say what a zone means in the next. Here they are read anew for
each file, and only for names that the zone database does not know.
"""

import datetime as dt
import re
import zoneinfo
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from events.recurrence import ZONE

from .budget import Budget
from .reading import Component
from .refusals import SeriesRefused
from .rule_moments import moments
from .rules import YEARLY, Rule, read_rule
from .values import Stamp, read_stamp

OFFSET = re.compile(r"([+-])([0-9]{2})([0-9]{2})([0-9]{2})?")
LAST_ONSET = dt.datetime(2100, 1, 1)  # noqa: DTZ001 - zones are told in local time
FIRST_YEAR = 1988
STEPS_OF_ZONE = 20_000


@dataclass(frozen=True)
class Onset:
    """From `at`, on the clocks until then, the offset from UTC is `after` instead of `before`."""

    at: dt.datetime
    before: dt.timedelta
    after: dt.timedelta


class FileZone:
    """A zone as a VTIMEZONE describes it (RFC 5545, 3.6.5)."""

    def __init__(self, onsets: list[Onset]):
        self.onsets = sorted(onsets, key=lambda one: one.at)
        self.starts = [one.at for one in self.onsets]

    def offset(self, naive: dt.datetime) -> dt.timedelta:
        place = bisect_right(self.starts, naive)
        if not place:
            return self.onsets[0].before
        onset = self.onsets[place - 1]
        # A time that is left out is read with the offset before (3.3.5).
        left_out = naive - onset.at < onset.after - onset.before
        return onset.before if left_out else onset.after


Zone = zoneinfo.ZoneInfo | FileZone


def moment(naive: dt.datetime, zone: Zone) -> dt.datetime:
    """The moment in UTC. Left-out times move forward, of double ones the first counts."""
    if isinstance(zone, FileZone):
        return (naive - zone.offset(naive)).replace(tzinfo=dt.UTC)
    return naive.replace(tzinfo=zone).astimezone(dt.UTC)


def wall_clock(at: dt.datetime, zone: Zone) -> dt.datetime:
    """What the clocks of a zone show at a moment, as a naive time."""
    if not isinstance(zone, FileZone):
        return at.astimezone(zone).replace(tzinfo=None, fold=0)
    plain = at.astimezone(dt.UTC).replace(tzinfo=None)
    offsets = {one.before for one in zone.onsets} | {one.after for one in zone.onsets}
    fitting = [plain + off for off in offsets if moment(plain + off, zone) == at]
    return min(fitting, default=plain + zone.offset(plain))


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    return {name.lower(): name for name in zoneinfo.available_timezones()}


def known_zone(name: str) -> zoneinfo.ZoneInfo | None:
    """The zone that a name stands for: of the database, of Windows, or with a maker's prefix."""
    name = name.strip().strip('"').strip("/")
    parts = name.split("/")
    suffixes = ["/".join(parts[at:]) for at in range(min(len(parts), 8))]
    for one in [*suffixes, WINDOWS_TO_OLSON.get(name, "")]:
        if one.lower() in _known():
            return zoneinfo.ZoneInfo(_known()[one.lower()])
    return None


class Zones:
    """The zones of one file. `default` is what X-WR-TIMEZONE says, if it says anything."""

    def __init__(self, described: dict[str, Component], default: str = ""):
        self.described = described
        self.default = known_zone(default) if default else None
        self.found: dict[str, Zone] = {}

    def named(self, name: str) -> Zone:
        """Raises SeriesRefused for a name that says nothing."""
        if name not in self.found:
            self.found[name] = self._find(name)
        return self.found[name]

    def of(self, stamp: Stamp) -> Zone:
        """The zone on whose clocks a series with this start repeats.

        Programs that write X-WR-TIMEZONE mean it for times in UTC and without a zone too.
        """
        if stamp.zone:
            return self.named(stamp.zone)
        if self.default:
            return self.default
        return zoneinfo.ZoneInfo("UTC") if stamp.utc else ZONE

    def start_of(self, stamp: Stamp) -> tuple[dt.datetime, Zone | None]:
        """A start on the clocks of its zone; without a zone for a date alone."""
        if stamp.time is None:
            return stamp.naive, None
        zone = self.of(stamp)
        return wall_clock(self.moment(stamp), zone) if stamp.utc else stamp.naive, zone

    def moment(self, stamp: Stamp) -> dt.datetime:
        if stamp.utc:
            return stamp.naive.replace(tzinfo=dt.UTC)
        return moment(stamp.naive, self.of(stamp))

    def _find(self, name: str) -> Zone:
        zone = known_zone(name)
        described = self.described.get(name.strip('"'))
        if zone is None and described:
            zone = known_zone(described.text("X-LIC-LOCATION")) or _described_zone(described)
        if zone is None:
            raise SeriesRefused(_("We do not know the time zone “%(zone)s”.") % {"zone": name[:60]})
        return zone


def _described_zone(component: Component) -> FileZone | None:
    budget = Budget(STEPS_OF_ZONE)
    onsets: list[Onset] = []
    for part in component.parts[:40]:
        onsets += _onsets(part, budget)
    return FileZone(onsets) if onsets else None


def _onsets(part: Component, budget: Budget) -> list[Onset]:
    before, after = (_offset(part.text(name)) for name in ("TZOFFSETFROM", "TZOFFSETTO"))
    first = read_stamp(part.text("DTSTART")).naive
    starts = {first}
    for line in part.lines("RDATE"):
        starts.update(read_stamp(value).naive for value in line.value.split(",")[:200])
    for line in part.lines("RRULE"):
        rule = read_rule(line.value)
        if rule.freq != YEARLY:
            raise SeriesRefused(_("We cannot read the time zones in this file."))
        last = LAST_ONSET
        if rule.until:
            last = rule.until.naive + (before if rule.until.utc else dt.timedelta())
        starts.update(moments(rule, _not_long_ago(first, rule), last, budget))
    return [Onset(at, before, after) for at in starts]


def _not_long_ago(first: dt.datetime, rule: Rule) -> dt.datetime:
    """Many programs begin in 1601 or 1970; nothing here is older than 1990."""
    if first.year >= FIRST_YEAR or rule.interval > 1 or rule.count is not None:
        return first
    return first.replace(year=FIRST_YEAR)


def _offset(text: str) -> dt.timedelta:
    match = OFFSET.fullmatch(text.strip())
    if not match or int(match[2]) > 18:
        raise SeriesRefused(_("We cannot read the time zones in this file."))
    length = dt.timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    return -length if match[1] == "-" else length
