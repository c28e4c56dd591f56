from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from site_config.blocks import explained_list, item_list, text_field

from .. import relations
from .article import ArticlePage, SectionIndexPage


class ExampleIndexPage(SectionIndexPage):
    fixed_slug = "voorbeelden"
    template = "knowledge_base/example_index_page.html"
    subpage_types = ["knowledge_base.ExamplePage"]

    class Meta:
        verbose_name = _("overview of examples")


class FactBlock(blocks.StructBlock):
    """What a source states, with the number of that source in the list of sources."""

    text = blocks.TextBlock(label=_("what happened"), rows=2)
    source = blocks.IntegerBlock(
        label=_("number of the source"), min_value=1, max_value=99, required=False
    )

    class Meta:
        label = _("item")
        icon = "info-circle"
        help_text = _("What the source states, in words of your own.")


class ExamplePage(ArticlePage):
    """How others did it. What sources state and what we make of it stand apart."""

    template = "knowledge_base/example_page.html"
    text_template = "knowledge_base/texts/example.html"
    parent_page_types = ["knowledge_base.ExampleIndexPage"]

    library = models.CharField(_("library"), max_length=120, blank=True)
    place = models.CharField(_("town or village"), max_length=80, blank=True)
    period = models.CharField(_("when"), max_length=80, blank=True)
    facts = StreamField(
        [("item", FactBlock())],
        blank=True,
        verbose_name=_("what happened"),
        help_text=_("Only what the sources state."),
    )
    interpretation = text_field(
        _("what we learn from it"), help_text=_("Our own reading, not a fact.")
    )
    take_along = explained_list(
        _("what you can do with it"), help_text=_("Our own proposal, for tomorrow.")
    )
    unknown = item_list(_("what we do not know"))
    sources = item_list(_("sources"))

    content_panels = [
        MultiFieldPanel(
            [TitleFieldPanel("title"), "summary", FieldRowPanel(["library", "place", "period"])],
            _("What"),
        ),
        FieldPanel("facts"),
        FieldPanel("interpretation"),
        FieldPanel("take_along"),
        FieldPanel("unknown"),
        FieldPanel("body"),
        FieldPanel("sources"),
        MultiFieldPanel(
            [
                InlinePanel("theme_links", label=_("theme"), heading=_("Themes")),
                InlinePanel("guideline_links", label=_("guideline"), heading=_("Guidelines")),
            ],
            _("Goes with"),
        ),
        ArticlePage.review_panel,
    ]
    search_fields = [
        *ArticlePage.search_fields,
        *map(
            index.SearchField,
            [
                "library",
                "place",
                "period",
                "facts",
                "interpretation",
                "take_along",
                "unknown",
                "sources",
            ],
        ),
    ]

    class Meta:
        verbose_name = _("example")
        verbose_name_plural = _("examples")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(relations.of_example(self, request))
        return context


class ExampleTheme(Orderable):
    example = ParentalKey(ExamplePage, on_delete=models.CASCADE, related_name="theme_links")
    theme = models.ForeignKey(
        "knowledge_base.ThemePage",
        verbose_name=_("theme"),
        on_delete=models.PROTECT,
        related_name="example_links",
    )

    panels = [FieldPanel("theme")]

    class Meta(Orderable.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def __str__(self):
        return str(self.theme)


class ExampleGuideline(Orderable):
    example = ParentalKey(ExamplePage, on_delete=models.CASCADE, related_name="guideline_links")
    guideline = models.ForeignKey(
        "knowledge_base.GuidelinePage",
        verbose_name=_("guideline"),
        on_delete=models.PROTECT,
        related_name="example_links",
    )

    panels = [FieldPanel("guideline")]

    class Meta(Orderable.Meta):
        verbose_name = _("guideline")
        verbose_name_plural = _("guidelines")

    def __str__(self):
        return str(self.guideline)
