"""That a community went to another library, in the history of its page: who reads it there
learns what stayed behind.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

MOVED = "communities.move"


class MovedFormatter(LogFormatter):
    label = gettext_lazy("Give a community to another library")

    def format_message(self, log_entry):
        data = log_entry.data or {}
        text = _("From %(from)s to %(to)s.") % {"from": data.get("from"), "to": data.get("to")}
        if stayed := data.get("stayed"):
            text += " " + _("Stayed with %(from)s: %(what)s.") % {
                "from": data.get("from"),
                "what": ", ".join(stayed),
            }
        return text


def register(actions) -> None:
    """Hook register_log_actions."""
    actions.register_action(MOVED)(MovedFormatter)
