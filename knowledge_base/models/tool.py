from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from site_config.blocks import item_list

from .. import relations
from ..choices import ToolKind
from .article import ArticlePage, SectionIndexPage


class ToolIndexPage(SectionIndexPage):
    fixed_slug = "hulpmiddelen"
    template = "knowledge_base/tool_index_page.html"
    subpage_types = ["knowledge_base.ToolPage"]

    class Meta:
        verbose_name = _("overview of tools")


class ToolPage(ArticlePage):
    """A template to fill in or a checklist to tick off, on screen and on paper."""

    template = "knowledge_base/tool_page.html"
    parent_page_types = ["knowledge_base.ToolIndexPage"]

    kind = models.CharField(_("kind"), max_length=12, choices=ToolKind, default=ToolKind.TEMPLATE)
    how_to_use = models.TextField(_("how to use it"), blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes to fill in"), null=True, blank=True)
    parts = StreamField(
        [
            (
                "part",
                blocks.StructBlock(
                    [
                        ("heading", blocks.CharBlock(label=_("heading"))),
                        ("items", blocks.ListBlock(blocks.CharBlock(), label=_("lines"))),
                    ],
                    label=_("box"),
                ),
            )
        ],
        blank=True,
        verbose_name=_("boxes to fill in"),
    )
    items = item_list(_("to tick off"))
    note = models.TextField(_("note"), blank=True)

    content_panels = [
        MultiFieldPanel(
            [TitleFieldPanel("title"), FieldRowPanel(["kind", "minutes"]), "summary", "how_to_use"],
            _("What"),
        ),
        FieldPanel("parts"),
        FieldPanel("items"),
        FieldPanel("note"),
        FieldPanel("body"),
        ArticlePage.review_panel,
    ]

    search_fields = [
        *ArticlePage.search_fields,
        index.SearchField("how_to_use"),
        index.SearchField("parts"),
        index.SearchField("items"),
        index.SearchField("note"),
    ]

    class Meta:
        verbose_name = _("tool")
        verbose_name_plural = _("tools")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(relations.of_tool(self, request))
        return context
