from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import prefetch_related_objects
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

from site_config.blocks import explained_list, text_field

from .. import relations
from ..choices import Role
from .article import ArticlePage, SectionIndexPage


class StepPlanPage(SectionIndexPage):
    """The plan as a whole: from an idea to a living community."""

    fixed_slug = "stappenplan"
    template = "knowledge_base/step_plan_page.html"
    subpage_types = ["knowledge_base.StepPage"]

    class Meta:
        verbose_name = _("step plan")

    def articles(self, request):
        steps = super().articles(request).order_by("number")
        return relations.of_plan(steps, request)


class StepPage(ArticlePage):
    """One step of the plan, in fixed sections. `summary` is its goal."""

    template = "knowledge_base/step_page.html"
    text_template = "knowledge_base/texts/step.html"
    schema_type = "HowTo"
    parent_page_types = ["knowledge_base.StepPlanPage"]

    number = models.PositiveSmallIntegerField(
        _("number"), null=True, validators=[MinValueValidator(1), MaxValueValidator(99)]
    )
    why = text_field(_("why this step"))
    actions = explained_list(_("this is what you do"))
    result = models.TextField(_("what it yields"), blank=True)
    duration = models.CharField(_("how long it takes"), max_length=80, blank=True)
    session = models.CharField(_("work session"), max_length=120, blank=True)
    checklist = models.ForeignKey(
        "knowledge_base.ToolPage",
        verbose_name=_("checklist"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="checked_steps",
    )
    pitfall = text_field(_("pitfall"))
    in_practice = text_field(
        _("Noor in practice"), help_text=_("Noor is invented; the page says so.")
    )
    go_no_go = models.BooleanField(
        _("go or no-go"), default=False, help_text=_("Only go on when the preconditions are met.")
    )
    decision = text_field(
        _("how to decide"), help_text=_("Who decides to go on, and what happens after a no.")
    )

    content_panels = [
        MultiFieldPanel(
            [FieldRowPanel(["number", TitleFieldPanel("title")]), "summary", "why"], _("What")
        ),
        FieldPanel("actions"),
        InlinePanel("preconditions", label=_("precondition"), heading=_("What you need")),
        InlinePanel("role_links", label=_("role"), heading=_("Who does what")),
        MultiFieldPanel(
            ["result", FieldRowPanel(["duration", "session"]), "checklist", "go_no_go", "decision"],
            _("Done?"),
        ),
        FieldPanel("pitfall"),
        FieldPanel("in_practice"),
        InlinePanel("tool_links", label=_("tool"), heading=_("Tools")),
        FieldPanel("body"),
        ArticlePage.review_panel,
    ]
    search_fields = [
        *ArticlePage.search_fields,
        index.FilterField("number"),
        index.RelatedFields(
            "preconditions", [index.SearchField("text"), index.SearchField("explanation")]
        ),
        index.RelatedFields("role_links", [index.SearchField("does")]),
        *map(
            index.SearchField,
            [
                "why",
                "actions",
                "result",
                "duration",
                "session",
                "decision",
                "pitfall",
                "in_practice",
            ],
        ),
    ]

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    @property
    def search_title(self) -> str:
        return _("Step %(number)s: %(title)s") % {"number": self.number, "title": self.title}

    @property
    def search_names(self) -> list[str]:
        return [_("Step %(number)s") % {"number": self.number}, self.title]

    def get_context(self, request, *args, **kwargs):
        # Asked for once: the page shows them, and so does what it says to search engines.
        if self.pk:
            prefetch_related_objects([self], "preconditions", "role_links")
        context = super().get_context(request, *args, **kwargs)
        context.update(relations.of_step(self, request))
        return context


class Precondition(Orderable):
    """What has to be arranged before a step can succeed. A record that progress can point at."""

    step = ParentalKey(StepPage, on_delete=models.CASCADE, related_name="preconditions")
    text = models.CharField(_("what has to be arranged"), max_length=250)
    explanation = models.TextField(
        _("explanation"), blank=True, help_text=_("How to get it, and what to do without it.")
    )

    panels = [FieldPanel("text"), FieldPanel("explanation")]

    class Meta(Orderable.Meta):
        verbose_name = _("precondition")
        verbose_name_plural = _("preconditions")

    def __str__(self):
        return self.text


class StepRole(Orderable):
    step = ParentalKey(StepPage, on_delete=models.CASCADE, related_name="role_links")
    role = models.CharField(_("role"), max_length=30, choices=Role)
    does = models.CharField(_("does what"), max_length=250, blank=True)

    panels = [FieldPanel("role"), FieldPanel("does")]

    class Meta(Orderable.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self):
        return self.get_role_display()


class StepTool(Orderable):
    step = ParentalKey(StepPage, on_delete=models.CASCADE, related_name="tool_links")
    tool = models.ForeignKey(
        "knowledge_base.ToolPage",
        verbose_name=_("tool"),
        on_delete=models.PROTECT,
        related_name="step_links",
    )

    panels = [FieldPanel("tool")]

    class Meta(Orderable.Meta):
        verbose_name = _("tool")
        verbose_name_plural = _("tools")

    def __str__(self):
        return str(self.tool)
