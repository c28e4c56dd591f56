"""What all articles and their index pages share."""

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.search import index

from site_config.blocks import body_field
from site_config.pages import BasePage, FixedSlug, RoutableBasePage
from site_config.share import card

from .. import reading, relations, structured_data
from ..feedback.routes import ArticleFeedback


class SectionIndexPage(FixedSlug, RoutableBasePage):
    """The list of one kind of article, and all of them on one page to print."""

    parent_page_types = ["knowledge_base.KnowledgeBasePage"]
    max_count = 1

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]

    class Meta:
        abstract = True

    @path("")
    def overview(self, request):
        return self.render(request)

    @path("afdrukken/")
    def printable(self, request):
        """The whole section on one page, with nothing around it that paper cannot use."""
        return self.render(
            request, template="knowledge_base/printable.html", context_overrides={"noindex": True}
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["articles"] = self.articles(request)
        return context

    def articles(self, request):
        """The articles below this page that the visitor may see, in the editors' order."""
        child = self.allowed_subpage_models()[0]
        return child.objects.child_of(self).visible_to(request).order_by("path")


class ArticlePage(ArticleFeedback, RoutableBasePage):
    """An article: a title, what it comes down to, a text, and when it was last looked at."""

    subpage_types = []
    # The template of its fixed sections, shared by its own page and the printed section.
    text_template = "knowledge_base/texts/body.html"
    # For search engines: a type of schema.org.
    schema_type = "Article"

    summary = models.TextField(_("in one or two sentences"), help_text=_("What it comes down to."))
    body = body_field()
    reviewed_on = models.DateField(_("last looked at on"), null=True, blank=True)
    reviewed_by = models.CharField(
        _("by whom"), max_length=80, blank=True, help_text=_("A role, not a name.")
    )
    review_by = models.DateField(_("look again before"), null=True, blank=True)

    review_panel = MultiFieldPanel(
        [FieldRowPanel(["reviewed_on", "reviewed_by", "review_by"])], _("Review")
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True

    @property
    def reading_minutes(self) -> int:
        return reading.minutes(reading.words_of(self))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["structured_data"] = structured_data.of_article(self, request)
        context.update(relations.hard_words(self, request))
        return context

    def share_card(self):
        return card.of_page(self, str(capfirst(self._meta.verbose_name)))

    @classmethod
    def deletion_blockers(cls, articles, request) -> list[str]:
        """An article that others link to stays; says where, as far as this user may know."""
        from site_config.deletion import reasons_of_use

        found = reasons_of_use(articles, request)
        return [*found, _("Take the links away there first, or take it offline.")] if found else []
