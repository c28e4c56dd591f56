"""The report of what has to be looked at again, below Reports in the CMS."""

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from site_config.native_inputs import NativeDateInput
from site_config.register_export import SafeExport

from ..kinds import ARTICLE_MODELS
from . import states


def own_articles(user, today) -> QuerySet:
    """The articles that `user` may edit."""
    own = page_permission_policy.instances_user_has_permission_for(user, "change")
    return states.articles(today).filter(pk__in=own.values("pk"))


def _article_types(request) -> QuerySet:
    types = ContentType.objects.get_for_models(*(model() for model in ARTICLE_MODELS))
    return ContentType.objects.filter(pk__in=[one.pk for one in types.values()]).order_by("model")


class KindFilter(ContentTypeFilter):
    def filter(self, articles, value):
        return articles.filter(content_type=value) if value else articles


class StateFilter(django_filters.ChoiceFilter):
    def filter(self, articles, value):
        wanted = [value] if value else states.DUE
        return articles.filter(review_state__in=wanted)


class ReviewFilterSet(WagtailFilterSet):
    """Without a choice of state: all that somebody has to do something about."""

    review_state = StateFilter(
        label=_("State"),
        choices=list(states.LABELS.items()),
        empty_label=_("All that need attention"),
        widget=forms.RadioSelect,
    )
    content_type = KindFilter(label=_("Kind"), queryset=_article_types)
    review_by = django_filters.DateFilter(
        label=_("Look again before"), lookup_expr="lt", widget=NativeDateInput
    )

    class Meta:
        model = Page
        fields = []


class ReviewReport(SafeExport, PageReportView):
    page_title = _("Articles to look at again")
    header_icon = "calendar-check"
    filterset_class = ReviewFilterSet
    index_url_name = "knowledge_base_review_report"
    index_results_url_name = "knowledge_base_review_report_results"
    results_template_name = "knowledge_base/admin/review_report_results.html"
    list_export = ["title", "kind", "state_label", "reviewed_on", "reviewed_by", "review_by"]
    export_headings = {
        "title": _("Title"),
        "kind": _("Kind"),
        "state_label": _("State"),
        "reviewed_on": _("Last looked at on"),
        "reviewed_by": _("By whom"),
        "review_by": _("Look again before"),
    }
    export_filename = "nakijken"
    any_permission_required = ["change"]

    @property
    def marked_url(self) -> str:
        """Where the button in a row leads back to: this list, as it is filtered now."""
        asked = self.request.GET.copy()
        asked.pop("_w_filter_fragment", None)
        return f"{self.get_index_url()}?{asked.urlencode()}" if asked else self.get_index_url()

    def get_base_queryset(self):
        found = own_articles(self.request.user, timezone.localdate())
        return found.select_related("content_type").prefetch_workflow_states()

    def decorate_paginated_queryset(self, object_list):
        articles = list(object_list)
        for article in articles:
            article.kind = capfirst(article.page_type_display_name)
            article.state_label = str(states.LABELS[article.review_state])
            # All of them may be edited; with a lock or in a workflow one does so in the editor.
            article.may_mark = not article.locked and not article.workflow_in_progress
        return articles
