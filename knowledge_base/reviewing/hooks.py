"""Where the CMS leads to looking at articles again: reports, the editor, its menu."""

from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from ..models.article import ArticlePage
from . import states
from .marking import may_mark
from .report import ReviewReport, own_articles
from .views import looked_at_today


class ReviewMenuItem(MenuItem):
    def is_shown(self, request):
        return own_articles(request.user, timezone.localdate()).exists()


def reports_menu_item():
    """Hook register_reports_menu_item."""
    return ReviewMenuItem(
        gettext_lazy("Articles to look at again"),
        reverse("knowledge_base_review_report"),
        name="articles-to-look-at",
        icon_name="calendar-check",
        order=90,
    )


def admin_urls():
    """Hook register_admin_urls."""
    return [
        path("reports/nakijken/", ReviewReport.as_view(), name="knowledge_base_review_report"),
        path(
            "reports/nakijken/results/",
            ReviewReport.as_view(results_only=True),
            name="knowledge_base_review_report_results",
        ),
        path("nakijken/<int:page_id>/", looked_at_today, name="knowledge_base_looked_at"),
    ]


def header_buttons(page, user, view_name, next_url=None):
    """Hook register_page_header_buttons: in the menu at the top of an article's editor."""
    model = page.cached_content_type.model_class() or object
    if issubclass(model, ArticlePage) and may_mark(page, user):
        yield Button(
            _("Looked at today"),
            reverse("knowledge_base_looked_at", args=[page.pk]),
            icon_name="calendar-check",
            priority=14,
        )


def note_in_editor(request, page):
    """Hook before_edit_page: says at the top that the article has to be looked at again."""
    # Wagtail asks for the editor once more, in parts, after a new page was saved by itself.
    in_parts = "_w_hydrate_create_view" in request.GET
    if request.method != "GET" or in_parts or not isinstance(page, ArticlePage) or not page.live:
        return
    sentence = states.sentence(page.reviewed_on, page.review_by, timezone.localdate())
    if sentence:
        note = render_to_string(
            "knowledge_base/admin/review_note.html",
            {"page": page, "sentence": sentence, "may_mark": may_mark(page, request.user)},
            request,
        )
        messages.warning(request, mark_safe(note))
