from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.routable_page.models import path
from wagtail.search import index

from site_config.pages import FixedSlug, RoutableBasePage


class GlossaryTerm(models.Model):
    """A word that not everybody knows, explained in one to three sentences."""

    term = models.CharField(_("term"), max_length=80, unique=True)
    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    explanation = models.TextField(_("explanation"))
    see_also = models.ManyToManyField(
        "self", verbose_name=_("see also"), blank=True, symmetrical=False
    )

    panels = [
        FieldRowPanel(["term", "slug", "abbreviation"]),
        FieldPanel("explanation"),
        FieldPanel("see_also"),
    ]

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["term"]

    def __str__(self):
        return self.term


class GlossaryPage(FixedSlug, RoutableBasePage):
    """All terms on one page, and each at an address of its own."""

    fixed_slug = "begrippen"
    template = "knowledge_base/glossary_page.html"
    parent_page_types = ["knowledge_base.KnowledgeBasePage"]
    subpage_types = []
    max_count = 1

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*RoutableBasePage.content_panels, FieldPanel("introduction")]

    search_fields = [*RoutableBasePage.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("glossary")

    @path("")
    def all_terms(self, request):
        terms = GlossaryTerm.objects.prefetch_related("see_also")
        return self.render(request, context_overrides={"terms": terms})

    @path("<slug:slug>/")
    def one_term(self, request, slug):
        term = GlossaryTerm.objects.prefetch_related("see_also").filter(slug=slug).first()
        if term is None:
            raise Http404("No such term")
        return self.render(
            request,
            template="knowledge_base/glossary_term.html",
            context_overrides={"term": term},
        )
