"""Who gave whom a role, and when it ended: in Wagtail's log, with the group."""

import datetime as dt

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry

from site_config import dates

INVITED = "communities.people.invite"
CHANGED = "communities.people.change"
REMOVED = "communities.people.remove"
ENDED = "communities.people.end"
SHOWN = 20


def of_group(group: Group) -> list[ModelLogEntry]:
    """The latest entries, newest first. One query."""
    entries = ModelLogEntry.objects.for_instance(group).filter(
        action__startswith="communities.people."
    )
    return list(entries.select_related("user").order_by("-timestamp", "-pk")[:SHOWN])


class PeopleFormatter(LogFormatter):
    said = said_until = "%(who)s"

    def format_message(self, log_entry):
        data = log_entry.data or {}
        until = data.get("until")
        said = self.said_until if until else self.said
        values = {"who": data.get("who", "")}
        if until:
            values["until"] = dates.day(dt.date.fromisoformat(until))
        return said % values


class InvitedFormatter(PeopleFormatter):
    label = _("Invite somebody")
    said = _("%(who)s was invited.")
    said_until = _("%(who)s was invited, until %(until)s.")


class ChangedFormatter(PeopleFormatter):
    label = _("Change until when somebody has a role")
    said = _("%(who)s stays, without a last day.")
    said_until = _("%(who)s stays until %(until)s.")


class RemovedFormatter(PeopleFormatter):
    label = _("Remove somebody")
    said = said_until = _("%(who)s was removed.")


class EndedFormatter(PeopleFormatter):
    label = _("A role that ended by itself")
    said = said_until = _("The time of %(who)s ended on %(until)s.")


FORMATTERS = {
    INVITED: InvitedFormatter,
    CHANGED: ChangedFormatter,
    REMOVED: RemovedFormatter,
    ENDED: EndedFormatter,
}


def register(actions) -> None:
    """Hook register_log_actions."""
    for action, formatter in FORMATTERS.items():
        actions.register_action(action)(formatter)
