from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.search import index

from site_config.blocks import item_list

from .. import relations
from .article import ArticlePage, SectionIndexPage


class ThemeIndexPage(SectionIndexPage):
    fixed_slug = "themas"
    template = "knowledge_base/theme_index_page.html"
    subpage_types = ["knowledge_base.ThemePage"]

    class Meta:
        verbose_name = _("overview of themes")


class ThemePage(ArticlePage):
    """A subject that people like to meet around: a version for residents, one for libraries."""

    template = "knowledge_base/theme_page.html"
    parent_page_types = ["knowledge_base.ThemeIndexPage"]
    shown_along = ("picture",)

    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    introduction = models.TextField(_("introduction for residents"), blank=True)
    for_whom = models.TextField(_("for whom"), blank=True)
    activities = item_list(_("for example"))
    public_function = models.CharField(
        _("function of the public library"),
        max_length=80,
        blank=True,
        help_text=_("One of the five functions in the library act (Wsob, article 5)."),
    )
    what_works = item_list(_("what works"))
    partners = item_list(_("who takes part"))
    mind = models.TextField(_("mind"), blank=True)

    content_panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel("title"),
                "summary",
                "picture",
                "introduction",
                "for_whom",
                "activities",
            ],
            _("For residents"),
        ),
        MultiFieldPanel(["public_function", "what_works", "partners", "mind"], _("For libraries")),
        FieldPanel("body"),
        ArticlePage.review_panel,
    ]

    search_fields = [
        *ArticlePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("for_whom"),
        index.SearchField("activities"),
        index.SearchField("public_function"),
        index.SearchField("what_works"),
        index.SearchField("partners"),
        index.SearchField("mind"),
    ]

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(relations.of_theme(self, request))
        return context
