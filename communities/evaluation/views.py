"""The printable page of an evaluation, and its steps: each a POST from the page to read it."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from site_config import example_drafts

from ..models import Evaluation
from . import steps
from .figures import Figures, lines
from .scope import OfCommunity

PRINT = "communities_evaluation_print"


@require_safe
def printable(request, evaluation_id):
    """The whole on paper, with nothing around it."""
    one = _readable_or_404(request.user, evaluation_id)
    context = {"evaluation": one, "lines": lines(Figures.of(one))}
    return render(request, "communities/admin/evaluation_print.html", context)


@require_POST
def finish(request, evaluation_id):
    return _step(request, _kept_or_404(request.user, evaluation_id), steps.finish, _finished)


@require_POST
def reopen(request, evaluation_id):
    return _step(request, _kept_or_404(request.user, evaluation_id), steps.reopen, _reopened)


@require_POST
def offer(request, evaluation_id):
    return _step(request, _kept_or_404(request.user, evaluation_id), steps.offer, _offered)


@require_POST
def withdraw(request, evaluation_id):
    return _step(request, _kept_or_404(request.user, evaluation_id), steps.withdraw, _withdrawn)


@require_POST
def accept(request, evaluation_id):
    """For those who may add to the knowledge base; of what was not offered they know nothing."""
    one = _readable_or_404(request.user, evaluation_id)
    if not example_drafts.may_make(request.user):
        raise Http404
    return _step(request, one, steps.accept, _accepted)


def _step(request, one: Evaluation, step, told):
    try:
        done = step(one.pk, request.user)
    except steps.NotPossible as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, told(), buttons=_draft_button(done, step))
    return redirect("communities_evaluation_modeladmin_inspect", one.pk)


def _draft_button(one: Evaluation, step) -> list:
    if step is not steps.accept:
        return []
    editor = reverse("wagtailadmin_pages:edit", args=[one.example_id])
    return [messages.button(editor, _("Open the draft"))]


def _finished():
    return _("Finished. The figures are fixed now.")


def _reopened():
    return _("Open again. The figures follow the calendar again.")


def _offered():
    return _("Offered. The editors of the network can make an example of it now.")


def _withdrawn():
    return _("Withdrawn. The network can no longer read it.")


def _accepted():
    return _("There is a draft in the knowledge base now. Polish it and publish it.")


def _readable_or_404(user, pk: int) -> Evaluation:
    rows = Evaluation.objects.select_related("community__library", "example")
    return get_object_or_404(OfCommunity().readable(rows, user), pk=pk)


def _kept_or_404(user, pk: int) -> Evaluation:
    """One that the user reads but does not keep gets the same answer as one that is not there."""
    return get_object_or_404(OfCommunity().kept(Evaluation.objects.all(), user), pk=pk)


def admin_urls():
    """Hook register_admin_urls."""
    views = {"finish": finish, "reopen": reopen, "offer": offer}
    views |= {"withdraw": withdraw, "accept": accept}
    return [
        path("evaluations/<int:evaluation_id>/print/", printable, name=PRINT),
        *(
            path(
                f"evaluations/<int:evaluation_id>/{name}/",
                view,
                name=f"communities_evaluation_{name}",
            )
            for name, view in views.items()
        ),
    ]
