"""“Looked at today”: asked on a page of its own, or done at once from a button."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from site_config.explain import explain

from ..models.article import ArticlePage
from . import marking


@require_http_methods(["GET", "POST"])
def looked_at_today(request, page_id: int):
    """What it will lead to; with POST it is done, and one goes back to where one came from."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ArticlePage):
        raise Http404("No article")
    if not marking.may_mark(page, request.user):
        raise PermissionDenied
    back = get_valid_next_url_from_request(request)
    if request.method == "POST":
        _mark(request, page)
        return redirect(back or "wagtailadmin_pages:edit", *([] if back else [page.pk]))
    today = timezone.localdate()
    return render(
        request,
        "knowledge_base/admin/looked_at.html",
        {
            "page": page,
            "back": back,
            "today": today,
            "again": marking.a_year_on(today),
            "publishes": marking.expected(page, request.user) is marking.Outcome.PUBLISHED,
        },
    )


def _mark(request, page) -> None:
    title = page.get_admin_display_title()
    try:
        outcome = marking.mark_reviewed(page, request.user, timezone.localdate())
    except ValidationError as error:
        reason = explain(error, type(page))
        messages.error(
            request,
            _("“%(title)s” could not be saved. %(reason)s") % {"title": title, "reason": reason},
        )
        return
    if outcome is marking.Outcome.PUBLISHED:
        messages.success(request, _("“%(title)s” was looked at today.") % {"title": title})
    else:
        messages.warning(
            request,
            _("“%(title)s” was looked at today. This stands in the draft: publish it as well.")
            % {"title": title},
        )
