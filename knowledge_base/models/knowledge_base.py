from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.search import index

from site_config.blocks import body_field
from site_config.pages import BasePage, FixedSlug, RoutableBasePage

from .. import feed, finding, relations


class KnowledgeBasePage(FixedSlug, RoutableBasePage):
    """The entrance to the knowledge base, with one list to choose from and a feed."""

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

    @path("")
    def entrance(self, request):
        return self.render(request, context_overrides=relations.entrance(self, request))

    @path("alles/")
    def everything(self, request):
        """All articles, to choose by kind, role, theme and step."""
        return self.render(
            request,
            template="knowledge_base/everything.html",
            context_overrides=finding.everything(self, request),
        )

    @path("feed.xml/")
    def feed(self, request):
        """New and changed articles, for feed readers."""
        return feed.answer(self, request)
