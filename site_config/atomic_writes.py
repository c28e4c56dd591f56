"""One transaction around every view that may write.

Wagtail's publish view saves, publishes and logs in separate transactions, so that a
failing receiver leaves a page live without its occurrences. ATOMIC_REQUESTS would mend
that, but makes every GET take SQLite's write lock. This wraps the unsafe methods only.
"""

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.models import Page

from .explain import explain

SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


class AtomicWritesMiddleware:
    """Must be the last middleware: `process_view` calls the view itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method in SAFE_METHODS or getattr(view, "_non_atomic_requests", None):
            return None
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except MultiValueDictKeyError as error:
            # A form of which a part did not arrive.
            raise BadRequest from error
        except ValidationError as error:
            # Some of Wagtail's actions publish without a form (approving in a workflow):
            # there an incomplete page would be a server error.
            if not request.path_info.startswith(reverse("wagtailadmin_home")):
                raise
            page_id = kwargs.get("page_id")
            page = Page.objects.filter(pk=page_id).first() if page_id else None
            return _back_with_message(request, explain(error, page and page.specific_class))
        except (ProtectedError, RestrictedError):
            # What is asked before a deletion may have changed since. Which record it is, is not
            # for everybody to know.
            if not request.path_info.startswith(reverse("wagtailadmin_home")):
                raise
            return _back_with_message(request, _("Something else still uses this."))


def _back_with_message(request, said: str):
    messages.error(request, _("Not done, nothing was changed. %(said)s") % {"said": said})
    back = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = reverse("wagtailadmin_home")
    return HttpResponseRedirect(back)
