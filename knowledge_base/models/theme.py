from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.search import index

from site_config.blocks import explained_list, text_field

from .. import relations
from ..feedback.routes import FORM, THANKS, form_view, thanks_view
from ..feedback.subject import Subject
from .article import ArticlePage, SectionIndexPage
from .feedback import Part, name_of


class ThemeIndexPage(SectionIndexPage):
    fixed_slug = "themas"
    template = "knowledge_base/theme_index_page.html"
    subpage_types = ["knowledge_base.ThemePage"]

    class Meta:
        verbose_name = _("overview of themes")


class ThemePage(ArticlePage):
    """A subject that people like to meet around: a version for residents, one for libraries."""

    template = "knowledge_base/theme_page.html"
    text_template = "knowledge_base/texts/theme.html"
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
    introduction = text_field(_("introduction for residents"))
    for_whom = models.TextField(_("for whom"), blank=True)
    first_time = text_field(
        _("the first time"), help_text=_("What happens when somebody comes for the first time.")
    )
    activities = explained_list(_("for example"))
    start_yourself = text_field(
        _("an idea of your own"), help_text=_("What a resident with an idea can do.")
    )
    library_introduction = text_field(_("introduction for libraries"))
    public_function = models.CharField(
        _("function of the public library"),
        max_length=80,
        blank=True,
        help_text=_("One of the five functions in the library act (Wsob, article 5)."),
    )
    what_works = explained_list(_("what works"))
    partners = explained_list(_("who takes part"))
    mind = explained_list(_("mind"))
    start = text_field(_("a first activity"))

    content_panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel("title"),
                "summary",
                "picture",
                "introduction",
                "for_whom",
                "first_time",
                "activities",
                "start_yourself",
            ],
            _("For residents"),
        ),
        MultiFieldPanel(
            [
                "library_introduction",
                "public_function",
                "what_works",
                "partners",
                "mind",
                "start",
                "body",
            ],
            _("For libraries"),
        ),
        ArticlePage.review_panel,
    ]
    search_fields = [
        *ArticlePage.search_fields,
        *map(
            index.SearchField,
            [
                "introduction",
                "for_whom",
                "first_time",
                "activities",
                "start_yourself",
                "library_introduction",
                "public_function",
                "what_works",
                "partners",
                "mind",
                "start",
            ],
        ),
    ]

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    @path("")
    def for_residents(self, request):
        """What is on and which communities there are."""
        return self.render(request)

    @path("voor-bibliotheken/")
    def for_libraries(self, request):
        """What works, with whom, and what to mind."""
        return self.render(
            request,
            template="knowledge_base/theme_for_libraries.html",
            context_overrides=relations.of_theme(self, request),
        )

    def get_sitemap_urls(self, request=None):
        urls = super().get_sitemap_urls(request)
        libraries = [{**one, "location": f"{one['location']}voor-bibliotheken/"} for one in urls]
        return [*urls, *libraries]

    @path(f"voor-bibliotheken/{FORM}")
    def library_feedback_form(self, request):
        return form_view(self, request, self._library_subject(request))

    @path(f"voor-bibliotheken/{THANKS}")
    def library_feedback_thanks(self, request):
        return thanks_view(self, request, self._library_subject(request))

    def _library_subject(self, request) -> Subject:
        return Subject(
            name_of(self.title, Part.FOR_LIBRARIES),
            f"{self.get_url(request)}voor-bibliotheken/",
            page_id=self.pk,
            part=Part.FOR_LIBRARIES.value,
        )
