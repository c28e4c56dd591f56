"""How far the communities of the demo are with the step plan, with its history."""

import datetime as dt

from django.utils import timezone

from communities.choices import StepState, Verdict
from communities.models import CommunityPage, StepProgress
from communities.progress import changes, plan
from communities.progress.plan import PlanStep

from . import content
from .load import Load

KNOWN = ["step", "started", "days_ago", "state", "met", "note", "decision", "remark"]


def add_progress(load: Load) -> None:
    """After the accounts: where a library has one, it is the one who filled in."""
    source = content.read("progress.yaml")
    steps = {step.number: step for step in plan.steps()}
    for item in source.data:
        with content.naming(source, item.get("community")):
            community = CommunityPage.objects.get(slug=item["community"])
            for one in item["steps"]:
                content.check_keys(one, KNOWN)
                _add_step(load, community, steps[one["step"]], one)


def _add_step(load: Load, community: CommunityPage, step: PlanStep, item: dict) -> None:
    record, by = StepProgress(community=community), community.library.group.user_set.first()
    if (started := item.get("started", item["days_ago"])) != item["days_ago"]:
        at = _moment(load, started)
        values = {"state": StepState.UNDER_WAY, "since": timezone.localdate(at)}
        changes.change_step(record, step, values, by, at)
    at = _moment(load, item["days_ago"])
    values = {
        "state": StepState(item["state"]),
        "since": timezone.localdate(at),
        "note": item.get("note", ""),
        "met": _met(step, item.get("met", [])),
    }
    changes.change_step(record, step, values, by, at)
    if decision := item.get("decision"):
        at = _moment(load, decision["days_ago"])
        values = {
            "decision": Verdict(decision["verdict"]),
            "decided_by": decision["by"],
            "decided_on": timezone.localdate(at),
            "decided_why": decision["why"],
        }
        changes.change_step(record, step, values, by, at)
    record.full_clean(exclude=["changed_by"])
    if remark := item.get("remark"):
        adviser = community.library.adviser
        at = _moment(load, remark["days_ago"])
        changes.change_comment(record, step, adviser, remark["text"], adviser.user, at)


def _met(step: PlanStep, places: list[int] | str) -> list[int]:
    """Raises IndexError when the step has no such precondition."""
    keys = [one.pk for one in step.preconditions]
    return keys if places == "all" else [keys[place - 1] for place in places]


def _moment(load: Load, days: int) -> dt.datetime:
    return load.now - dt.timedelta(days=days, minutes=37)
