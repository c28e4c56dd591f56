from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.search import index

from site_config.blocks import item_list

from ..choices import PublicationKind
from .article import ArticlePage, SectionIndexPage


class PublicationIndexPage(SectionIndexPage):
    fixed_slug = "publicaties"
    template = "knowledge_base/publication_index_page.html"
    subpage_types = ["knowledge_base.PublicationPage"]

    class Meta:
        verbose_name = _("overview of publications")


class PublicationPage(ArticlePage):
    """A white paper, evaluation or video about this work, retold in short."""

    template = "knowledge_base/publication_page.html"
    parent_page_types = ["knowledge_base.PublicationIndexPage"]

    kind = models.CharField(
        _("kind"), max_length=12, choices=PublicationKind, default=PublicationKind.WHITEPAPER
    )
    publisher = models.CharField(_("publisher"), max_length=120, blank=True)
    published = models.CharField(
        _("published"), max_length=40, blank=True, help_text=_("A year or a date, in words.")
    )
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sources = item_list(_("sources"))

    content_panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel("title"),
                "summary",
                FieldRowPanel(["kind", "publisher", "published"]),
            ],
            _("What"),
        ),
        FieldPanel("body"),
        FieldPanel("document"),
        FieldPanel("sources"),
        ArticlePage.review_panel,
    ]

    search_fields = [
        *ArticlePage.search_fields,
        index.SearchField("publisher"),
        index.SearchField("published"),
        index.SearchField("sources"),
    ]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
