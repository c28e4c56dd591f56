"""`/oembed?url=…&format=json&maxwidth=…&maxheight=…`, for whoever shows our pages elsewhere."""

from urllib.parse import urlencode

from django.http import Http404, JsonResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import answers, finding

MAX_AGE = 300  # seconds
NO_LIMIT = 99_999  # pixels


@require_safe
def oembed(request):
    """404 for what is closed, a draft or not there alike: nobody learns which."""
    if request.GET.get("format", "json") not in ("", "json"):
        return _answer({"error": _("We only know format=json.")}, 501)
    try:
        limits = [_pixels(request, name) for name in ("maxwidth", "maxheight")]
        found = finding.find(request, request.GET.get("url", ""))
        return _answer(answers.answer(found, request.build_absolute_uri, *limits), 200)
    except finding.Refused as wrong:
        return _answer({"error": str(wrong)}, 400)
    except Http404:
        return _answer({"error": _("There is nothing public at this address.")}, 404)


def address_about(request, address: str) -> str:
    """Where the answer about one of our pages is (its address is absolute)."""
    query = urlencode({"url": address, "format": "json"})
    return request.build_absolute_uri(f"{reverse('oembed')}?{query}")


def _answer(content: dict, status: int) -> JsonResponse:
    response = JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response


def _pixels(request, name: str) -> int:
    text = request.GET.get(name) or str(NO_LIMIT)
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text)):
        raise finding.Refused(_("“%(name)s” is not a number of pixels.") % {"name": name})
    return int(text)
