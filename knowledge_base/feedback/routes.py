"""The addresses of the form, below what it is about.

They are routes of the page itself: whoever may not see the article gets no form of it either.
"""

from http import HTTPMethod

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from wagtail.contrib.routable_page.models import path

from site_config.pages import BasePage
from site_config.visitor_address import visitor_address

from ..models.feedback import Feedback
from . import limits
from .form import ANSWERS, YES, FeedbackForm
from .subject import Subject

FORM = "reactie/"
THANKS = "reactie/bedankt/"
# The names of the routes that take a form.
FORM_ROUTES = frozenset({"feedback_form", "library_feedback_form"})


class TakesFeedback:
    """Mixin for a page: the form posts to its own address, to no other of the page."""

    def check_request_method(self, request, *args, **kwargs):
        match = getattr(request, "routable_resolver_match", None)
        if request.method == HTTPMethod.POST and match and match.url_name in FORM_ROUTES:
            return None
        return super().check_request_method(request, *args, **kwargs)


class ArticleFeedback(TakesFeedback):
    @path(FORM)
    def feedback_form(self, request):
        return form_view(self, request, self._subject(request))

    @path(THANKS)
    def feedback_thanks(self, request):
        return thanks_view(self, request, self._subject(request))

    def _subject(self, request) -> Subject:
        return Subject(self.title, self.get_url(request), page_id=self.pk)


def form_view(page, request, subject: Subject):
    """The form; sent and in order, it is stored and the visitor is thanked."""
    if request.method != HTTPMethod.POST:
        return _shown(
            page, request, subject, FeedbackForm(initial=_asked(request), subject=subject)
        )
    form = FeedbackForm(request.POST, subject=subject)
    if not form.is_valid():
        return _shown(page, request, subject, form)
    if not _stored(subject, form, visitor_address(request)):
        return _shown(page, request, subject, form, too_many=True, status=429)
    response = redirect(f"{subject.address}{THANKS}")
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        # It was only there for this form. Who is signed in needs it elsewhere.
        response.delete_cookie(
            settings.CSRF_COOKIE_NAME,
            path=settings.CSRF_COOKIE_PATH,
            domain=settings.CSRF_COOKIE_DOMAIN,
            samesite=settings.CSRF_COOKIE_SAMESITE,
        )
    return response


def thanks_view(page, request, subject: Subject):
    return _answer(page, request, subject, "knowledge_base/feedback_thanks.html")


def _asked(request) -> dict:
    """What somebody chose below the article. Raises Http404 on an answer that there is not."""
    answers = request.GET.getlist("nuttig")
    if any(answer not in dict(ANSWERS) for answer in answers):
        raise Http404("No such answer")
    if len(answers) > 1:
        raise BadRequest("Two answers")
    return {"nuttig": answers[0]} if answers else {}


def _stored(subject: Subject, form: FeedbackForm, address: str) -> bool:
    """Whether the reaction is in the table; False when too many came in."""
    number = form.stamp.form
    if Feedback.objects.filter(form=number).exists():
        return True
    if not limits.may_come_in(address):
        return False
    Feedback.objects.get_or_create(
        form=number,
        defaults={
            "page_id": subject.page_id,
            "term_id": subject.term_id,
            "part": subject.part,
            "title": subject.title,
            "useful": form.cleaned_data["nuttig"] == YES,
            "missed": form.cleaned_data["mist"],
        },
    )
    return True


def _shown(page, request, subject, form, *, too_many=False, status=200):
    response = _answer(
        page,
        request,
        subject,
        "knowledge_base/feedback_form.html",
        form=form,
        stamp=form.next_stamp(),
        too_many=too_many,
        status=status,
    )
    if too_many:
        response["Retry-After"] = str(limits.HOUR)
    return response


def _answer(page, request, subject, template, *, status=200, **context):
    # Without what only the article needs: its relations, its words.
    shared = BasePage.get_context(page, request)
    context = {**shared, **context, "subject": subject, "noindex": True}
    response = TemplateResponse(request, template, context, status=status)
    response["X-Robots-Tag"] = "noindex"
    add_never_cache_headers(response)
    return response
