from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.models import Orderable
from wagtail.search import index

from site_config.blocks import item_list

from .. import relations
from .article import ArticlePage, SectionIndexPage


class ExampleIndexPage(SectionIndexPage):
    fixed_slug = "voorbeelden"
    template = "knowledge_base/example_index_page.html"
    subpage_types = ["knowledge_base.ExamplePage"]

    class Meta:
        verbose_name = _("overview of examples")


class ExamplePage(ArticlePage):
    """How others did it. What sources state and what we make of it stand apart."""

    template = "knowledge_base/example_page.html"
    parent_page_types = ["knowledge_base.ExampleIndexPage"]

    library = models.CharField(_("library"), max_length=120, blank=True)
    place = models.CharField(_("town or village"), max_length=80, blank=True)
    period = models.CharField(_("when"), max_length=80, blank=True)
    facts = item_list(_("what happened"), help_text=_("Only what the sources state."))
    interpretation = models.TextField(
        _("what we learn from it"), blank=True, help_text=_("Our own reading, not a fact.")
    )
    sources = item_list(_("sources"))

    content_panels = [
        MultiFieldPanel(
            [TitleFieldPanel("title"), "summary", FieldRowPanel(["library", "place", "period"])],
            _("What"),
        ),
        FieldPanel("facts"),
        FieldPanel("interpretation"),
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
        index.SearchField("library"),
        index.SearchField("place"),
        index.SearchField("period"),
        index.SearchField("facts"),
        index.SearchField("interpretation"),
        index.SearchField("sources"),
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
