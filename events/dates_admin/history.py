"""Who changed which date when, and why: written to the page's own history in Wagtail."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter, log
from wagtail.models import PageLogEntry

from site_config import dates

CHANGED = "events.date.change"
TAKEN_BACK = "events.date.take_back"
KEPT = "events.date.keep"
DROPPED = "events.date.drop"
SPLIT = "events.split"
SHOWN = 10


def write(action: str, event, date: dt.date, slot: int, words: str, reason: str, user) -> None:
    """Tell Wagtail's history what was done to one date. `words` is Dutch, as it was said."""
    data = {"date": date.isoformat(), "slot": slot, "words": words, "reason": reason}
    log(instance=event, action=action, user=user, data=data)


def of_date(event, date: dt.date, slot: int) -> list[PageLogEntry]:
    """The latest entries about one date, newest first. One query."""
    entries = PageLogEntry.objects.filter(
        page=event,
        action__startswith="events.date.",
        data__date=date.isoformat(),
        data__slot=slot,
    )
    return list(entries.select_related("user").order_by("-timestamp", "-pk")[:SHOWN])


class DateFormatter(LogFormatter):
    """donderdag 3 december 2026: gaat niet door. Reden: ziekte"""

    said = gettext_lazy("%(date)s: %(words)s.")

    def format_message(self, log_entry):
        data = log_entry.data or {}
        values = {
            "date": _date_words(data.get("date", "")),
            "words": data.get("words", "").rstrip("."),
        }
        text = self.said % values
        if data.get("reason"):
            text += " " + _("Reason: %(reason)s") % {"reason": data["reason"]}
        return text


class ChangedFormatter(DateFormatter):
    label = gettext_lazy("Change one date")


class TakenBackFormatter(DateFormatter):
    label = gettext_lazy("Take back a change of one date")
    said = gettext_lazy("%(date)s: taken back (%(words)s).")


class KeptFormatter(DateFormatter):
    label = gettext_lazy("Keep a date that the series no longer has")
    said = gettext_lazy("%(date)s: kept as an extra date (%(words)s).")


class DroppedFormatter(DateFormatter):
    label = gettext_lazy("Drop a date that the series no longer has")
    said = gettext_lazy("%(date)s: dropped (%(words)s).")


class SplitFormatter(LogFormatter):
    label = gettext_lazy("Continue in another way from a date on")

    def format_message(self, log_entry):
        data = log_entry.data or {}
        return _("Continues in another way from %(date)s on: “%(title)s”.") % {
            "date": _date_words(data.get("date", "")),
            "title": data.get("title", ""),
        }


FORMATTERS = {
    CHANGED: ChangedFormatter,
    TAKEN_BACK: TakenBackFormatter,
    KEPT: KeptFormatter,
    DROPPED: DroppedFormatter,
    SPLIT: SplitFormatter,
}


def register(actions) -> None:
    """Hook register_log_actions."""
    for action, formatter in FORMATTERS.items():
        actions.register_action(action)(formatter)


def _date_words(text: str) -> str:
    try:
        return dates.day(dt.date.fromisoformat(text))
    except ValueError:
        return text
