"""The other addresses at which Wagtail would take a password. They take none."""

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache


@never_cache
def to_sign_in(request):
    """To our sign-in page, with where the visitor wanted to go if that is on this site."""
    address = reverse("account_login")
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        address = f"{address}?{urlencode({'next': wanted})}"
    return HttpResponseRedirect(address)


@never_cache
def to_new_password(request):
    return HttpResponseRedirect(reverse("account_reset_password"))


@never_cache
def closed(request):
    raise Http404("This site has no passwords that people share")
