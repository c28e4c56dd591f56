from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from site_config.blocks import explained_list, text_field

from .. import relations
from ..choices import ToolKind
from .article import ArticlePage, SectionIndexPage


class ToolIndexPage(SectionIndexPage):
    fixed_slug = "hulpmiddelen"
    template = "knowledge_base/tool_index_page.html"
    subpage_types = ["knowledge_base.ToolPage"]

    class Meta:
        verbose_name = _("overview of tools")


class PartBlock(blocks.StructBlock):
    """A box on the paper: what it is about, and lines to write on."""

    heading = blocks.CharBlock(label=_("heading"))
    items = blocks.ListBlock(blocks.CharBlock(), label=_("lines"))

    class Meta:
        help_text = _("One subject in each box. A line asks one thing.")


class ToolPage(ArticlePage):
    """A template to fill in or a checklist to tick off, on screen and on paper."""

    template = "knowledge_base/tool_page.html"
    text_template = "knowledge_base/texts/tool.html"
    shown_along = ("document",)
    parent_page_types = ["knowledge_base.ToolIndexPage"]

    kind = models.CharField(_("kind"), max_length=12, choices=ToolKind, default=ToolKind.TEMPLATE)
    when = models.TextField(_("when"), blank=True, help_text=_("When to take this, and with whom."))
    how_to_use = text_field(_("how to use it"))
    minutes = models.PositiveSmallIntegerField(_("minutes to fill in"), null=True, blank=True)
    parts = StreamField(
        [("part", PartBlock(label=_("box")))],
        blank=True,
        verbose_name=_("boxes to fill in"),
    )
    items = explained_list(_("to tick off"), text=_("how one knows that it is done"))
    filled_in = explained_list(
        _("filled in by Noor"), help_text=_("Noor is invented; the page says so.")
    )
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document to download"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Only where a file adds something to the page, such as a poster."),
    )
    note = models.TextField(_("note"), blank=True)

    content_panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel("title"),
                FieldRowPanel(["kind", "minutes"]),
                "summary",
                "when",
                "how_to_use",
            ],
            _("What"),
        ),
        FieldPanel("parts"),
        FieldPanel("items"),
        FieldPanel("filled_in"),
        FieldPanel("document"),
        FieldPanel("note"),
        FieldPanel("body"),
        ArticlePage.review_panel,
    ]
    search_fields = [
        *ArticlePage.search_fields,
        *map(
            index.SearchField,
            ["when", "how_to_use", "parts", "items", "filled_in", "note"],
        ),
    ]

    class Meta:
        verbose_name = _("tool")
        verbose_name_plural = _("tools")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(relations.of_tool(self, request))
        return context
