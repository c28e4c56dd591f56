"""Two content security policies: a strict one for visitors, Wagtail's for the admin."""

from collections.abc import Sequence

from csp.constants import SELF
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.urls import reverse


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Give admin responses `ADMIN_CONTENT_SECURITY_POLICY`, all others the strict one."""

    def process_response(self, request, response):
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            response._csp_config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return super().process_response(request, response)


def let_frame(response, origins: Sequence[str]) -> None:
    """Let these websites show the response in a frame, beside our own.

    The older X-Frame-Options knows no list: it says nothing where the policy names others, and
    the same as the policy where it does not.
    """
    response._csp_replace = {"frame-ancestors": [SELF, *origins]}
    response.xframe_options_exempt = bool(origins)
