"""What somebody typed in the CMS is not lost when they turn out to be signed out.

The form that arrives is sent back as hidden fields on a page that says what happened, to be sent
again once they have signed in in another tab. Nothing of it is stored on the server. The page
also comes when only the token against forged forms is out of date, as after signing in.

Only for forms that this site sent: one that comes from elsewhere would be somebody else's.
"""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import HttpRequest, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure as plain_csrf_failure
from django.views.decorators.cache import never_cache

from . import gate

NOT_KEPT = {"csrfmiddlewaretoken"}
SIGNED_OUT = "signed_out"


class KeptFormsMiddleware:
    """After that of the accounts, and before the one that leads to the second step."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method == "POST" and (request.user.is_anonymous or gate.is_held(request)):
            if is_keepable(request):
                return page(request)
            if _saves_by_itself(request):
                return told(
                    _("You are no longer signed in. Sign in in another tab, and save by hand.")
                )
        return self.get_response(request)


def is_keepable(request: HttpRequest) -> bool:
    """Whether this is a form of the CMS, sent by a person on this site."""
    return (
        request.method == "POST"
        and request.path_info.startswith(reverse("wagtailadmin_home"))
        and request.path_info != reverse("wagtailadmin_logout")
        and not _asks_for_data(request)
        and _comes_from_here(request)
    )


def _saves_by_itself(request: HttpRequest) -> bool:
    """Whether this is Wagtail's editor, which reads what is wrong from JSON."""
    return (
        request.path_info.startswith(reverse("wagtailadmin_home"))
        and request.headers.get("Accept") == "application/json"
        and request.headers.get("X-Requested-With") != "XMLHttpRequest"
        and _comes_from_here(request)
    )


def told(words: str) -> JsonResponse:
    """For the editor, which stays open with all that was typed: see save_in_turn.js."""
    answer = {"success": False, "error_code": SIGNED_OUT, "error_message": words}
    return JsonResponse(answer, status=HTTPStatus.FORBIDDEN)


def _asks_for_data(request: HttpRequest) -> bool:
    """Wagtail's own scripts: they show the failure themselves, in the editor that stays open."""
    return request.headers.get("X-Requested-With") == "XMLHttpRequest" or (
        "text/html" not in request.headers.get("Accept", "text/html")
    )


def _comes_from_here(request: HttpRequest) -> bool:
    sent_by = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(sent_by).netloc == request.get_host()


@never_cache
def page(request: HttpRequest):
    """What was sent, to be sent again. Passwords and files do not come along."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in NOT_KEPT and "password" not in name
    ]
    signed_out = request.user.is_anonymous or gate.is_held(request)
    context = {
        "fields": fields,
        "action": request.get_full_path(),
        "signed_out": signed_out,
        "has_files": bool(request.FILES),
        "sign_in": f"{reverse('account_login')}?{urlencode({'next': reverse('entrance_back')})}",
        "noindex": True,
    }
    return render(request, "entrance/kept_form.html", context, status=HTTPStatus.FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = ""):
    """Setting CSRF_FAILURE_VIEW."""
    if _saves_by_itself(request):
        return told(_("You have signed in again in the meantime. Save once by hand."))
    return page(request) if is_keepable(request) else plain_csrf_failure(request, reason)


@never_cache
def back(request: HttpRequest):
    """Where one ends after signing in from that page: the other tab still holds the form."""
    return render(request, "entrance/kept_form_back.html", {"noindex": True})
