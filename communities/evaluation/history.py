"""Who finished, offered and accepted an evaluation: in Wagtail's log, beside its changes."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry

FINISHED = "communities.evaluation.finish"
REOPENED = "communities.evaluation.reopen"
OFFERED = "communities.evaluation.offer"
WITHDRAWN = "communities.evaluation.withdraw"
ACCEPTED = "communities.evaluation.accept"
SHOWN = 20

SAID = {
    FINISHED: (_("Finish an evaluation"), _("Finished; the figures are fixed.")),
    REOPENED: (_("Open an evaluation again"), _("Opened again.")),
    OFFERED: (_("Offer an evaluation"), _("Offered to the network, as an example.")),
    WITHDRAWN: (_("Withdraw an evaluation"), _("No longer offered to the network.")),
    ACCEPTED: (_("Accept an evaluation"), _("Accepted; a draft was made in the knowledge base.")),
}


def of_evaluation(evaluation) -> list[ModelLogEntry]:
    """The latest entries, newest first. One query."""
    entries = ModelLogEntry.objects.for_instance(evaluation).select_related("user")
    return list(entries.order_by("-timestamp", "-pk")[:SHOWN])


def register(actions) -> None:
    """Hook register_log_actions."""
    for action, (label, message) in SAID.items():
        named = {"label": label, "message": message}
        actions.register_action(action)(type("EvaluationFormatter", (LogFormatter,), named))
