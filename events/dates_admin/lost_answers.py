"""What the editor answered about changes that lose their date, carried out on publishing."""

from ..lost_changes import DROP, KEEP, Pattern, answer_name, coming_changes, lost
from . import history, kinds
from .dormant_views import drop


def carry_out(request, event) -> None:
    """After publishing, in the same transaction: let go of what was answered to be dropped.

    Only what the published pattern really does not give is let go.
    """
    changes = list(coming_changes().filter(event=event).select_related("venue", "event"))
    answers = {change.pk: request.POST.get(answer_name(change)) for change in changes}
    if not any(answers.values()):
        return
    pattern = Pattern.of(event)
    without = {change.pk for change in lost(pattern, changes)}
    for change in changes:
        if answers[change.pk] == DROP and change.pk in without:
            drop(change, request.user)
        elif answers[change.pk] == KEEP and (change.date, change.slot) in pattern.extra:
            history.write(
                history.KEPT,
                event,
                change.date,
                change.slot,
                kinds.words(change),
                kinds.shown_reason(change),
                request.user,
            )
