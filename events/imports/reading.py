"""From the bytes of a file to its VEVENTs, within limits.

The structure is read here, line by line, and the lines that matter are taken apart by
the icalendar package. Its own reading of a whole file skips broken lines in silence,
keeps time zones for the whole process, and opens a file on disk when it is given a name.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from icalendar.parser import Contentline, Parameters
from icalendar.parser.property import split_on_unescaped_comma, unescape_backslash

from .refusals import ImportRefused, SeriesRefused

MAX_BYTES = 1024 * 1024
MAX_EVENTS = 2000
MAX_COMPONENTS = 5000
MAX_DEPTH = 8
MAX_LINE = 32_000
NAME = re.compile(r"([A-Za-z0-9-]{1,60})[ \t]*[;:]")
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
TIMES = {"DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE", "EXRULE", "RDATE", "EXDATE"}
WORDS = {"UID", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "SEQUENCE", "CATEGORIES"}
# Written by our own feeds.
FULL = "X-KLOPPEND-HART-FULL"
OTHERS = {"COMMENT", "CLASS", "URL", "X-WR-TIMEZONE", "X-WR-CALNAME", FULL}
OF_ZONES = {"TZID", "TZOFFSETFROM", "TZOFFSETTO", "X-LIC-LOCATION"}
WANTED = TIMES | WORDS | OTHERS | OF_ZONES


@dataclass(frozen=True)
class Line:
    """One property: its parameters, and its value as it stands."""

    params: Parameters
    value: str

    def param(self, name: str) -> str:
        value = self.params.get(name, "")
        return value if isinstance(value, str) else ",".join(map(str, value))


@dataclass
class Component:
    """What stands between BEGIN and END. `broken` holds lines that cannot be read."""

    name: str
    properties: dict[str, list[Line]] = field(default_factory=dict)
    parts: list["Component"] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def lines(self, name: str) -> list[Line]:
        return self.properties.get(name, [])

    def line(self, name: str) -> Line | None:
        """The only property of this name. Raises SeriesRefused when there are more."""
        lines = self.lines(name)
        if len(lines) > 1:
            raise SeriesRefused(_("%(name)s is there more than once.") % {"name": name})
        return lines[0] if lines else None

    def text(self, name: str) -> str:
        """The first property of this name as plain text, or an empty text."""
        lines = self.lines(name)
        return unescape_backslash(lines[0].value).strip() if lines else ""

    def says(self, name: str) -> bool:
        return self.text(name).upper() == "TRUE"

    def texts(self, name: str) -> list[str]:
        """All values of a property that takes a list of texts."""
        return [
            one.strip() for line in self.lines(name) for one in split_on_unescaped_comma(line.value)
        ]


@dataclass
class CalendarFile:
    """What was read. `left_out` counts what is not an activity, by name."""

    events: list[Component] = field(default_factory=list)
    zones: dict[str, Component] = field(default_factory=dict)
    default_zone: str = ""
    name: str = ""
    left_out: Counter = field(default_factory=Counter)
    messages: list[str] = field(default_factory=list)


def read(content: bytes) -> CalendarFile:
    """Raises ImportRefused on anything but a whole iCalendar file within the limits."""
    file = CalendarFile()
    calendars = _components(_unfolded(_decoded(content)))
    if not calendars:
        raise ImportRefused(_not_a_calendar())
    for calendar in calendars:
        file.messages += [_skipped(line) for line in calendar.broken[:10]]
        file.default_zone = file.default_zone or calendar.text("X-WR-TIMEZONE")
        file.name = file.name or calendar.text("X-WR-CALNAME")
        for part in calendar.parts:
            if part.name == "VEVENT":
                file.events.append(part)
            elif part.name == "VTIMEZONE":
                file.zones.setdefault(part.text("TZID"), part)
            else:
                file.left_out[part.name] += 1
    if len(file.events) > MAX_EVENTS:
        raise ImportRefused(
            _(
                "There are more than %(number)d activities in this file. "
                "Split it into smaller files."
            )
            % {"number": MAX_EVENTS}
        )
    return file


def _decoded(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise ImportRefused(_("This file is too large. At most 1 MB can be read at a time."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ImportRefused(
            _("The letters in this file cannot be read. Save it as UTF-8 and try again.")
        ) from None
    if not text.strip():
        raise ImportRefused(_("This file is empty."))
    if FORBIDDEN.search(text):
        raise ImportRefused(_not_a_calendar())
    return text


def _unfolded(text: str) -> Iterator[str]:
    """The lines, put together again where they were folded (RFC 5545, 3.1)."""
    pieces: list[str] = []
    for line in re.split(r"\r\n|\n|\r", text):
        if not line:
            continue
        if line[0] in " \t" and pieces:
            pieces.append(line[1:])
        else:
            if pieces:
                yield "".join(pieces)
            pieces = [line] if line.strip() else []
    if pieces:
        yield "".join(pieces)


def _components(lines: Iterator[str]) -> list[Component]:
    """The VCALENDARs of a file."""
    root = Component("")
    stack, seen = [root], 0
    for line in lines:
        word, _colon, rest = line.partition(":")
        word, name = word.strip().upper(), rest.strip().upper()
        if word == "BEGIN":
            seen += 1
            if seen > MAX_COMPONENTS or len(stack) > MAX_DEPTH:
                raise ImportRefused(
                    _("There is too much in this file. Split it into smaller files.")
                )
            stack.append(Component(name[:60]))
            stack[-2].parts.append(stack[-1])
        elif word == "END":
            if len(stack) == 1 or stack.pop().name != name[:60]:
                raise _incomplete()
        elif len(stack) == 1:
            # Some programs add remarks of their own around the calendar.
            if not (root.parts and word.startswith("X-")):
                raise ImportRefused(_not_a_calendar())
        else:
            _add(stack[-1], line)
    if len(stack) > 1:
        raise _incomplete()
    if any(part.name != "VCALENDAR" for part in root.parts):
        raise ImportRefused(_not_a_calendar())
    return root.parts


def _add(component: Component, line: str) -> None:
    match = NAME.match(line)
    if not match:
        component.broken.append(line[:60])
        return
    name = match[1].upper()
    if name not in WANTED:
        return
    try:
        if len(line) > MAX_LINE:
            raise ValueError(name)
        _name, params, value = Contentline(line).raw_parts()
    except (ValueError, AssertionError):
        component.broken.append(line[:60])
        return
    component.properties.setdefault(name, []).append(Line(params, value))


def _skipped(line: str) -> str:
    return _("We skipped the line “%(line)s”: we cannot read it.") % {"line": line.strip()}


def _not_a_calendar() -> str:
    return _("This is not a calendar file (.ics). Nothing can be read from it.")


def _incomplete() -> ImportRefused:
    return ImportRefused(
        _("The file is damaged or not complete: what begins in it does not end, or the other way.")
    )
