"""Roles end on time: before anything is answered to somebody whose last day has passed.

No command has to run for it. Visitors without a session cookie cost nothing.
"""

from django.conf import settings

from . import changes


class EndedRolesMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            changes.end_overdue(request.user)
        return self.get_response(request)
