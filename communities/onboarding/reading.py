"""A CSV file with libraries, as spreadsheets write it: to rows of text, or to reasons why not.

Dutch Excel writes semicolons and often Windows-1252; others write commas and UTF-8.
"""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MAX_BYTES = 1_000_000
MAX_ROWS = 500
# The heading of each field of the form, as the file has it. Spelled without accents and signs.
HEADINGS = {
    "naam": "name",
    "plaats": "place",
    "regio": "region",
    "adviseur": "adviser",
    "breedtegraad": "latitude",
    "lengtegraad": "longitude",
    "community": "community",
    "zin": "summary",
    "themas": "themes",
    "email": "email",
    "voornaam": "first_name",
}
REQUIRED = ["naam", "plaats", "regio", "community", "zin", "email", "voornaam"]
# As people also write them.
ALSO = {"emailadres": "email", "thema": "themas", "in een zin": "zin"}
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
# No letter in any text, and no line end or tab.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Unreadable(Exception):
    """Nothing of the file can be used; the reason is for whoever chose it."""


@dataclass(frozen=True)
class Row:
    """`number` as the spreadsheet shows it: the headings are row 1."""

    number: int
    values: dict[str, str]


@dataclass(frozen=True)
class Table:
    rows: list[Row]
    encoding: str


def read(content: bytes) -> Table:
    """The rows of the file by the names of the form's fields. Raises Unreadable."""
    text, encoding = _decode(content)
    lines = _lines(text)
    header, names = _header(lines)
    rows = [
        Row(number, _values(number, cells, names))
        for number, cells in lines[header + 1 :]
        if any(cell.strip() for cell in cells)
    ]
    if not rows:
        raise Unreadable(_("There are no libraries in this file, only headings."))
    if len(rows) > MAX_ROWS:
        raise Unreadable(
            ngettext(
                "There is %(number)d row in this file. At most %(most)d can be read at a time.",
                "There are %(number)d rows in this file. At most %(most)d can be read at a time.",
                len(rows),
            )
            % {"number": len(rows), "most": MAX_ROWS}
        )
    return Table(rows, encoding)


def _decode(content: bytes) -> tuple[str, str]:
    if len(content) > MAX_BYTES:
        raise Unreadable(_("This file is too large. At most 1 MB can be read."))
    if content.startswith(BYTE_ORDER_MARKS):
        raise Unreadable(_("This file is in UTF-16. Save it as CSV UTF-8."))
    try:
        text, encoding = content.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        try:
            text, encoding = content.decode("cp1252"), "cp1252"
        except UnicodeDecodeError:
            raise Unreadable(
                _("The letters of this file cannot be read. Save it as CSV UTF-8.")
            ) from None
    if not text.strip():
        raise Unreadable(_("This file is empty."))
    if CONTROLS.search(text):
        raise Unreadable(_("This is no CSV file. Save the sheet as CSV UTF-8."))
    return text, encoding


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """All rows with their number, the empty ones included."""
    first = next(line for line in text.splitlines() if line.strip())
    separator = ";" if first.count(";") >= first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines = []
    try:
        for cells in reader:
            lines.append((len(lines) + 1, cells))
    except csv.Error:
        raise Unreadable(
            _("Row %(number)d cannot be read: look at the quotation marks.")
            % {"number": len(lines) + 1}
        ) from None
    return lines


def _header(lines) -> tuple[int, list[str]]:
    """Where the headings stand, and to which fields they lead."""
    filled = (at for at, (_number, cells) in enumerate(lines) if any(map(str.strip, cells)))
    at = next(filled, None)
    if at is None:
        raise Unreadable(_("This file is empty."))
    found = [_heading(cell) for cell in lines[at][1]]
    while found and not found[-1]:
        # Spreadsheets leave empty columns behind.
        found.pop()
    known = ", ".join(HEADINGS)
    for heading, cell in zip(found, lines[at][1], strict=False):
        if heading not in HEADINGS:
            raise Unreadable(
                _("We do not know the heading “%(heading)s”. These are the headings: %(known)s.")
                % {"heading": cell.strip()[:60], "known": known}
            )
        if found.count(heading) > 1:
            raise Unreadable(_("The heading “%(heading)s” occurs twice.") % {"heading": heading})
    if missing := [heading for heading in REQUIRED if heading not in found]:
        raise Unreadable(
            _("The first row must hold the headings. Missing: %(missing)s.")
            % {"missing": ", ".join(missing)}
        )
    return at, [HEADINGS[heading] for heading in found]


def _heading(cell: str) -> str:
    plain = unicodedata.normalize("NFKD", cell.strip().lower())
    plain = " ".join("".join(one for one in plain if one.isalpha() or one == " ").split())
    return ALSO.get(plain, plain)


def _values(number: int, cells: list[str], names: list[str]) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(names) :]):
        raise Unreadable(
            _("Row %(number)d has more cells than there are headings.") % {"number": number}
        )
    return {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
