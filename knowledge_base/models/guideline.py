from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from site_config.blocks import explained_list, item_list, text_field

from .. import relations
from ..choices import Role
from .article import ArticlePage, SectionIndexPage


class GuidelineIndexPage(SectionIndexPage):
    fixed_slug = "handvatten"
    template = "knowledge_base/guideline_index_page.html"
    subpage_types = ["knowledge_base.GuidelinePage"]

    class Meta:
        verbose_name = _("overview of guidelines")


class GuidelinePage(ArticlePage):
    """A lesson about working with communities, in fixed sections. `summary` is its core."""

    template = "knowledge_base/guideline_page.html"
    text_template = "knowledge_base/texts/guideline.html"
    parent_page_types = ["knowledge_base.GuidelineIndexPage"]

    in_short = item_list(_("in short"), help_text=_("Three points."))
    why = text_field(_("why"))
    how = explained_list(_("how to do it"), help_text=_("One thing to do in each box."))
    extra_heading = models.CharField(_("heading of the extra list"), max_length=80, blank=True)
    extra = item_list(_("extra list"))
    do = item_list(_("do this"))
    dont = item_list(_("do not do this"))
    in_practice = text_field(
        _("Noor in practice"), help_text=_("Noor is invented; the page says so.")
    )
    note = models.TextField(_("note"), blank=True)
    example = models.ForeignKey(
        "knowledge_base.ExamplePage",
        verbose_name=_("example"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="guidelines_showing_it",
    )
    example_says = models.TextField(
        _("what the example shows"), blank=True, help_text=_("In one or two sentences.")
    )
    sources = item_list(_("sources"))

    content_panels = [
        MultiFieldPanel([TitleFieldPanel("title"), "summary", "in_short"], _("What")),
        MultiFieldPanel(["why", "how", "extra_heading", "extra"], _("Why and how")),
        MultiFieldPanel(["do", "dont", "note"], _("Do and do not")),
        FieldPanel("in_practice"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                InlinePanel("tool_links", label=_("tool"), heading=_("Tools")),
                FieldPanel("example"),
                FieldPanel("example_says"),
                InlinePanel("step_links", label=_("step"), heading=_("Belongs to step")),
                InlinePanel("theme_links", label=_("theme"), heading=_("Themes")),
                InlinePanel("role_links", label=_("role"), heading=_("For whom")),
            ],
            _("Goes with"),
        ),
        FieldPanel("sources"),
        ArticlePage.review_panel,
    ]
    search_fields = [
        *ArticlePage.search_fields,
        *map(
            index.SearchField,
            [
                "in_short",
                "why",
                "how",
                "extra_heading",
                "extra",
                "do",
                "dont",
                "in_practice",
                "note",
                "example_says",
                "sources",
            ],
        ),
    ]

    class Meta:
        verbose_name = _("guideline")
        verbose_name_plural = _("guidelines")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(relations.of_guideline(self, request))
        return context


class GuidelineTool(Orderable):
    guideline = ParentalKey(GuidelinePage, on_delete=models.CASCADE, related_name="tool_links")
    tool = models.ForeignKey(
        "knowledge_base.ToolPage",
        verbose_name=_("tool"),
        on_delete=models.PROTECT,
        related_name="guideline_links",
    )

    panels = [FieldPanel("tool")]

    class Meta(Orderable.Meta):
        verbose_name = _("tool")
        verbose_name_plural = _("tools")

    def __str__(self):
        return str(self.tool)


class GuidelineStep(Orderable):
    guideline = ParentalKey(GuidelinePage, on_delete=models.CASCADE, related_name="step_links")
    step = models.ForeignKey(
        "knowledge_base.StepPage",
        verbose_name=_("step"),
        on_delete=models.PROTECT,
        related_name="guideline_links",
    )

    panels = [FieldPanel("step")]

    class Meta(Orderable.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self):
        return str(self.step)


class GuidelineTheme(Orderable):
    guideline = ParentalKey(GuidelinePage, on_delete=models.CASCADE, related_name="theme_links")
    theme = models.ForeignKey(
        "knowledge_base.ThemePage",
        verbose_name=_("theme"),
        on_delete=models.PROTECT,
        related_name="guideline_links",
    )

    panels = [FieldPanel("theme")]

    class Meta(Orderable.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def __str__(self):
        return str(self.theme)


class GuidelineRole(Orderable):
    guideline = ParentalKey(GuidelinePage, on_delete=models.CASCADE, related_name="role_links")
    role = models.CharField(_("role"), max_length=30, choices=Role)

    panels = [FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self):
        return self.get_role_display()
