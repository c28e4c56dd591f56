"""Who changed what when: in Wagtail's own history of the community's page.

Nothing there is ever changed or deleted. What somebody had written stays readable after it was
replaced.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter, log
from wagtail.models import PageLogEntry

from site_config import dates

from ..choices import StepState, Verdict
from ..models.progress import step_name

CHANGED = "communities.progress.change"
COMMENTED = "communities.progress.comment"

LABELS = {
    "state": gettext_lazy("state"),
    "since": gettext_lazy("since"),
    "note": gettext_lazy("note of the library"),
    "decision": gettext_lazy("decision"),
    "decided_by": gettext_lazy("who decided"),
    "decided_on": gettext_lazy("date of the decision"),
    "decided_why": gettext_lazy("reason of the decision"),
    "text": gettext_lazy("remark"),
}
LONG = {"note", "decided_why", "text"}
CHOICES = {"state": dict(StepState.choices), "decision": dict(Verdict.choices)}


@dataclass(frozen=True)
class Said:
    """One change in words. `before` is what a long text said until then."""

    words: str
    before: str = ""


def write(action: str, community, step, changes: list[dict], by, at: dt.datetime) -> None:
    """`step` has a key, a number and a title; `changes` is what `changes.differences` gives."""
    data = {"step": step.pk, "number": step.number, "title": step.title, "changes": changes}
    log(instance=community, action=action, user=by, data=data, timestamp=at)


def of_community(community):
    """All entries, newest first, each with its user."""
    entries = PageLogEntry.objects.filter(
        page=community.pk, action__startswith="communities.progress."
    )
    return entries.select_related("user").order_by("-timestamp", "-pk")


def step_of(entry) -> str:
    data = entry.data or {}
    return step_name(data.get("number"), data.get("title", ""))


def said(entry) -> list[Said]:
    """The changes of one entry, in words."""
    return [_words(change) for change in (entry.data or {}).get("changes", [])]


def _words(change: dict) -> Said:
    name = change["field"]
    if name == "met":
        return Said("; ".join(_arranged(change)))
    label, was, now = LABELS[name], change["was"], change["is"]
    if name in LONG:
        return Said(_long(was, now) % {"field": label}, before=was)
    was, now = _value(name, was), _value(name, now)
    if not now:
        return Said(_("%(field)s taken away (was: %(was)s)") % {"field": label, "was": was})
    values = {"field": label, "now": now, "was": was}
    return Said(
        (_("%(field)s: %(now)s (was: %(was)s)") if was else _("%(field)s: %(now)s")) % values
    )


def _arranged(change: dict):
    if change["added"]:
        yield _("arranged: %(what)s") % {"what": " ".join(change["added"])}
    if change["removed"]:
        yield _("not arranged after all: %(what)s") % {"what": " ".join(change["removed"])}


def _long(was: str, now: str) -> str:
    if not was:
        return _("%(field)s written")
    return _("%(field)s changed") if now else _("%(field)s taken away")


def _value(name: str, text: str) -> str:
    if name in CHOICES:
        return str(CHOICES[name].get(text, text)).lower()
    if name in ("since", "decided_on") and text:
        return dates.day(dt.date.fromisoformat(text))
    return text


class ChangedFormatter(LogFormatter):
    label = gettext_lazy("Step plan: fill in how far a step is")

    def format_message(self, log_entry):
        changes = "; ".join(one.words for one in said(log_entry))
        return f"{step_of(log_entry)}. {changes.rstrip('.')}."


class CommentedFormatter(ChangedFormatter):
    label = gettext_lazy("Step plan: remark of an adviser")


def register(actions) -> None:
    """Hook register_log_actions."""
    actions.register_action(CHANGED)(ChangedFormatter)
    actions.register_action(COMMENTED)(CommentedFormatter)
