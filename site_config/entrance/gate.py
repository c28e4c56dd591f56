"""Whoever must have a second step and has not given it is let no further than setting it up.

Asked anew at each request, so that a rule holds for people who are signed in already.
"""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseForbidden, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from . import second_factor

NEXT_KEY = "entrance_next"


def is_held(request: HttpRequest) -> bool:
    """Whether the visitor is signed in, but owes the second step."""
    user = request.user
    return (
        user.is_authenticated
        and second_factor.is_required(user)
        and not second_factor.was_given(request, user)
    )


def way_on(request: HttpRequest, wanted: str) -> HttpResponseRedirect:
    """To where the second step is set up, or given, and from there to the address wanted."""
    if second_factor.has(request.user):
        address = reverse("mfa_reauthenticate")
        return HttpResponseRedirect(f"{address}?{urlencode({'next': wanted})}")
    request.session[NEXT_KEY] = wanted
    return HttpResponseRedirect(reverse("mfa_activate_totp"))


class SecondFactorMiddleware:
    """In the CMS they are led to the second step; elsewhere they are visitors.

    Elsewhere nothing is asked until somebody asks for the user: public pages stay without a
    session.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.entrance = reverse("account_login")
        self.cms = reverse("wagtailadmin_home")
        # Signing out, and what the CMS's pages load without an account.
        self.open = {
            reverse(name)
            for name in (
                "wagtailadmin_logout",
                "wagtailadmin_sprite",
                "wagtailadmin_javascript_catalog",
            )
        }

    def __call__(self, request):
        path = request.path_info
        if path.startswith(self.cms) and path not in self.open:
            if is_held(request):
                if request.headers.get("X-Requested-With") == "XMLHttpRequest":
                    return HttpResponseForbidden()
                return way_on(request, request.get_full_path())
        elif not path.startswith(self.entrance):
            signed_in = request.user
            request.user = SimpleLazyObject(lambda: _visitor(request, signed_in))
        return self.get_response(request)


def _visitor(request, user):
    if user.is_authenticated and second_factor.is_required(user):
        return user if second_factor.was_given(request, user) else AnonymousUser()
    return user
