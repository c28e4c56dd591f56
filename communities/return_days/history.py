"""Who said, prepared and wrote what, in Wagtail's own log beside the return day."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log
from wagtail.models import ModelLogEntry

MARKED = "communities.return_day.mark"
CHANGED = "communities.return_day.change"
PREPARED = "communities.return_day.prepare"
NOTED = "communities.return_day.notes"
TAKEN_AWAY = "communities.return_day.take_away"
SHOWN = 20

SAID = {
    MARKED: (_("Make a return day"), _("Made a return day.")),
    CHANGED: (_("Change a return day"), _("Changed who takes part or who is there.")),
    PREPARED: (_("Prepare a return day"), _("Preparation changed")),
    NOTED: (_("Write what came out of a return day"), _("Wrote the notes.")),
    TAKEN_AWAY: (_("Take a return day away"), _("No return day any more.")),
}


def write(action: str, day, by, **data) -> None:
    log(instance=day, action=action, user=by, data=data)


def of_day(day, own: set[int]) -> list[ModelLogEntry]:
    """The latest entries, newest first; of preparations those of `own` (keys) alone."""
    entries = ModelLogEntry.objects.for_instance(day).select_related("user")
    entries = entries.order_by("-timestamp", "-pk")[: SHOWN * 5]
    shown = [one for one in entries if one.action != PREPARED or one.data.get("preparation") in own]
    return shown[:SHOWN]


class PreparedFormatter(LogFormatter):
    label = SAID[PREPARED][0]

    def format_message(self, log_entry):
        return f"{SAID[PREPARED][1]}: {log_entry.data.get('name', '')}."


def register(actions) -> None:
    """Hook register_log_actions."""
    for action, (label, message) in SAID.items():
        named = {"label": label, "message": message}
        formatter = type("ReturnDayFormatter", (LogFormatter,), named)
        actions.register_action(action)(PreparedFormatter if action == PREPARED else formatter)
