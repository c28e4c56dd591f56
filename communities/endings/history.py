"""When a community stopped, or went on after all: in the history of its page."""

import datetime as dt

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from site_config import dates

ENDED = "communities.ending.end"
TAKEN_BACK = "communities.ending.take_back"


class EndedFormatter(LogFormatter):
    label = _("Complete a community")

    def format_message(self, log_entry):
        day = dt.date.fromisoformat(log_entry.data["last_day"])
        return _("The community stops. The last day is %(day)s.") % {"day": dates.day(day)}


class TakenBackFormatter(LogFormatter):
    label = _("Let a community go on")
    message = _("The community goes on after all.")


def register(actions) -> None:
    """Hook register_log_actions."""
    actions.register_action(ENDED)(EndedFormatter)
    actions.register_action(TAKEN_BACK)(TakenBackFormatter)
