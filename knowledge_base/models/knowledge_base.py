from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from site_config.blocks import body_field
from site_config.pages import BasePage, FixedSlug

from .. import relations


class KnowledgeBasePage(FixedSlug, BasePage):
    """The entrance to the knowledge base."""

    fixed_slug = "kennisbank"
    template = "knowledge_base/knowledge_base_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "knowledge_base.StepPlanPage",
        "knowledge_base.GuidelineIndexPage",
        "knowledge_base.ThemeIndexPage",
        "knowledge_base.ExampleIndexPage",
        "knowledge_base.ToolIndexPage",
        "knowledge_base.PublicationIndexPage",
        "knowledge_base.GlossaryPage",
    ]
    max_count = 1

    summary = models.TextField(_("in one or two sentences"), blank=True)
    body = body_field()

    content_panels = [*BasePage.content_panels, FieldPanel("summary"), FieldPanel("body")]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("knowledge base")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(relations.entrance(self, request))
        return context
