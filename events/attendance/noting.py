"""Of which dates attendance can be noted, and what was noted in words."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def refusal(row, now: dt.datetime | None = None) -> str:
    """Why attendance cannot be noted on this occurrence; empty when it can."""
    if row is None:
        return _("This activity has no such date.")
    if row.start > (now or timezone.now()):
        return _("This date has not begun yet. Note the visitors when it has been.")
    if row.is_cancelled:
        return _("This date did not take place, so there is nobody to count.")
    return ""


def words(attendance) -> str:
    """14 bezoekers, 3 nieuw, 2 hielpen mee. What was not counted is left out."""
    one = attendance
    said = [
        ngettext("%(n)d visitor", "%(n)d visitors", one.visitors) % {"n": one.visitors},
        _("%(n)d new") % {"n": one.new_people} if one.new_people is not None else "",
        ngettext("%(n)d helped", "%(n)d helped along", one.helpers) % {"n": one.helpers}
        if one.helpers is not None
        else "",
        _("by the group itself") if one.by_group else "",
    ]
    return ", ".join(filter(None, said))
