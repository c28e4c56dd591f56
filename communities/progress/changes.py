"""Writing down how far a step is, and what an adviser says of it. All of it is logged."""

import datetime as dt

from django.utils import timezone

from ..models import Adviser, MetPrecondition, StepComment, StepProgress
from . import history
from .plan import PlanStep


def change_step(
    record: StepProgress, step: PlanStep, values: dict, by, at: dt.datetime | None = None
) -> bool:
    """Store `values` (fields of StepProgress, and `met`: keys of preconditions of the step).

    Returns whether anything was different. What `values` does not name stays as it is.
    """
    at = at or timezone.now()
    met = values.get("met")
    changes = [
        {"field": name, "was": _text(getattr(record, name)), "is": _text(value)}
        for name, value in values.items()
        if name != "met" and getattr(record, name) != value
    ]
    if met is not None:
        changes += _arranged(record, step, set(met))
    if not changes:
        return False
    for name, value in values.items():
        if name != "met":
            setattr(record, name, value)
    record.version += 1
    record.changed_at, record.changed_by = at, by
    _save(record, step)
    if met is not None:
        _store_met(record, step, set(met))
    history.write(history.CHANGED, record.community, step, changes, by, at)
    return True


def change_comment(
    record: StepProgress,
    step: PlanStep,
    adviser: Adviser,
    text: str,
    by,
    at: dt.datetime | None = None,
) -> bool:
    """What this adviser says of the step; an empty text takes it away."""
    at = at or timezone.now()
    if record.pk is None:
        _save(record, step)
    comment = StepComment.objects.filter(progress=record, adviser=adviser).first()
    comment = comment or StepComment(progress=record, adviser=adviser)
    if comment.text == text:
        return False
    changes = [{"field": "text", "was": comment.text, "is": text}]
    comment.text, comment.changed_at = text, at
    comment.version += 1
    comment.save()
    history.write(history.COMMENTED, record.community, step, changes, by, at)
    return True


def _save(record: StepProgress, step: PlanStep) -> None:
    """With what the step is called today."""
    record.step_id, record.number, record.title = step.pk, step.number, step.title
    record.save()


def _arranged(record: StepProgress, step: PlanStep, met: set[int]) -> list[dict]:
    before = record.met_keys
    added = [one.text for one in step.preconditions if one.pk in met - before]
    removed = [one.text for one in step.preconditions if one.pk in before - met]
    return [{"field": "met", "added": added, "removed": removed}] if added or removed else []


def _store_met(record: StepProgress, step: PlanStep, met: set[int]) -> None:
    """What is met and not in the plan any more stays as it is."""
    before = record.met_keys
    gone = before & {one.pk for one in step.preconditions} - met
    MetPrecondition.objects.filter(progress=record, precondition__in=gone).delete()
    MetPrecondition.objects.bulk_create(
        MetPrecondition(progress=record, precondition_id=one.pk, text=one.text)
        for one in step.preconditions
        if one.pk in met - before
    )


def _text(value) -> str:
    return value.isoformat() if isinstance(value, dt.date) else value or ""
