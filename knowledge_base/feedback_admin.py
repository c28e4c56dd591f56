"""The register of reactions in the CMS: for the network's editors and administrators."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from site_config.register_export import RegisterMixin
from site_config.scoped_admin import ScopedModelAdmin
from site_config.scopes import ByPermission

from .feedback_filters import (
    ArticleFilter,
    HandledFilter,
    PeriodFilter,
    TextFilter,
    UsefulFilter,
)
from .feedback_summary import SummaryView
from .models import Feedback

HANDLE = "knowledge_base_feedback_handle"
SUMMARY = "knowledge_base_feedback_summary"


class Reactions(ByPermission):
    def may_add(self, model, user):
        """Visitors react; nobody does it for them."""
        return False


class FeedbackAdmin(RegisterMixin, ScopedModelAdmin):
    model = Feedback
    scope = Reactions()
    menu_label = gettext_lazy("Reactions")
    menu_icon = "comment"
    menu_order = 225
    list_display = ["article", "useful", "missed", "created_at", "handling"]
    list_display_add_buttons = "article"
    list_filter = [HandledFilter, UsefulFilter, TextFilter, PeriodFilter, ArticleFilter]
    list_select_related = ["page", "term"]
    list_export = ["article", "useful", "missed", "created_at", "handled", "note"]
    search_fields = ["title", "page__title", "term__term", "missed", "note"]
    index_template_name = "knowledge_base/admin/feedback_index.html"

    def article(self, feedback):
        return feedback.article

    article.short_description = gettext_lazy("Article")

    def handling(self, feedback):
        """What was done, and a button of the form around the list to say so in one click."""
        name, label, state = (
            ("open", _("Open again"), _("Handled"))
            if feedback.handled
            else ("handled", _("Mark as handled"), _("Not handled yet"))
        )
        return format_html(
            '<p>{}</p><button class="button button-small button-secondary" name="{}" value="{}"'
            ' aria-label="{}">{}</button>',
            state,
            name,
            feedback.pk,
            f"{label}: {feedback}",
            label,
        )

    handling.short_description = gettext_lazy("handled")
    handling.admin_order_field = "handled"

    def get_admin_urls_for_registration(self):
        summary = SummaryView.as_view(model_admin=self)
        return (
            path("knowledge_base/feedback/articles/", summary, name=SUMMARY),
            path("knowledge_base/feedback/handle/", self.handle_view, name=HANDLE),
            *super().get_admin_urls_for_registration(),
        )

    def handle_view(self, request):
        return handle(request, self.permission_helper)


@require_POST
def handle(request, permissions):
    """Mark one reaction as handled (`handled=<id>`), or as open again (`open=<id>`)."""
    done = "handled" in request.POST
    number = request.POST.get("handled" if done else "open", "")
    if not permissions.user_has_any_permissions(request.user):
        raise PermissionDenied
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        number = "0"
    feedback = get_object_or_404(Feedback, pk=number)
    if not permissions.user_can_edit_obj(request.user, feedback):
        raise PermissionDenied
    feedback.handled = done
    feedback.save(update_fields=["handled"])
    log(instance=feedback, action="wagtail.edit", user=request.user, content_changed=True)
    said = _("Handled: “%(reaction)s”.") if done else _("Open again: “%(reaction)s”.")
    messages.success(request, said % {"reaction": feedback})
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = reverse("knowledge_base_feedback_modeladmin_index")
    return HttpResponseRedirect(back)
