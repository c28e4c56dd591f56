"""What may stand in a cell of an exported register, so that a spreadsheet only shows it."""

import datetime as dt
import re
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

# With these a cell becomes a formula, also in their full-width form and behind spaces.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
# XML 1.0 has no place for these, and a spreadsheet that holds one does not open.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def cell(value, *, typed: bool):
    """One value as it is written down; `typed` for XLSX, which knows numbers and dates.

    Nothing becomes an empty cell; 0 stays 0; True and False become words.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, dt.datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        local = local.replace(microsecond=0, tzinfo=None)
        return local if typed else local.isoformat(" ", "minutes")
    if isinstance(value, dt.date):
        return value if typed else value.isoformat()
    if isinstance(value, dt.time):
        return value if typed else value.isoformat("minutes")
    if isinstance(value, list | tuple | set):
        return plain_text(", ".join(map(str, value)))
    return plain_text(str(value))


def plain_text(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet would take it for a formula."""
    text = _UNSTORABLE.sub("", text)
    if _FORMULA.match(text) or text.startswith(("\t", "\r", "\n")):
        return f"'{text}"
    return text
