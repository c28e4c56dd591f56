"""One account, as administrators help its owner: invite again, let in again, a lost telephone."""

from functools import wraps

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from . import invitations, mail, records, second_factor, throttle
from .models import SignInRecord

LINES = 20


def _for_administrators(view):
    @wraps(view)
    def checked(request, *args, **kwargs):
        if not request.user.is_superuser:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


@_for_administrators
def account(request, pk: int):
    user = get_object_or_404(get_user_model(), pk=pk)
    if request.method == "POST":
        action = ACTIONS.get(request.POST.get("action"))
        if action is None:
            return HttpResponseBadRequest(_("This cannot be done with an account."))
        action(request, user)
        return redirect("entrance_account", pk=pk)
    context = {
        "account": user,
        "page_title": _("Signing in"),
        "page_subtitle": user.email or user.get_username(),
        "header_icon": "lock",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("wagtailusers_users:index"), "label": _("Users")},
            {"url": "", "label": _("Signing in"), "sublabel": user.email},
        ],
        "is_required": second_factor.is_required(user),
        "has_second_step": second_factor.has(user),
        "is_held_back": throttle.is_held_back(user),
        "lines": SignInRecord.objects.filter(user=user).select_related("by")[:LINES],
    }
    return render(request, "entrance/admin/account.html", context)


def invite(request, user) -> None:
    """Invite, and tell the administrator how that went."""
    if not user.email:
        messages.error(request, _("This account has no e-mail address. Fill it in first."))
        return
    try:
        invitations.invite(user, by=request.user, request=request)
    except OSError:
        messages.error(
            request,
            _("The mail to %(email)s could not be sent. Try again later, at “Signing in”.")
            % {"email": user.email},
        )
    else:
        messages.success(request, _("An invitation was sent to %(email)s.") % {"email": user.email})


def _remove_second_step(request, user):
    if not second_factor.has(user):
        messages.warning(request, _("This account has no second step."))
        return
    second_factor.remove(user)
    records.write(SignInRecord.Kind.SECOND_STEP_REMOVED, user, by=request.user, request=request)
    messages.success(request, _("The second step of this account was taken away."))
    try:
        mail.send("second_step_off", user.email, {})
    except OSError:
        messages.warning(request, _("The mail that tells so could not be sent."))


def _open_again(request, user):
    throttle.open_again(request, user)
    records.write(SignInRecord.Kind.OPENED_AGAIN, user, by=request.user, request=request)
    messages.success(request, _("This account may try again at once."))


ACTIONS = {"invite": invite, "second_step": _remove_second_step, "open": _open_again}
