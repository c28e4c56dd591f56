from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.routable_page.models import path
from wagtail.search import index

from site_config.blocks import text_field
from site_config.pages import FixedSlug, RoutableBasePage

from ..feedback.routes import FORM, THANKS, TakesFeedback, form_view, thanks_view
from ..feedback.subject import Subject


class GlossaryTerm(models.Model):
    """A word that not everybody knows, explained in one to three sentences."""

    term = models.CharField(_("term"), max_length=80, unique=True)
    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    also = models.CharField(
        _("other forms"),
        max_length=250,
        blank=True,
        help_text=_("As they occur in texts, with commas in between: community’s, communities."),
    )
    explanation = models.TextField(_("explanation"), help_text=_("In one or two sentences."))
    more = text_field(_("more about it"))
    example = models.TextField(_("as one would say it"), blank=True)
    not_the_same = models.TextField(
        _("not the same as"), blank=True, help_text=_("What people confuse it with.")
    )
    see_also = models.ManyToManyField(
        "self", verbose_name=_("see also"), blank=True, symmetrical=False
    )

    panels = [
        FieldRowPanel(["term", "slug", "abbreviation"]),
        FieldPanel("also"),
        FieldPanel("explanation"),
        FieldPanel("more"),
        FieldPanel("example"),
        FieldPanel("not_the_same"),
        FieldPanel("see_also"),
    ]

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["term"]

    def __str__(self):
        return self.term

    @property
    def forms(self) -> list[str]:
        """The words by which a text may call it."""
        others = [self.abbreviation, *self.also.split(",")]
        return [self.term, *(form for one in others if (form := one.strip()))]


class GlossaryPage(TakesFeedback, FixedSlug, RoutableBasePage):
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
        return self.render(
            request,
            template="knowledge_base/glossary_term.html",
            context_overrides={"term": _term_or_404(slug)},
        )

    @path(f"<slug:slug>/{FORM}")
    def feedback_form(self, request, slug):
        return form_view(self, request, self._subject(request, slug))

    @path(f"<slug:slug>/{THANKS}")
    def feedback_thanks(self, request, slug):
        return thanks_view(self, request, self._subject(request, slug))

    def _subject(self, request, slug: str) -> Subject:
        term = _term_or_404(slug)
        return Subject(term.term, f"{self.get_url(request)}{term.slug}/", term_id=term.pk)


def _term_or_404(slug: str) -> GlossaryTerm:
    term = GlossaryTerm.objects.prefetch_related("see_also").filter(slug=slug).first()
    if term is None:
        raise Http404("No such term")
    return term
