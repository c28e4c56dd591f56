"""What happens to an evaluation: finish, open again, offer, withdraw, accept.

Each step reads the row again under a lock, so that two people at once do it once. Raises
NotPossible with a sentence for the person who tried.

The way into the knowledge base: somebody of the library offers the evaluation (consent, with
name and moment), an editor of the network accepts it, and only then a draft is made. Who
makes it is not known here: `site_config.example_drafts` asks the knowledge base, which
communities may not import.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from site_config import example_drafts

from ..models import Evaluation
from . import example, history
from .figures import Figures


class NotPossible(Exception):
    """The message is for the person who tried."""


@transaction.atomic
def finish(pk: int, user) -> Evaluation:
    """Close the texts and freeze the figures."""
    one = _locked(pk)
    if one.is_finished:
        raise NotPossible(_("This evaluation is finished already."))
    if one.last_date > timezone.localdate():
        raise NotPossible(_("The period is not over yet. Finish it after the last day."))
    if missing := _missing(one):
        raise NotPossible(_("Fill in first: %(fields)s.") % {"fields": ", ".join(missing)})
    one.figures = Figures.of(one).as_json()
    one.finished_at, one.finished_by = timezone.now(), user
    return _saved(one, history.FINISHED, user)


def _missing(one: Evaluation) -> list[str]:
    names = ["phase", "story", "failure", "changes"]
    return [str(one._meta.get_field(name).verbose_name) for name in names if not getattr(one, name)]


@transaction.atomic
def reopen(pk: int, user) -> Evaluation:
    """Open the texts again; the figures follow the calendar again."""
    one = _locked(pk)
    if not one.is_finished:
        raise NotPossible(_("This evaluation is open already."))
    if one.is_offered:
        raise NotPossible(_("It was offered to the network. Withdraw that first."))
    one.figures = one.finished_at = one.finished_by = None
    return _saved(one, history.REOPENED, user)


@transaction.atomic
def offer(pk: int, user) -> Evaluation:
    """The library agrees that this becomes an example."""
    one = _locked(pk)
    if not one.is_finished:
        raise NotPossible(_("Finish the evaluation first."))
    if one.is_offered:
        raise NotPossible(_("This evaluation was offered already."))
    if not one.story_read:
        raise NotPossible(
            _("Whoever told the story has to say yes first. Open the evaluation and tick it.")
        )
    one.offered_at, one.offered_by = timezone.now(), user
    return _saved(one, history.OFFERED, user)


@transaction.atomic
def withdraw(pk: int, user) -> Evaluation:
    """The library no longer agrees. A draft that was made of it goes along."""
    one = _locked(pk)
    if not one.is_offered:
        raise NotPossible(_("This evaluation was not offered."))
    if one.is_published:
        raise NotPossible(
            _("The example is public already. Ask the editors of the network to take it down.")
        )
    if draft := one.example:
        one.example = None
        one.save(update_fields=["example"])
        # Not in the name of `user`, who may delete nothing in the knowledge base otherwise.
        draft.delete()
    one.offered_at = one.offered_by = one.accepted_at = one.accepted_by = None
    return _saved(one, history.WITHDRAWN, user)


@transaction.atomic
def accept(pk: int, user) -> Evaluation:
    """An editor agrees too: the draft of an example is made, once."""
    one = _locked(pk)
    if not one.is_offered:
        raise NotPossible(_("The library has not offered this evaluation (any more)."))
    if one.example is not None:
        raise NotPossible(_("There is a draft of this evaluation already."))
    try:
        one.example_id = example_drafts.make(example.text_of(one), user).pk
    except example_drafts.NoPlace:
        raise NotPossible(_("The knowledge base has no overview of examples yet.")) from None
    one.accepted_at, one.accepted_by = timezone.now(), user
    return _saved(one, history.ACCEPTED, user)


def _locked(pk: int) -> Evaluation:
    return Evaluation.objects.select_for_update(of=("self",)).get(pk=pk)


def _saved(one: Evaluation, action: str, user) -> Evaluation:
    one.save()
    log(instance=one, action=action, user=user)
    return one
